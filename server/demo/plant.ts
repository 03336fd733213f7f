import type pg from 'pg';
import { parseSettings } from '../../tenants/settings.ts';
import { presetFiles } from '../../tenants/presets/all.ts';
import { addDays, dayAt } from '../../tenants/calendar.ts';
import { inTenant } from '../db/root.ts';
import type { TenantDb } from '../db/tenant-db.ts';
import { touchPages } from '../domain/journal.ts';
import { makeAnswers } from './answers.ts';
import { CASTS } from './cast.ts';
import { chanceOf } from './chance.ts';
import { makeComments } from './comments.ts';
import { makeCommitments } from './commitments.ts';
import { readContent } from './content.ts';
import { makeFollows, makeNotices, makeRhythms } from './following.ts';
import { makeGroupings } from './groupings.ts';
import { makeMeetings } from './meetings.ts';
import { makeParliament } from './parliament.ts';
import { makePeople, seatPeople } from './people.ts';
import { makeProgramme } from './programme.ts';
import { makeProposals } from './proposals.ts';
import { makeReadings } from './readings.ts';
import { makeSplits } from './splits.ts';
import { makeSupports } from './supports.ts';
import { emptyWorld, PLANTED, type Planted, type World } from './world.ts';

/** Rows a statement: 22 columns at most, far below the protocol's 65,535 parameters. */
const CHUNK = 500;
const ZONE = 'Europe/Paris';

export interface PlantedCollective { slug: string; rows: number }

/** Makes a collective up, as it stands on the morning of a day. Pure: the same day, the same world. */
export function makeWorld(slug: string, document: unknown, day: string): World {
  const cast = CASTS[slug];
  if (!cast) throw new Error(`nobody plays ${slug}`);
  const settings = parseSettings({ ...(document as object), referenceDay: addDays(day, -cast.since) }, slug);
  const world = emptyWorld(slug, settings, readContent(slug), cast);
  const people = makePeople(world);
  const meetings = makeMeetings(world, people);
  const proposals = makeProposals(world, people, meetings);
  makeReadings(world, people, meetings, proposals);
  makeSupports(world, people, proposals);
  makeComments(world, people, meetings, proposals);
  makeParliament(world, people, proposals);
  makeGroupings(world, people, proposals);
  makeSplits(world, people, proposals);
  makeProgramme(world, people, proposals);
  makeCommitments(world, people);
  makeAnswers(world, people, proposals);
  makeFollows(world, people, meetings, proposals);
  makeNotices(world, people, proposals);
  seatPeople(world, people);
  makeRhythms(world);
  const { rows } = world;
  rows.journal.sort((a, b) => (a.at as Date).getTime() - (b.at as Date).getTime());
  rows.collectives.push({ settings: JSON.stringify(settings), version: 1, fictional: true, updated_at: world.present });
  return world;
}

/**
 * Plants the collectives of the demonstration that are not there yet, each in one transaction of the application's own role. The rows
 * of `tenants` are the owner's to write. at: the instant whose day is the reference day. above: the highest version that pages of a demo
 * planted before had, so that no process takes the new ones for them.
 */
export async function plant(owner: pg.Client | pg.Pool, at: Date, above = 0): Promise<PlantedCollective[]> {
  const day = dayAt(at, ZONE);
  const planted: PlantedCollective[] = [];
  for (const { slug, document } of presetFiles) {
    const world = makeWorld(slug, document, day);
    const tenantId = await reserve(owner, slug, chanceOf(slug, day, 'tenant').id(world.until), world.until);
    const rows = await inTenant(tenantId, 'write', (db) => plantWorld(db, world, above));
    if (rows > 0) planted.push({ slug, rows });
  }
  return planted;
}

/** The tenant's id: the one that is there (a planting that died before its end left it empty), or this one. */
async function reserve(owner: pg.Client | pg.Pool, slug: string, id: string, at: Date): Promise<string> {
  const text = "insert into tenants (id, slug, state, created_at) values ($1, $2, 'open', $3) on conflict (slug) do nothing";
  await owner.query(text, [id, slug, at]);
  const { rows } = await owner.query<{ id: string }>('select id from tenants where slug = $1', [slug]);
  return rows[0]!.id;
}

async function plantWorld(db: TenantDb, { rows }: World, above: number): Promise<number> {
  if (await db.selectFrom('collectives').select('version').executeTakeFirst()) return 0;
  rows.page_versions.push({ version: Math.max(above, rows.journal.length) });
  let written = 0;
  for (const table of PLANTED) {
    await insertAll(db, table, rows[table]);
    written += rows[table].length;
  }
  await touchPages(db);
  return written;
}

async function insertAll(db: TenantDb, table: Planted, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db.insertInto(table).values(rows.slice(start, start + CHUNK) as never).execute();
  }
}
