import { sql } from 'kysely';

/** The proposal whose sheet it is: its own, or of a half the sheet of the whole, since one paper has one line. */
export const SHEET_OF = sql<string>`coalesce(proposals.part_of, proposals.id)`;
