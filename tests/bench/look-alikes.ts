// How long it takes to compare a collective's proposals with each other in the background, then a hundred new ones with all; and what the
// organiser's query for one proposal costs beside a plain full-text query over the same rows.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { inTenant, openPool } from '../../server/db/root.ts';
import { system } from '../../server/domain/actor.ts';
import { aroundPage } from '../../server/domain/grouping/queries.ts';
import { newId, newShuffle } from '../../server/domain/ids.ts';
import { lookAlikesKind } from '../../server/jobs/look-alikes.ts';
import type { TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import { plant, planted } from './corpus.ts';
import { cpuOf, cpuOfPostgres, growth, median } from './machine.ts';
import { small, whole, type Report } from './report.ts';
import { inRounds, type Figures } from './rounds.ts';
import { paragraphs, titles } from './texts.ts';

const PROPOSALS = 11_000;
const FRESH = 100;
const ASKED = 30;
const MOST_SECONDS = 60;
const MOST_GROWTH_MB = 250;
const SLUG = 'banc-semblables';

interface Given { database: TestDatabase; postmaster: number; rounds: number }
interface Compared { seconds: number; compared: number; pairs: number; grown: number; held: number; cpuMs: number; databaseCpuMs: number }

/** Every title once more or less as people word it: some short, most with a reason of their own. */
function worded(howMany: number): string[] {
  const reasons = paragraphs(howMany).map((text) => text.toLowerCase().replace('.', '').split(' ').slice(0, 5).join(' '));
  return titles(howMany).map((title, n) => (n % 3 === 0 ? title : `${title} ${n % 3 === 1 ? 'pour' : 'et'} ${reasons[n]!}`));
}

/** A collective whose every proposal may be compared. The last hundred titles are for those that come later. */
async function fill(database: TestDatabase): Promise<{ collective: TestCollective; later: string[] }> {
  await plant(database, [{ slug: SLUG, proposals: PROPOSALS }]);
  const [collective] = await planted(database, [SLUG]);
  const all = worded(PROPOSALS + FRESH);
  await database.superuserPool.query('delete from verdicts');
  await database.superuserPool.query(`update proposals set status = 'published', decided_at = null, title = t.title
    from unnest($1::text[]) with ordinality as t(title, n) where reference = n`, [all.slice(0, PROPOSALS)]);
  await database.superuserPool.query('vacuum analyze');
  return { collective: collective!, later: all.slice(PROPOSALS) };
}

/** The whole job, as the worker runs it. held: the longest that this process answered nobody. */
async function compare({ id }: TestCollective, postmaster: number): Promise<Compared> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let result: Record<string, unknown> = {};
  const [from, cpu, databaseCpu] = [performance.now(), cpuOf(process.pid) ?? NaN, cpuOfPostgres(postmaster) ?? NaN];
  delay.enable();
  const grown = await growth(async () => {
    result = await lookAlikesKind.run({
      tenantId: id, jobId: newId(), payload: {}, attempt: 1, progress: () => Promise.resolve(), signal: new AbortController().signal,
    }) ?? {};
  });
  delay.disable();
  return {
    seconds: (performance.now() - from) / 1_000, cpuMs: (cpuOf(process.pid) ?? NaN) - cpu,
    databaseCpuMs: (cpuOfPostgres(postmaster) ?? NaN) - databaseCpu, grown, held: delay.max / 1e6,
    compared: Number(result.compared), pairs: Number(result.pairs),
  };
}

async function publish({ id }: TestCollective, later: readonly string[]): Promise<void> {
  await inTenant(id, 'write', (db) => db.insertInto('proposals').values(later.map((title, n) => ({
    id: newId(), reference: PROPOSALS + n + 1, title, body: 'Une demande nouvelle.', theme: 'logement', status: 'published' as const, origin: 'collective' as const,
    voice: 'resident' as const, shuffle: newShuffle(), published_at: new Date(),
  }))).execute());
}

