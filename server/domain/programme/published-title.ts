import { sql } from 'kysely';

/** The title under which the latest edition that has it printed the measure of the row; null before: the working copy's own is not public. */
export const publishedTitle = sql<string | null>`(select v.title from edition_measures e join editions d on d.id = e.edition_id
  join measure_versions v on v.measure_id = e.measure_id and v.version = e.version
  where e.measure_id = measures.id order by d.number desc limit 1)`;
