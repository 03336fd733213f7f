import type { ProposalPage } from '../../../server/domain/proposals/page.ts';
import type { Words } from '../../words/words.ts';
import { grammar } from '../../words/grammar.ts';

/** Pictures in the page, documents to download. Before a text is public its files are read under the reader's own rights. */
export function Attachments({ proposal, words }: { proposal: ProposalPage; words: Words }) {
  const { attachments, public: listed } = proposal;
  if (attachments.length === 0) return null;
  const said = words.proposals.page;
  const href = (id: string) => `/fichiers/${listed ? '' : 'apercu/'}${id}`;
  const images = attachments.filter(({ mediaType }) => mediaType === 'image/webp');
  const documents = attachments.filter(({ mediaType }) => mediaType !== 'image/webp');
  return (
    <>
      <h3 className="mt-8">{said.files}</h3>
      <div className="cluster">
        {images.map(({ id, width, height }, index) => (
          <a key={id} href={href(id)}>
            <img
              src={href(id)}
              alt={said.image(index + 1)}
              width={width ?? undefined}
              height={height ?? undefined}
              loading="lazy"
              className="max-h-80 w-auto"
            />
          </a>
        ))}
      </div>
      {documents.length === 0 ? null : (
        <ul className="plain-list">
          {documents.map(({ id, name, bytes }) => (
            <li key={id}>
              <a href={href(id)} download dir="auto">
                {said.download(name, sizeOf(bytes, words))}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function sizeOf(bytes: number, words: Words): string {
  const { number } = grammar(words.language);
  return bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1_000)))} ko` : `${number(Math.round(bytes / 100_000) / 10)} Mo`;
}
