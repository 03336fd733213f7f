import type { Validated, ValidatedLine } from '../../../server/domain/programme/validated.ts';
import { now } from '../../../server/domain/clock.ts';
import { phasesAt } from '../../../tenants/phases.ts';
import { inLanguage } from '../../../tenants/settings-fields.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { caller } from '../../kit/caller.ts';
import { Page, pageWords } from '../../kit/collective-page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { PageHead, Part } from '../../kit/page-head.tsx';
import { Pagination } from '../../kit/pagination.tsx';
import { RoadBack, type BackStep } from '../../kit/road.tsx';
import { ShareSentence } from '../../kit/share-sentence.tsx';
import { formatDay } from '../../kit/time.tsx';
import type { Words } from '../../words/words.ts';

/** Before the first edition: what was validated, theme by theme, and how far the writing is. */
export async function ValidatedView({ theme, suite }: { theme: string | null; suite: string | null }) {
  const { words, noun, zone, context: { tenant: { settings } } } = await pageWords();
  const known = settings.themes.some(({ code }) => code === theme) ? theme : null;
  const after = known && suite && /^\d{1,8}$/.test(suite) ? Number(suite) : null;
  const validated = await (await caller()).programme.validated({ theme: known, after });
  const said = words.programme;
  const chapters = settings.themes.map(({ code, label }) => ({ code, label: inLanguage(label, words.language) }))
    .filter(({ code }) => validated.themes.some((one) => one.theme === code) && (known === null || code === known));
  return (
    <Page current="programme">
      <PageHead title={said.title} lede={said.lede(noun)} left={known ? <a href="/programme">{said.allThemes}</a> : null} />
      {known === null ? <HowFar words={words} writing={isBeingWritten(settings)} /> : null}
      {validated.total.total === 0 ? <div className="wrap"><EmptyState title={said.empty}>{said.emptyWhy}</EmptyState></div> : (
        <p className="wrap">{said.inAll(validated.total.total)}, {said.fromRooms} <ShareSentence part={validated.total.meeting} whole={validated.total.total} words={words} /></p>
      )}
      {chapters.map(({ code, label }) => <Chapter key={code} code={code} label={label} validated={validated} words={words} zone={zone} whole={known !== null} />)}
      <div className="wrap">
        <Pagination
          previous={after ? `/programme?theme=${known}` : null} next={validated.next && known ? `/programme?theme=${known}&suite=${validated.next}` : null} words={words}
        />
      </div>
    </Page>
  );
}

/** The collective’s people can read the working copy at this moment. */
export function isBeingWritten(settings: CollectiveSettings): boolean {
  return phasesAt(settings, now()).some(({ opens }) => opens.includes('programme'));
}

function HowFar({ words, writing }: { words: Words; writing: boolean }) {
  const said = words.edition.before;
  return (
    <Part id="ou-en-est" title={said.title} tight>
      <p>{said.none}</p>
      {writing ? <p><a className="more" href="/programme/brouillon">{said.draft}</a> <span className="hush">{said.draftWhy}</span></p> : null}
    </Part>
  );
}

function Chapter({ code, label, validated, words, zone, whole }: { code: string; label: string; validated: Validated; words: Words; zone: string; whole: boolean }) {
  const lines = validated.lines.filter((line) => line.theme === code);
  const { total, meeting } = validated.themes.find((one) => one.theme === code)!.proposals;
  const said = words.programme;
  return (
    <Part id={`theme-${code}`} title={label} lead={<>{said.inAll(total)}, {said.fromRooms} <ShareSentence part={meeting} whole={total} words={words} /></>}>
      <ol className="plain-list">
        {lines.map((line) => (
          <li key={line.reference} id={`p-${line.reference}`}>
            <h3><a href={`/propositions/${line.reference}`}>{line.title}</a>{line.amended ? <small> {said.amended}</small> : null}</h3>
            <RoadBack steps={stepsOf(line, words, zone)} title={said.whence} words={words} />
          </li>
        ))}
      </ol>
      {!whole && total > lines.length ? <p><a className="more" href={`/programme?theme=${code}`}>{said.seeTheme(total)}</a></p> : null}
    </Part>
  );
}

/** The line's road read backwards: the vote, then the room or the screen where it was first said. */
function stepsOf(line: ValidatedLine, words: Words, zone: string): BackStep[] {
  const said = words.programme;
  const day = (at: Date) => formatDay(at, words.language, zone, 'long');
  const decision: BackStep = line.vote === null ? { key: 'verdict', title: said.imported, when: day(line.decidedAt) }
    : { key: 'verdict', title: said.vote(line.vote.yes, line.vote.no, line.vote.sitting), href: `/parlement/seances/${line.vote.sitting}`, when: day(line.decidedAt) };
  const birth: BackStep = line.meeting !== null
    ? { key: 'birth', title: said.said(line.meeting.place), href: `/rencontres/${line.meeting.reference}`, when: day(line.meeting.startsAt) }
    : { key: 'birth', title: { online: said.online, meeting: said.saidSomewhere, collective: said.collective }[line.origin] };
  return [decision, birth];
}
