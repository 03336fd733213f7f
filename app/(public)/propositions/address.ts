import type { z } from 'zod';
import { listSchema, type ListInput } from '../../../server/domain/proposals/schema.ts';
import type { Query } from '../../kit/address.ts';
import type { FormState } from '../../kit/form-state.ts';

export const PATH = '/propositions';
export type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** The names of an address, in French, and the fields they fill. */
const NAMES = {
  q: 'q',
  theme: 'theme',
  quartier: 'district',
  statut: 'status',
  origine: 'origin',
  voix: 'voice',
  rencontre: 'meeting',
  tri: 'order',
  suite: 'after',
} as const satisfies Record<string, keyof ListInput>;

/** What an address asks, as the schema takes it; a value that is none is named, and the list is not read. */
export function readAddress(asked: Asked): { input: z.input<typeof listSchema> | null; query: Query; errors: FormState['errors'] } {
  const given = Object.entries(NAMES).map(([name, field]) => [name, field, asked[name] === '' ? undefined : asked[name]] as const);
  const parsed = listSchema.safeParse(Object.fromEntries(given.map(([, field, value]) => [field, value])));
  const query = Object.fromEntries(given.map(([name, , value]) => [name, typeof value === 'string' ? value : null]));
  if (parsed.success) return { input: parsed.data, query, errors: {} };
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const named = given.filter(([, field]) => wrong.has(field)).map(([name]) => [name, { code: 'field.choice', data: {} }]);
  return { input: null, query, errors: Object.fromEntries(named) as FormState['errors'] };
}
