import type { Figures } from './rounds.ts';

/** A line of the table: a way of working, and the limit it was measured beside. */
export interface Row { work: string; size: string; who: string; figures: Figures; limit: { name: string; figures: Figures } | null }
/** reached: null when it could not be measured, with the reason in `seen`. */
export interface Goal { what: string; wanted: string; seen: string; reached: boolean | null }
export interface Report { head: string[]; goals: Goal[]; rows: Row[]; notes: string[] }

const COLUMNS = ['work', 'size', 'who', 'a second', 'CPU ms', 'database CPU ms', 'p50 ms', 'p99 ms', 'bytes', 'memory MB', 'limit', 'its a second',
  'ratio', 'its CPU ms', 'CPU ratio'];

export function ratioOf({ figures, limit }: Pick<Row, 'figures' | 'limit'>): number | null {
  return limit && figures.perSecond / limit.figures.perSecond;
}

/** The limit's milliseconds of processor over ours: 1 is as cheap, and it hardly changes while others use the machine too. */
export function cpuRatioOf({ figures, limit }: Pick<Row, 'figures' | 'limit'>): number | null {
  return limit && limit.figures.cpuMs !== null && figures.cpuMs !== null ? limit.figures.cpuMs / figures.cpuMs : null;
}

/** What one part of a run leaves in docs/bench.md: when and where, then its lines as a console shows them. */
export function section(report: Report): string { return [...report.head, '', '```', plain(report).trimEnd(), '```'].join('\n'); }

/** Puts a part's section where its last one stands, or at the end; all else stays as it is. */
export function placed(page: string, part: string, text: string): string {
  const [opening, closing] = [`<!-- bench ${part} -->`, `<!-- end of ${part} -->`];
  const block = `${opening}\n${text}\n${closing}`;
  const [from, to] = [page.indexOf(opening), page.indexOf(closing)];
  if (from < 0 || to < from) return `${page.trimEnd()}\n\n## ${part[0]!.toUpperCase()}${part.slice(1)}\n\n${block}\n`;
  return page.slice(0, from) + block + page.slice(to + closing.length);
}

/** Aligned for a console. */
export function plain({ goals, rows, notes }: Report): string {
  return [
    ...(rows.length > 0 ? [...aligned([COLUMNS, ...rows.map(cells)]), ''] : []), ...aligned(goals.map(({ what, wanted, seen, reached }) => [verdict(reached), what, `wanted ${wanted}`, `seen ${seen}`])),
    '', ...notes,
  ].join('\n');
}

function verdict(reached: boolean | null): string { return reached === null ? 'not measured' : reached ? 'reached' : 'missed'; }

function cells(row: Row): string[] {
  const { work, size, who, figures, limit } = row;
  const [ratio, cpuRatio] = [ratioOf(row), cpuRatioOf(row)];
  return [
    work, size, who, whole(figures.perSecond), small(figures.cpuMs), small(figures.databaseCpuMs), small(figures.p50), small(figures.p99),
    figures.bytes === null ? '–' : whole(figures.bytes), figures.memory === null ? '–' : whole(figures.memory), limit?.name ?? '–',
    limit ? whole(limit.figures.perSecond) : '–', ratio === null ? '–' : ratio.toFixed(2), limit ? small(limit.figures.cpuMs) : '–',
    cpuRatio === null ? '–' : cpuRatio.toFixed(2),
  ];
}

function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((part, column) => part.padEnd(widths[column]!)).join('  ').trimEnd());
}

/** With a thin space at the thousands. */
export function whole(value: number): string { return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ' '); }

/** Three digits that mean something. */
export function small(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '–';
  return value >= 100 ? whole(value) : value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}
