import { platformDb } from '../db/root.ts';
import type { Env } from '../env.ts';

/** Prints where to go, once the door is open. */
export async function announce(env: Env): Promise<void> {
  const port = (env.publicProtocol === 'http' && env.port === 80) || (env.publicProtocol === 'https' && env.port === 443) ? '' : `:${env.port}`;
  const open = await platformDb().selectFrom('tenants').select('slug').where('state', '=', 'open').orderBy('slug').limit(12).execute();
  console.log(`\nFabrique (${env.mode}) answers at ${env.publicProtocol}://${env.apexHost}${port}`);
  for (const { slug } of open) console.log(`  ${env.publicProtocol}://${slug}.${env.apexHost}${port}`);
  if (env.mode === 'demo') console.log('Demo: on each of them, « Se connecter » lists the demo people, one click away; mail is kept at /_courrier.');
  console.log('Stop with Ctrl+C.\n');
}
