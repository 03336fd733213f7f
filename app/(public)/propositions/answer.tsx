import type { ProposalPage } from '../../../server/domain/proposals/page.ts';
import { Markdown } from '../../kit/markdown.tsx';
import { formatDay } from '../../kit/time.tsx';
import type { Words } from '../../words/words.ts';

/** What the collective answers, and what it answered before a correction. Those who prepare answers find their door here. */
export function AnswerPart({ proposal, words, zone }: { proposal: ProposalPage; words: Words; zone: string }) {
  const { answer, abilities, reference } = proposal;
  if (answer === null && !abilities.answer) return null;
  const said = words.answers.part;
  const day = (at: Date) => formatDay(at, words.language, zone);
  return (
    <section id="reponse" aria-labelledby="reponse-titre">
      <h2 id="reponse-titre" className="rule-top">{said.title}</h2>
      {answer === null ? null : (
        <>
          <Markdown text={answer.current.body} className="large" />
          <p className="hush">
            {answer.current.number === 1 ? said.on(day(answer.current.at)) : said.corrected(day(answer.current.at))}.{' '}
            {answer.current.note === null ? null : <bdi>{said.why(answer.current.note)} </bdi>}
            {said.notAVerdict}
          </p>
          {answer.earlier.length === 0 ? null : (
            <details>
              <summary>{said.earlier(answer.earlier.length)}</summary>
              {answer.earlier.map(({ number, at, body, note }) => (
                <div key={number} className="mb-8">
                  <h3 className="sub">{said.version(number, day(at))}{note === null ? null : <small dir="auto">{said.why(note)}</small>}</h3>
                  <Markdown text={body} />
                </div>
              ))}
            </details>
          )}
        </>
      )}
      {abilities.answer ? <p className="act"><a href={`/bureau/reponses/${reference}`}>{said.edit}</a></p> : null}
    </section>
  );
}
