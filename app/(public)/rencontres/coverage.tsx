import type { MeetingTotals } from '../../../server/domain/meetings/counts.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { districtLabel } from '../../kit/labels.ts';
import { Part } from '../../kit/page-head.tsx';
import { capital, grammar, type Noun } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';

type Line = { key: string; label: string; meetings: number | null; attendance: number | null; ideas: number };

/** Every district of the collective, those without a meeting too: that is what one looks for here. The last line is the sum. */
export function CoveragePart({ totals, settings, words,
  noun }: { totals: MeetingTotals; settings: CollectiveSettings; words: Words; noun: Noun }) {
  const said = words.meetings.coverage;
  const { number } = grammar(words.language);
  const rowOf = (district: string | null) => totals.coverage.find((row) => row.district === district) ?? { meetings: 0, attendance: 0,
    ideas: 0 };
  const codes = [...new Set([...settings.districts.map(({ code }) => code), ...totals.coverage.flatMap(({ district }) => district ?? [])])];
  const rows: Line[] = [
    ...codes.map((code) => ({ key: code, label: districtLabel(settings, code), ...rowOf(code) })),
    ...(totals.coverage.some(({ district }) => district === null) ? [{ key: '', label: said.nowhere, ...rowOf(null) }] : []),
    ...(totals.unknown > 0 ? [{ key: '?', label: said.unknown, meetings: null, attendance: null, ideas: totals.unknown }] : []),
  ];
  const show = (n: number | null) => (n === null ? '' : number(n));
  return (
    <Part id="couverture" title={said.title} lead={said.lead}>
      <DataTable
        caption={said.caption(noun)} captionHidden words={words} rows={rows} rowKey={(row) => row.key}
        columns={[
          { key: 'district', label: said.district, heading: true, cell: (row) => row.label },
          { key: 'meetings', label: said.meetings, numeric: true, cell: (row) => show(row.meetings) },
          { key: 'people', label: said.people, numeric: true, cell: (row) => show(row.attendance) },
          { key: 'ideas', label: capital(noun.many), numeric: true, cell: (row) => show(row.ideas) },
        ]}
        foot={(
          <tr>
            <th scope="row">{said.total}</th><td className="num">{number(totals.held)}</td><td
              className="num">{number(totals.attendance)}</td>
            <td className="num">{number(totals.ideas)}</td>
          </tr>
        )}
      />
    </Part>
  );
}
