// The driver's one door, for the two preloads beside this file: pg is loaded by Node itself, so what is changed here is what pages use too.
import pg from 'pg';

export interface Statement { name?: string; text: string; values: unknown[] }
type Query = (this: unknown, ...given: unknown[]) => unknown;

const prototype = pg.Client.prototype as unknown as { query: Query };
const real = prototype.query;

/** Hands every statement of this process to `between`, with the way to really ask. What is not a plain question passes untouched. */
export function standBetween(between: (statement: Statement, ask: () => Promise<unknown>) => Promise<unknown>): void {
  prototype.query = function query(this: unknown, ...given: unknown[]): unknown {
    const ask = (): unknown => real.apply(this, given);
    const [first, second, third] = given;
    if (typeof second === 'function' || typeof third === 'function') return ask();
    const { name, text, values } = typeof first === 'string' ? { text: first, values: second as unknown[] | undefined, name: undefined } : first as Partial<Statement>;
    if (typeof text !== 'string') return ask();
    return between({ ...(name && { name }), text, values: values ?? [] }, ask as () => Promise<unknown>);
  };
}
