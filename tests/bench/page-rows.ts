import type { TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import type { OwnTestServer } from '../kit/server.ts';
import type { Generator } from './load.ts';
import { addressesOf, bare, bareServer, firstHit, fromMemory, look, PAGES, signedIn, teach, warm, type PageName, type Place } from './pages.ts';
import { small, type Goal, type Row, whole } from './report.ts';
import { inRounds, type Figures } from './rounds.ts';
import { COOKIE, peopleOf, signIn, type Person } from './site.ts';

/** memory: the same server whose statements are answered from memory. milliseconds: of one arm in one round. */
export interface PagesGiven {
  generator: Generator; postmaster: number; database: TestDatabase; server: OwnTestServer; memory: OwnTestServer;
  rounds: number; milliseconds: number; log: (line: string) => void;
}

export interface Subject { collective: TestCollective; size: number; people: Person[]; pages: Map<PageName, string[]> }
interface Measured { page: PageName; size: number; cached: Figures; bare: Figures; first: Figures; signed: Figures; held: Figures }

const READERS = 20;

/** The pages that are there, of a collective with this many proposals, and some readers who are signed in. */
export async function subjectOf(database: TestDatabase, server: OwnTestServer, collective: TestCollective, size: number, missing: Set<string>): Promise<Subject> {
  const people = await signIn(database, collective, await peopleOf(database, collective, READERS));
  const pages = new Map<PageName, string[]>();
  for (const page of PAGES) {
    const addresses = await addressesOf(page, database, collective);
    const statuses = [await look(server, collective.slug, addresses[0]!), await look(server, collective.slug, addresses[0]!, `${COOKIE}=${people[0]!.token}`)];
    if (statuses.every(({ status }) => status === 200)) pages.set(page, addresses);
    else missing.add(`${page} (${addresses[0]}) answered ${statuses.map(({ status }) => status).join(' and, signed in, ')}: not measured.`);
  }
  return { collective, size, people, pages };
}

/** Every page of every subject in every state, each beside its limits in the same rounds. */
export async function benchPages(given: PagesGiven, subjects: readonly Subject[]): Promise<{ rows: Row[]; goals: Goal[]; measured: Measured[] }> {
  const { generator, server, memory, rounds, milliseconds, log } = given;
  const places = subjects.flatMap((subject) => [...subject.pages].map(([page, addresses]) => (
    { subject, page, place: { server, slug: subject.collective.slug, addresses } satisfies Place })));
  for (const { subject, place } of places) await teach(generator, { ...place, server: memory }, subject.people);
  log('warming up');
  for (const { subject, place } of places.filter((one) => one.subject === subjects[0])) {
    for (const each of [server, memory]) await warm(generator, { ...place, server: each }, subject.people);
  }
  process.kill(memory.pid(), 'SIGUSR2');
  const measured: Measured[] = [];
  for (const { subject, page, place } of places) {
    log(`${page}, ${whole(subject.size)} proposals`);
    const same = await bareServer(place);
    const figures = await inRounds(rounds, given.postmaster, {
      cached: fromMemory(generator, place, milliseconds), bare: bare(generator, same, milliseconds),
      first: firstHit(generator, place, milliseconds),
      signed: signedIn(generator, place, subject.people, milliseconds), held: signedIn(generator, { ...place, server: memory }, subject.people, milliseconds),
    });
    same.stop();
    measured.push({ page, size: subject.size, ...figures });
  }
  return { rows: measured.flatMap(rowsOf), goals: goalsOf(measured), measured };
}

function rowsOf({ page, size, cached, bare: same, first, signed, held }: Measured): Row[] {
  const at = { work: page, size: whole(size) };
  return [
    { ...at, who: 'visitor, kept', figures: cached, limit: { name: 'same bytes, bare node:http', figures: same } },
    { ...at, who: 'visitor, first hit', figures: first, limit: null },
    { ...at, who: 'signed in', figures: signed, limit: { name: 'same page, rows in memory', figures: held } },
  ];
}

function goalsOf(measured: readonly Measured[]): Goal[] {
  const cached = measured.map(({ cached: kept, bare: same }) => kept.perSecond / same.perSecond);
  const lists = measured.filter(({ page }) => page === 'list');
  const [small_, big] = [lists[0], lists.at(-1)];
  const signed = lists.map(({ signed: real, held }) => real.perSecond / held.perSecond);
  const cpu = lists.map(({ signed: { cpuMs } }) => cpuMs ?? Infinity);
  const growth = small_ && big && small_ !== big ? costOf(big.signed) / costOf(small_.signed) : null;
  const none = 'the list is not there yet';
  return [
    { what: 'A kept page, against the same bytes from a bare node:http', wanted: '≥ 0.5', ...judged(cached, 'min', 0.5, 'no page could be measured') },
    { what: 'The list signed in, against the same page from rows in memory', wanted: '≥ 0.7', ...judged(signed, 'min', 0.7, none) },
    { what: 'The list signed in, CPU of the server', wanted: '≤ 8 ms', ...judged(cpu, 'max', 8, none) },
    { what: 'A list’s cost (server and database) from 1 000 to 100 000 proposals', wanted: '< 1.5×', ...judged(growth === null ? [] : [growth], 'max', 1.5, none) },
  ];
}

/** The worst of them, said beside the others, against a bound. */
export function judged(values: readonly number[], side: 'min' | 'max', bound: number, reason: string): Pick<Goal, 'seen' | 'reached'> {
  if (values.length === 0 || values.some((value) => !Number.isFinite(value))) return { seen: reason, reached: null };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { seen: small(least) === small(most) ? small(least) : `${small(least)} to ${small(most)}`, reached: side === 'min' ? least >= bound : most <= bound };
}

/** What one page costs, wherever: milliseconds of the server's processor and of the database's. */
export function costOf({ cpuMs, databaseCpuMs }: Figures): number { return (cpuMs ?? NaN) + (databaseCpuMs ?? NaN); }

interface Neighbour { server: OwnTestServer; subject: Subject }

/** The same collective among three and among a thousand, on two servers at once, in the same rounds. */
export async function benchNeighbours(
  given: Pick<PagesGiven, 'generator' | 'postmaster' | 'rounds' | 'milliseconds' | 'log'>,
  few: Neighbour, many: Neighbour & { collectives: number },
): Promise<{ rows: Row[]; goals: Goal[] }> {
  const rows: Row[] = [];
  const ratios: number[] = [];
  for (const page of ['front', 'list'] as const) {
    if (!few.subject.pages.has(page) || !many.subject.pages.has(page)) continue;
    given.log(`${page}, 3 and ${many.collectives} collectives`);
    const placeOf = ({ server, subject }: Neighbour): Place => ({ server, slug: subject.collective.slug, addresses: subject.pages.get(page)! });
    const arm = (one: Neighbour) => signedIn(given.generator, placeOf(one), one.subject.people, given.milliseconds);
    for (const one of [few, many]) await warm(given.generator, placeOf(one), one.subject.people);
    const figures = await inRounds(given.rounds, given.postmaster, { few: arm(few), many: arm(many) });
    const size = whole(few.subject.size);
    rows.push({ work: page, size: `${size}, among 3`, who: 'signed in', figures: figures.few, limit: null });
    rows.push({ work: page, size: `${size}, among ${whole(many.collectives)}`, who: 'signed in', figures: figures.many, limit: { name: 'the same among 3', figures: figures.few } });
    if (page === 'list') ratios.push(costOf(figures.many) / costOf(figures.few));
  }
  return { rows, goals: [{ what: 'A list’s cost (server and database) from 3 to 1 000 collectives', wanted: '< 1.1×', ...judged(ratios, 'max', 1.1, 'the list is not there yet') }] };
}
