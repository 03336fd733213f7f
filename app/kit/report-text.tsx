import type { ReportSections } from '../../server/db/tables/meetings.ts';
import { SECTIONS } from '../../server/domain/meetings/schema.ts';
import type { Words } from '../words/words.ts';
import { Markdown } from './markdown.tsx';

/** What a report tells, section by section, then how it went; a section that nobody wrote is not there. */
export function ReportText({ sections, report, words }: { sections: ReportSections; report: string | null; words: Words }) {
  const written = SECTIONS.filter((name) => sections[name]);
  return (
    <>
      {written.map((name) => (
        <section className="report-part" key={name}>
          <h3>{words.rooms.sections[name]}</h3>
          <Markdown text={sections[name] ?? ''} />
        </section>
      ))}
      {report === null ? null : (
        <section className="report-part">
          {written.length === 0 ? null : <h3>{words.meetings.report.text}</h3>}
          <Markdown text={report} />
        </section>
      )}
    </>
  );
}
