import type { ReactNode } from 'react';
import type { Language, Noun } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';
import { Sign } from './sign.tsx';

/** The rooms of the header; `current` marks one of them. */
export type Room = 'proposals' | 'meetings' | 'parliament' | 'programme' | 'commitments';

export type Shell = {
  name: string;
  noun: Noun;
  words: Words;
  /** The languages the collective speaks; a switch shows when there is more than one. */
  languages: readonly Language[];
  chooseLanguage: ((data: FormData) => void | Promise<void>) | string;
  /** Who is signed in, by the name they show; `desk` when they have a room of their own behind. */
  person: { pseudonym: string; desk: boolean; unread: number } | null;
  /** Promises are followed up by now. */
  follows: boolean;
  /** A demonstration says so on every page. */
  fictional: boolean;
};

/** The header and the summary around every page of a collective. On a phone the header has one link, to the summary at the foot. */
export function PageShell({ shell, current = null, children }: { shell: Shell; current?: Room | null; children: ReactNode }) {
  const { words, noun, person } = shell;
  const { shell: said, navigation } = words.common;
  const rooms: [Room, string, string][] = [
    ['proposals', '/propositions', navigation.proposals(noun)],
    ['meetings', '/rencontres', navigation.meetings],
    ['parliament', '/parlement', navigation.parliament],
    ['programme', '/programme', navigation.programme],
    ...(shell.follows ? [['commitments', '/engagements', navigation.commitments] as [Room, string, string]] : []),
  ];
  return (
    <>
      <a className="skip" href="#contenu">
        {said.skip}
      </a>
      <header>
        {shell.fictional ? (
          <div className="ribbon">
            <p className="wrap">{said.demo}</p>
          </div>
        ) : null}
        <div className="wrap top">
          <a className="home" href="/">
            <Sign name="road" />
            {shell.name}
          </a>
          <nav aria-label={said.navigation}>
            <ul>
              {rooms.map(([room, href, label]) => (
                <li key={room}>
                  <a href={href} aria-current={room === current ? 'true' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
              {person?.desk ? (
                <li>
                  <a href="/bureau">{said.desk}</a>
                </li>
              ) : null}
              {person !== null && person.unread > 0 ? <Unread count={person.unread} words={words} /> : null}
              <li>{person === null ? <a href="/connexion">{said.signIn}</a> : <a href="/compte">{person.pseudonym}</a>}</li>
            </ul>
          </nav>
          {person !== null && person.unread > 0 ? (
            <a className="menu unread" href="/compte/avis" aria-label={words.following.notices.badge(person.unread)}>
              <Sign name="bell" />
              {words.following.notices.short(person.unread)}
            </a>
          ) : null}
          <a className="menu" href="#sommaire">
            {said.summary}
          </a>
        </div>
      </header>
      <main id="contenu" className="page-body">
        {children}
      </main>
      <footer className="foot" id="sommaire">
        <div className="wrap">
          <h2>{said.summary}</h2>
          <nav aria-label={said.summary}>
            <ul>
              {rooms.map(([room, href, label]) => (
                <li key={room}>
                  <a href={href}>{label}</a>
                </li>
              ))}
              <li>
                <a href="/journal">{navigation.journal}</a>
              </li>
              <li>
                <a href="/donnees">{navigation.openData}</a>
              </li>
              <li>
                <a href="/charte">{words.front.about.charter}</a>
              </li>
              {person?.desk ? (
                <li>
                  <a href="/bureau">{said.desk}</a>
                </li>
              ) : null}
              {person === null ? null : (
                <li>
                  <a href="/compte/avis">{words.following.notices.title}</a>
                </li>
              )}
              <li>{person === null ? <a href="/connexion">{said.signIn}</a> : <a href="/compte">{said.account}</a>}</li>
              <li>
                <a href="/mentions">{navigation.legal}</a>
              </li>
              <li>
                <a href="/accessibilite">{navigation.accessibility}</a>
              </li>
            </ul>
          </nav>
          <div className="last">
            <p className="hush">
              {said.promise} {said.poweredBy}
            </p>
            <Tongues words={words} languages={shell.languages} action={shell.chooseLanguage} />
          </div>
        </div>
      </footer>
    </>
  );
}

/** What waits to be read, as a number beside the account; said in words to whoever does not see it. */
function Unread({ count, words }: { count: number; words: Words }) {
  return (
    <li>
      <a className="unread" href="/compte/avis" aria-label={words.following.notices.badge(count)}>
        <Sign name="bell" />
        {words.following.notices.short(count)}
      </a>
    </li>
  );
}

/** The other language, one button: a plain form, since a link must never change anything. */
export function Tongues({ words, languages, action }: { words: Words; languages: readonly Language[]; action: Shell['chooseLanguage'] }) {
  if (languages.length < 2) return null;
  const plain = typeof action === 'string' ? { method: 'post' } : {};
  return (
    <form action={action} {...plain} className="tongues" aria-label={words.common.shell.language}>
      {languages.map((language) =>
        language === words.language ? (
          <b key={language} lang={language} aria-current="true">
            {words.common.languages[language]}
          </b>
        ) : (
          <button key={language} className="linklike" lang={language} name="langue" value={language}>
            {words.common.languages[language]}
          </button>
        ),
      )}
    </form>
  );
}

export type DeskLink = { href: string; label: string; current: boolean };

/** The second line of navigation, for those who have work to do: it wraps and never scrolls. */
export function DeskNav({ links, words }: { links: readonly DeskLink[]; words: Words }) {
  return (
    <nav className="desk-nav" aria-label={words.common.shell.deskNavigation}>
      <ul className="wrap">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.current ? 'page' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
