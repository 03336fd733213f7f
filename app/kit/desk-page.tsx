import type { ReactNode } from 'react';
import { redirect } from 'next/navigation';
import { has, type Role } from '../../server/domain/actor.ts';
import { EmptyState } from './empty-state.tsx';
import { Page, pageWords } from './collective-page.tsx';
import { DeskNav, type DeskLink } from './page-shell.tsx';

/** The rooms of the desk, who enters each, and where it is. The procedures behind them check again. */
const ROOMS = {
  home: { href: '/bureau', roles: ['volunteer', 'moderator', 'organiser'] },
  moderation: { href: '/bureau/moderation', roles: ['moderator', 'organiser'] },
  meetings: { href: '/bureau/rencontres', roles: ['volunteer', 'organiser'] },
  coverage: { href: '/bureau/couverture', roles: ['volunteer', 'organiser'] },
  reading: { href: '/bureau/relecture', roles: ['volunteer', 'organiser'] },
  origins: { href: '/bureau/origines', roles: ['volunteer', 'organiser'] },
  groupings: { href: '/bureau/regroupements', roles: ['organiser'] },
  sittings: { href: '/bureau/seances', roles: ['organiser'] },
  commitments: { href: '/bureau/engagements', roles: ['organiser'] },
  programme: { href: '/bureau/programme', roles: ['organiser'] },
  answers: { href: '/bureau/reponses', roles: ['moderator', 'organiser'] },
  people: { href: '/bureau/personnes', roles: ['organiser'] },
  imports: { href: '/bureau/importer', roles: ['organiser'] },
  settings: { href: '/bureau/reglages', roles: ['organiser'] },
} as const satisfies Record<string, { href: string; roles: readonly Role[] }>;
export type DeskRoom = keyof typeof ROOMS;

/** A page of the desk, with its second line of navigation. A stranger is led to sign in and back; a person without the role is told so. */
export async function DeskPage({ room, path, children }: { room: DeskRoom; path?: string; children: ReactNode }) {
  const { words, context: { actor } } = await pageWords();
  if (actor.kind !== 'person') redirect(`/connexion?suite=${encodeURIComponent(path ?? ROOMS[room].href)}`);
  const open = (Object.keys(ROOMS) as DeskRoom[]).filter((name) => has(actor, ...ROOMS[name].roles));
  const links: DeskLink[] = open.map((name) => ({ href: ROOMS[name].href, label: words.common.desk[name], current: name === room }));
  if (!open.includes(room)) {
    return <Page><EmptyState title={words.common.desk.forbidden} level={2}>{words.common.desk.forbiddenWhy}</EmptyState></Page>;
  }
  return <Page><DeskNav links={links} words={words} />{children}</Page>;
}
