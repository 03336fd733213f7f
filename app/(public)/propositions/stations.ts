import type { Station } from '../../../server/domain/proposals/road.ts';
import type { ProposalStatus } from '../../../server/db/tables/proposals.ts';
import type { Station as DrawnStation } from '../../kit/road.tsx';
import { quoted } from '../../kit/quoted.tsx';
import { formatDay } from '../../kit/time.tsx';
import type { Words } from '../../words/words.ts';

type Drawing = { words: Words; zone: string };
const VERDICT_MARK = { validated: 'validated', validated_amended: 'amended', sent_back: 'sent-back', set_aside: 'set-aside' } as const;

/** The road as it is drawn: what the same day brought together is one station, and what is still to come stands hollow at its end. */
export function drawnRoad(road: readonly Station[], status: ProposalStatus, drawing: Drawing): DrawnStation[] {
  return [
    ...road.flatMap((station, index) => {
      // Arriving and appearing on one day are one station: the first of the two says it.
      const before = road[index - 1];
      if (station.kind === 'published' && before && before.at && sameDay(before.at, station.at, drawing.zone)) return [];
      return [drawn(station, road[index + 1], drawing)];
    }),
    ...(road.some(({ kind }) => kind === 'measure') ? [] : ahead(status, drawing.words)),
  ];
}

function sameDay(a: Date, b: Date, zone: string): boolean {
  return formatDay(a, 'fr', zone, 'short') === formatDay(b, 'fr', zone, 'short');
}

function drawn(station: Station, next: Station | undefined, { words, zone }: Drawing): DrawnStation {
  const said = words.proposals.page.road;
  const at = station.at;
  const when = at === null ? { when: null, at: null } : { when: formatDay(at, words.language, zone, 'long'), at: at.toISOString() };
  switch (station.kind) {
    case 'said':
      return {
        ...when,
        mark: 'said',
        title: said.said,
        href: `/rencontres/${station.meeting.reference}`,
        text: [
          `${said.saidText(station.meeting.place, station.table)}.`,
          station.hands === null ? null : said.raised(station.hands, station.attendance),
        ]
          .filter((part) => part !== null)
          .join(' '),
      };
    case 'said_somewhere':
      return { ...when, mark: 'said', title: said.saidSomewhere, text: said.saidSomewhereText };
    case 'typed': {
      const together = next?.kind === 'published' && sameDay(next.at, station.at, zone);
      return {
        ...when,
        mark: 'sheet',
        title: together ? said.typedAndPublished : said.typed,
        text: station.sheet === null ? null : said.typedText(station.sheet),
      };
    }
    case 'read': {
      const together = next?.kind === 'published' && sameDay(next.at, station.at, zone);
      return { ...when, mark: 'published', title: together ? said.readAndPublished : said.read, text: station.mended ? said.readMended : said.readAgreed };
    }
    case 'submitted':
      return station.origin === 'collective'
        ? { ...when, mark: 'collective', title: said.collective }
        : { ...when, mark: 'online', title: said.online };
    case 'published':
      return { ...when, mark: 'published', title: said.published };
    case 'origin_corrected':
      return { ...when, mark: 'sheet', title: said.originCorrected, text: quoted(station.reason, words) };
    case 'agenda':
      return {
        ...when,
        mark: 'agenda',
        title: said.agenda(station.sitting.number),
        href: `/parlement/seances/${station.sitting.number}`,
        text: said.agendaText(station.position, station.sitting.title),
      };
    case 'undecided':
      return {
        ...when,
        mark: 'agenda',
        title: said.undecided,
        href: `/parlement/seances/${station.sitting}`,
        text: words.common.outcome[station.outcome],
      };
    case 'verdict':
      return {
        ...when,
        mark: VERDICT_MARK[station.verdict],
        title: said.verdict[station.verdict],
        href: '#vote',
        text: [
          station.vote
            ? said.counts(station.vote.counts.yes, station.vote.counts.no, station.vote.counts.abstain)
            : station.imported
              ? said.imported
              : null,
          station.reason === null ? null : quoted(station.reason, words),
        ]
          .filter((part) => part !== null)
          .join(' '),
      };
    case 'measure':
      return {
        ...when,
        mark: 'measure',
        number: String(station.measure.reference),
        title: words.edition.road.station(station.measure.reference),
        href: `/programme/mesures/${station.measure.reference}`,
        text: words.edition.road.stationText(station.edition, station.measure.title),
      };
    case 'commitment':
      return {
        ...when, mark: 'commitment', title: words.commitments.road.state(words.commitments.state[station.state]), href: `/engagements/${station.measure}`,
        text: station.last === null ? words.commitments.noStep : words.commitments.road.last(formatDay(station.last, words.language, zone, 'long')),
      };
    case 'grouped':
      return {
        ...when, mark: 'grouped', title: said.grouped(station.carrier.reference), href: `/propositions/${station.carrier.reference}`,
        text: quoted(station.reason, words),
      };
    case 'ungrouped':
      return {
        ...when, mark: 'grouped', title: said.ungrouped, href: `/propositions/${station.carrier.reference}`, 
        text: station.carrier.title === null ? null : said.ungroupedText(station.carrier.title),
      };
    case 'joined':
      return {
        ...when, mark: 'grouped', title: said.joined(station.sources.length), href: '#sources', text: quoted(station.reason, words),
        joined: station.sources.length,
      };
    case 'parted':
      return { ...when, mark: 'grouped', title: said.parted(station.sources.length), text: namesOf(station.sources, words) };
    case 'split':
      return { ...when, mark: 'grouped', title: said.split, href: '#famille', text: quoted(station.reason, words) };
    case 'rejoined':
      return { ...when, mark: 'grouped', title: said.rejoined, text: namesOf(station.halves, words) };
    case 'half_made':
      return { ...when, mark: 'grouped', title: said.halfMade(station.source.reference), href: `/propositions/${station.source.reference}` };
    case 'answered':
      return {
        ...when,
        mark: 'answered',
        title: station.number === 1 ? words.answers.station : words.answers.stationCorrected,
        href: '#reponse',
        text: station.note === null ? null : quoted(station.note, words),
      };
    case 'withdrawn':
      return { ...when, mark: 'withdrawn', title: said.withdrawn, text: said.withdrawnText };
  }
}

/** P-0012, P-0034: a few are named, many are counted by the station's title. */
function namesOf(named: readonly { reference: number }[], words: Words): string {
  return named.slice(0, 6).map(({ reference }) => words.proposals.reference(reference)).join(', ');
}

/** What still has to happen, in words: nothing for what is over. */
function ahead(status: ProposalStatus, words: Words): DrawnStation[] {
  const said = words.proposals.page.road;
  const station = (title: string): DrawnStation => ({ mark: 'ahead', when: null, title, ahead: true });
  switch (status) {
    case 'published':
    case 'sent_back':
      return [station(said.aheadAgenda), station(said.aheadVote)];
    case 'in_validation':
      return [station(said.aheadVote)];
    case 'validated':
    case 'validated_amended':
      return [station(said.aheadMeasure)];
    default:
      return [];
  }
}
