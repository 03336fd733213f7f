import { commands } from './commands.ts';

/**
 * The second half of the bootstrap, on a Node that runs TypeScript.
 * @returns the exit code
 */
export async function main([name = 'start', ...rest]: string[]): Promise<number> {
  const command = commands[name];
  if (!command) {
    console.error(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`);
    return 1;
  }
  try {
    return await command(rest);
  } catch (error) {
    // What we foresaw speaks for itself; anything else needs its stack.
    const known = error instanceof Error && 'code' in error && /^(env|migration|boot)\./.test(String(error.code));
    console.error(known ? `\n${(error as Error).message}\n` : error);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