async function each<T>(all: readonly T[], ask: (one: T) => Promise<unknown>) {
  const [times, from]: [number[], number] = [[], performance.now()];
  for (const one of all) {
    const began = performance.now();
    await ask(one);
    times.push(performance.now() - began);
  }
  return { requests: all.length, seconds: (performance.now() - from) / 1_000, p50: median(times), p99: Math.max(...times) };
}

/** Two telling words of its title together, ranked: what any search page asks, by whoever is bound by no row policy. */
const PLAIN = `select id from proposals where tenant_id = $1 and listed and search @@ plainto_tsquery('french', $2)
  order by ts_rank(search, plainto_tsquery('french', $2)) desc, id limit 45`;

function asking({ database }: Given, { id }: TestCollective, all: readonly { reference: number; title: string }[]) {
  const telling = (title: string) => title.split(/\P{L}+/u).toSorted((a, b) => b.length - a.length).slice(0, 2).join(' ');
  return {
    house: { pid: process.pid, run: () => each(all, ({ reference }) => inTenant(id, 'read', (db) => aroundPage(db, system('bench'), { reference }))) },
    plain: { pid: process.pid, run: () => each(all, ({ title }) => database.superuserPool.query(PLAIN, [id, telling(title)])) },
  };
}

export async function benchLookAlikes(given: Given): Promise<Pick<Report, 'rows' | 'goals' | 'notes'>> {
  const { database, postmaster, rounds } = given;
  openPool(database.appUrl);
  const { collective, later } = await fill(database);
  const all = await compare(collective, postmaster);
  await publish(collective, later);
  const fresh = await compare(collective, postmaster);
  await database.superuserPool.query('vacuum analyze');
  const { rows: asked } = await database.superuserPool.query<{ reference: number; title: string }>(
    'select reference, title from proposals where tenant_id = $1 and reference % $2 = 7 order by reference limit $3', [collective.id, Math.floor(PROPOSALS / ASKED), ASKED]);
  const { house, plain } = await inRounds(rounds, postmaster, asking(given, collective, asked));
  const row = (who: string, ran: Compared) => ({ work: 'look-alikes', size: whole(PROPOSALS), who, figures: figuresOf(ran), limit: null });
  return {
    rows: [
      row('the whole job', all), row(`${FRESH} new ones`, fresh),
      { work: 'look-alikes', size: whole(PROPOSALS), who: 'organiser, of one', figures: house, limit: { name: 'plain full-text query', figures: plain } },
    ],
    goals: [
      { what: `${whole(all.compared)} proposals compared, each with all others`, wanted: `< ${MOST_SECONDS} s`, seen: `${small(all.seconds)} s`, reached: all.seconds < MOST_SECONDS },
      { what: 'Memory meanwhile', wanted: `< ${MOST_GROWTH_MB} MB more`, seen: `${small(all.grown)} MB`, reached: all.grown < MOST_GROWTH_MB },
    ],
    notes: [
      `Comparing ${whole(all.compared)} proposals takes ${small(all.seconds)} s (${small(all.cpuMs / 1_000)} s of CPU, PostgreSQL’s ${small(all.databaseCpuMs / 1_000)} s beside it, ${whole(all.pairs)} likenesses kept); ${whole(fresh.compared)} new ones `
      + `${small(fresh.seconds)} s, ${small(fresh.grown)} MB. The longest that the process answered nobody meanwhile: ${whole(all.held)} and ${whole(fresh.held)} ms.`,
    ],
  };
}

function figuresOf({ seconds, compared, grown, cpuMs, databaseCpuMs }: Compared): Figures {
  return { perSecond: compared / seconds, cpuMs: cpuMs / compared, databaseCpuMs: databaseCpuMs / compared, p50: NaN, p99: NaN, bytes: null, memory: grown, requests: compared, wrong: 0, samples: [] };
}
