import type { EditionPage } from '../../../server/domain/programme/published.ts';
import { Part } from '../../kit/page-head.tsx';
import type { Words } from '../../words/words.ts';

/** How anyone checks that an edition is what was published: its fingerprint, its file, and the command. */
export function EditionCheck({ edition: { number, hash }, words }: { edition: Pick<EditionPage, 'number' | 'hash'>; words: Words }) {
  const said = words.edition.check;
  return (
    <Part id="verifier" title={said.title}>
      <div className="check">
        <p>{said.why}</p>
        <p className="cap">{said.hash}</p>
        <code>{hash}</code>
        <p><a className="more" href={`/programme/editions/${number}.json`}>{said.file(number)}</a></p>
        <p>{said.how}</p>
        <code>{`sha256sum programme-edition-${number}.json`}</code>
        <p>{said.compare}</p>
      </div>
    </Part>
  );
}
