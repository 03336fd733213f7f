// The largest real collective that we hold beside a small one of the same kind: no page that both have may cost much more in the large one.
import type { TestCollective } from '../kit/builders.ts';
import { aPerson, useDatabase } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import type { OwnTestServer } from '../kit/server.ts';
import type { ImportedFile } from '../../server/domain/imports/neutral.ts';
import { READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import { readPaths } from '../../server/import/files.ts';
import { importInto, newTenant } from '../imports/house.ts';
import { plant, planted } from './corpus.ts';
import { whereIs } from './deed-rows.ts';
import type { Generator } from './load.ts';
import { costOf } from './page-rows.ts';
import { look, signedIn, warm, type Place } from './pages.ts';
import { small as digits, whole, type Goal, type Report, type Row } from './report.ts';
import { inRounds, type Figures } from './rounds.ts';
import { COOKIE, signIn, type Person } from './site.ts';
import { SEARCHES } from './texts.ts';

const LARGE = { proposals: 10_860, meetings: 410 };
const SMALL = { proposals: 200, meetings: 8 };
const MOST_RATIO = 1.5;
const READERS = 20;
const LOOKED_AT = 40;
/** Words of Barcelona that fill a page of results in the small collective too. */
const CATALAN = ['barri', 'ciutat', 'persones', 'espai'];

interface Given { database: TestDatabase; server: OwnTestServer; generator: Generator; postmaster: number; rounds: number; milliseconds: number; log: (line: string) => void }
interface Twins { large: TestCollective; small: TestCollective; real: boolean }
interface Side { place: { server: OwnTestServer; slug: string }; people: Person[]; pages: Map<string, string[]> }
interface Measured { page: string; large: Figures; small: Figures; ratio: number }

/** Both collectives, in a database that holds nothing else. */
export async function plantTwins(database: TestDatabase): Promise<Twins> {
  await useDatabase(database);
  const folder = whereIs('barcelona-pam-2016');
  const twins = folder === null ? await madeUp(database) : await imported(database, folder);
  await database.superuserPool.query('vacuum analyze');
  await database.superuserPool.query('checkpoint');
  return { ...twins, real: folder !== null };
}

async function madeUp(database: TestDatabase): Promise<Omit<Twins, 'real'>> {
  await plant(database, [{ slug: 'banc-grand', ...LARGE }, { slug: 'banc-petit', ...SMALL }]);
  const [large, small] = await planted(database, ['banc-grand', 'banc-petit']);
  return { large: large!, small: small! };
}

async function imported(database: TestDatabase, folder: string): Promise<Omit<Twins, 'real'>> {
  const { files } = readPaths([folder], READ_DEFAULTS);
  const made = async (name: string, read: ImportedFile[]): Promise<TestCollective> => {
    const tenant = await newTenant(database);
    await importInto(tenant.id, read, true);
    return { ...tenant, name };
  };
  return { large: await made('Barcelona', files), small: await made('Barcelona, a part', cut(files)) };
}

/** One meeting and one proposal in fifty, from all along the year. Barcelona does not say which meeting a proposal was made in. */
function cut(files: readonly ImportedFile[]): ImportedFile[] {
  const meetings = new Set(evenly(files.flatMap((file) => file.meetings), SMALL.meetings));
  const proposals = new Set(evenly(files.flatMap((file) => file.proposals), SMALL.proposals));
  return files.map((file) => ({
    ...file, proposals: file.proposals.filter((one) => proposals.has(one)), meetings: file.meetings.filter((one) => meetings.has(one)), comments: [],
  }));
}

function evenly<T>(all: readonly T[], howMany: number): T[] {
  return Array.from({ length: howMany }, (_, n) => all[Math.floor(n * all.length / howMany)]!);
}

/** By kind of page, the addresses that a measurement goes round. */
async function pagesOf({ superuserPool }: TestDatabase, { id }: TestCollective, searches: readonly string[]): Promise<Map<string, string[]>> {
  const numbered = async (path: string, from: string): Promise<string[]> => {
    const { rows } = await superuserPool.query<{ reference: number }>(`select reference from ${from} limit ${LOOKED_AT}`, [id]);
    return rows.map(({ reference }) => `${path}/${reference}`);
  };
  return new Map([
    ['front', ['/']], ['list', ['/propositions']], ['list, one filter', ['/propositions?origine=meeting']],
    ['search', searches.map((q) => `/propositions?q=${encodeURIComponent(q)}`)],
    ['proposal', await numbered('/propositions', 'proposals where tenant_id = $1 and listed order by shuffle, id')],
    ['waiting', ['/propositions/en-attente']], ['meetings', ['/rencontres']], ['coverage', ['/rencontres/couverture']],
    ['meeting', await numbered('/rencontres', 'meetings where tenant_id = $1 order by md5(title), id')],
    ['parliament', ['/parlement']], ['programme', ['/programme']], ['commitments', ['/engagements']], ['journal', ['/journal']], ['open data', ['/donnees']],
  ]);
}

async function sideOf({ database, server }: Given, collective: TestCollective, searches: readonly string[]): Promise<Side> {
  const ids: string[] = [];
  for (let n = 0; n < READERS; n += 1) ids.push((await aPerson(collective)).id);
  const people = await signIn(database, collective, ids);
  return { place: { server, slug: collective.slug }, people, pages: await pagesOf(database, collective, searches) };
}

/** Why a page cannot be measured, or null: it must be there for somebody who is signed in, in both. */
async function absence(page: string, sides: readonly Side[]): Promise<string | null> {
  for (const { place, people, pages } of sides) {
    const [address] = pages.get(page) ?? [];
    const status = address === undefined ? 'no address' : (await look(place.server, place.slug, address, `${COOKIE}=${people[0]!.token}`)).status;
    if (status !== 200) return `${page} (${address ?? 'nothing to show'}) answered ${status}: not measured.`;
  }
  return null;
}

/** Every kind of page that both have, signed in (so made for each reader), the large collective and the small one in the same rounds. */
export async function benchBarcelona(given: Given, { large, small, real }: Twins): Promise<Pick<Report, 'rows' | 'goals' | 'notes'>> {
  const { generator, postmaster, rounds, milliseconds, log } = given;
  const searches = real ? CATALAN : SEARCHES;
  const sides = [await sideOf(given, large, searches), await sideOf(given, small, searches)] as const;
  const notes = real ? [] : [`Barcelona’s data is not beside the checkout: a made-up collective of its sizes (${whole(LARGE.proposals)} proposals, ${LARGE.meetings} meetings) stood for it.`];
  const measured: Measured[] = [];
  const places = (page: string): Place[] => sides.map(({ place, pages }) => ({ ...place, addresses: pages.get(page)! }));
  const there: string[] = [];
  for (const page of sides[0].pages.keys()) {
    const reason = await absence(page, sides);
    if (reason !== null) notes.push(reason);
    else there.push(page);
  }
  for (const page of there) await warm(generator, places(page)[1]!, sides[1].people);
  for (const page of there) {
    log(`${page}, ${whole(LARGE.proposals)} and ${SMALL.proposals} proposals`);
    const [most, few] = places(page) as [Place, Place];
    const figures = await inRounds(rounds, postmaster, {
      large: signedIn(generator, most, sides[0].people, milliseconds), small: signedIn(generator, few, sides[1].people, milliseconds),
    });
    measured.push({ page, ...figures, ratio: costOf(figures.large) / costOf(figures.small) });
  }
  return { rows: measured.map(rowOf), goals: [goalOf(measured)], notes: [...notes, ...measured.map(noteOf)] };
}

function rowOf({ page, large, small }: Measured): Row {
  return { work: page, size: whole(LARGE.proposals), who: 'signed in', figures: large, limit: { name: `the same of ${SMALL.proposals}`, figures: small } };
}

function goalOf(measured: readonly Measured[]): Goal {
  const worst = measured.toSorted((a, b) => b.ratio - a.ratio)[0];
  const asked = { what: `The dearest page (server and database), ${whole(LARGE.proposals)} proposals against ${SMALL.proposals}`, wanted: `< ${MOST_RATIO}×` };
  if (!worst || !Number.isFinite(worst.ratio)) return { ...asked, seen: 'no page could be measured', reached: null };
  return { ...asked, seen: `${digits(worst.ratio)} (${worst.page})`, reached: worst.ratio < MOST_RATIO };
}

function noteOf({ page, large, small, ratio }: Measured): string {
  const parts = ({ cpuMs, databaseCpuMs }: Figures) => `${digits(cpuMs)} + ${digits(databaseCpuMs)}`;
  const wrong = large.wrong + small.wrong;
  return `${page}: ${digits(ratio)}× (CPU ms of server + database: ${parts(large)} against ${parts(small)})${wrong > 0 ? `, ${wrong} wrong answers` : ''}.`;
}
