import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { openCollectives, type OpenCollective } from '../../server/api/platform.ts';
import { currentRequest } from '../../server/api/request-store.ts';
import { inLanguage } from '../../tenants/settings-fields.ts';
import { Part } from '../kit/page-head.tsx';
import { wordsFor, type Words } from '../words/words.ts';
import { DoorMark } from './door-mark.tsx';
import { PlatformFrame } from './frame.tsx';
import { LongRoad } from './long-road.tsx';

export function generateMetadata(): Metadata {
  const { platform } = wordsFor(currentRequest().language);
  return { title: platform.title, description: platform.say };
}

/** The apex: what Fabrique is, and the doors of the collectives. */
export default async function PlatformPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { suite } = await searchParams;
  const words = wordsFor(currentRequest().language);
  const said = words.platform;
  const [{ items, next }, head] = await Promise.all([openCollectives(typeof suite === 'string' ? suite : null), headers()]);
  const host = head.get('x-forwarded-host') ?? '';
  return (
    <PlatformFrame home={null}>
      <section className="cover apex" aria-labelledby="titre">
        <div className="wrap">
          <div>
            <h1 id="titre">{said.name}</h1>
            <p className="say">{said.say}</p>
          </div>
          <LongRoad said={said} />
          <div className="folio">
            <span>{said.folio}</span>
          </div>
        </div>
      </section>
      <Part id="collectifs" title={said.collectives.title} lead={said.collectives.lead(items.length)}>
        {items.length === 0 ? <p className="lede">{said.collectives.none}</p> : <Doors items={items} host={host} words={words} />}
        {next === null ? null : (
          <p className="act">
            <a className="more" href={`/?suite=${next}`}>
              {said.collectives.more}
            </a>
          </p>
        )}
      </Part>
      <Part id="promesses" title={said.promises.title}>
        <ul className="promises">
          {said.promises.list.map(([title, text]) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </Part>
    </PlatformFrame>
  );
}

function Doors({ items, host, words }: { items: readonly OpenCollective[]; host: string; words: Words }) {
  return (
    <ul className="doors">
      {items.map((one) => (
        <li key={one.slug}>
          <DoorMark look={one.look} />
          <div>
            <h3>
              <a href={`//${one.slug}.${host}/`}>{one.name}</a>
            </h3>
            {one.tagline === null ? null : <p>{inLanguage(one.tagline, words.language)}</p>}
            {one.fictional ? <p className="hush">{words.platform.collectives.fictional}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
