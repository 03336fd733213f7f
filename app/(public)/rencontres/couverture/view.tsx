import type { CoveragePage, Held } from '../../../../server/domain/meetings/coverage.ts';
import type { CollectiveSettings } from '../../../../tenants/settings.ts';
import { BarPair } from '../../../kit/bar-pair.tsx';
import { DataTable, type Column } from '../../../kit/data-table.tsx';
import { districtLabel } from '../../../kit/labels.ts';
import { Part } from '../../../kit/page-head.tsx';
import { SchematicMap } from '../../../kit/schematic-map.tsx';
import { capital, grammar, type Noun } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';

export interface CoverageProps { page: CoveragePage; settings: CollectiveSettings; words: Words; noun: Noun }

/** Where nobody has been, by name and first of all: that is what one looks for here. */
export function NeverThere({ page, settings, words }: Omit<CoverageProps, 'noun'>) {
  const said = words.rooms.coverage;
  if (settings.districts.length === 0) return null;
  const names = page.never.map((code) => districtLabel(settings, code));
  return <p className="tell small">{names.length === 0 ? said.everywhere(settings.districts.length) : <>{said.never(names.length)} <b>{grammar(words.language).list(names)}</b>.</>}</p>;
}

/** « 27 rencontres tenues, 612 personnes comptées… » */
export function coverageLede({ page: { held, texts }, words, noun }: CoverageProps): string {
  return words.rooms.coverage.sum(held.meetings, held.attendance, held.uncounted, texts.meeting, texts.total, noun);
}

export function CoverageParts(props: CoverageProps) {
  const { page, settings, words, noun } = props;
  const said = words.rooms.coverage;
  const drawn = settings.districts as Parameters<typeof SchematicMap>[0]['districts'];
  return (
    <>
      <Part id="secteurs" title={said.districts} lead={said.districtsLead}>
        <SchematicMap
          districts={drawn} words={words}
          figures={new Map(page.districts.flatMap(({ district, meetings }) => (district === null ? [] : [[district, meetings] as const])))}
          figureOf={said.onMap}
        />
        <Districts {...props} />
        <p className="hush"><a href="/rencontres/couverture.csv">{said.csv}</a></p>
      </Part>
      <Part id="genres" title={said.kinds}>
        <DataTable
          caption={said.kindsCaption(noun)} captionHidden words={words} rows={page.kinds} rowKey={({ kind }) => kind}
          columns={[{ key: 'kind', label: said.kind, heading: true, cell: ({ kind }) => capital(words.common.meetingKind[kind]) }, ...heldColumns(words, noun)]}
          foot={<Foot {...props} />}
        />
      </Part>
      {page.texts.total === 0 ? null : (
        <Part id="salle-ecran" title={said.balance} lead={said.balanceLead(noun)}>
          <BarPair
            words={words} caption={said.balanceCaption(noun)} heads={{ room: words.front.rooms.room(page.texts.meeting), label: said.district, screen: words.front.rooms.screen(page.texts.online) }}
            rows={page.districts.filter(({ texts }) => texts.total > 0).map(({ district, texts }) => ({
              key: district ?? '', label: district === null ? said.wholeTown : districtLabel(settings, district), room: texts.meeting, screen: texts.online,
            }))}
          />
          <p className="hush mt-4">{words.front.rooms.sum(page.texts.meeting, page.texts.online, page.texts.collective, page.texts.total)}</p>
        </Part>
      )}
    </>
  );
}

function heldColumns<Row extends Held>(words: Words, noun: Noun): Column<Row>[] {
  const said = words.rooms.coverage;
  const { number } = grammar(words.language);
  return [
    { key: 'meetings', label: words.meetings.coverage.meetings, numeric: true, cell: (row) => number(row.meetings) },
    {
      key: 'people', label: words.meetings.coverage.people, numeric: true,
      cell: (row) => <>{number(row.attendance)}{row.uncounted === 0 ? null : <small className="hush block">{said.uncounted(row.uncounted)}</small>}</>,
    },
    { key: 'ideas', label: capital(noun.many), numeric: true, cell: (row) => number(row.ideas) },
  ];
}

function Districts({ page, settings, words, noun }: CoverageProps) {
  const said = words.rooms.coverage;
  const { number } = grammar(words.language);
  const rows = page.districts.filter(({ district, meetings, ideas, coming }) => district !== null || meetings + ideas + coming > 0).map((line) => ({
    ...line, key: line.district ?? '', label: line.district === null ? words.meetings.coverage.nowhere : districtLabel(settings, line.district),
  }));
  return (
    <DataTable
      caption={words.meetings.coverage.caption(noun)} captionHidden words={words} rows={rows} rowKey={({ key }) => key}
      columns={[
        {
          key: 'district', label: said.district, heading: true,
          cell: ({ label, coming, meetings }) => <>{label}{coming > 0 ? <small className="hush block">{said.coming(coming)}</small> : meetings === 0 ? <small className="hush block">{said.nobody}</small> : null}</>,
        },
        ...heldColumns<(typeof rows)[number]>(words, noun),
      ]}
      foot={(
        <>
          {page.unknown === 0 ? null : <tr><th scope="row">{words.meetings.coverage.unknown}</th><td className="num">–</td><td className="num">–</td><td className="num">{number(page.unknown)}</td></tr>}
          <Foot page={page} settings={settings} words={words} noun={noun} whole />
        </>
      )}
    />
  );
}

/** whole: with what comes from a meeting unknown which. */
function Foot({ page: { held, unknown }, words, whole = false }: CoverageProps & { whole?: boolean }) {
  const { number } = grammar(words.language);
  return (
    <tr>
      <th scope="row">{words.meetings.coverage.total}</th><td className="num">{number(held.meetings)}</td><td className="num">{number(held.attendance)}</td>
      <td className="num">{number(held.ideas + (whole ? unknown : 0))}</td>
    </tr>
  );
}
