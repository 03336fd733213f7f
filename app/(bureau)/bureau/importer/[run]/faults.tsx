import type { RunPage } from '../../../../../server/domain/imports/run-page.ts';
import { Part } from '../../../../kit/page-head.tsx';
import type { Words } from '../../../../words/words.ts';

/** Each fault by its line and column; the first of them here, all of them as a file. */
export function Faults({ run, words }: { run: RunPage; words: Words }) {
  const said = words.bringing.faults;
  const { preview, problems } = run;
  if (preview === null || preview.problems === 0) return null;
  return (
    <Part id="fautes" title={said.title} lead={said.lead(preview.refused, preview.problems)}>
      <ul className="row-faults">
        {problems.map(({ file, line, column, code, value, unit }, at) => (
          <li key={at} className="break">
            <b>{said.place(file, line, column, unit === 'element')}</b>{' '}{said.said(code)}
            {value === null ? null : <>{' '}<q>{value}</q></>}
          </li>
        ))}
      </ul>
      {preview.problems > problems.length ? <p>{said.more(preview.problems - problems.length)}</p> : null}
      <p><a href={`/bureau/importer/${run.id}/fautes.csv`} download>{said.all}</a></p>
    </Part>
  );
}
