import { createHash } from 'node:crypto';
import { headers } from 'next/headers';
import { Feed } from 'feed';
import type { FeedEntry } from '../../../server/domain/answers/feed.ts';
import { caller } from '../../kit/caller.ts';
import { pageWords } from '../../kit/collective-page.tsx';
import { renderMarkdown } from '../../kit/markdown.tsx';
import type { Words } from '../../words/words.ts';

const PATH = '/reponses.atom';
/** A feed in which nothing has been said yet is as old as anything. */
const NEVER = new Date(0);

/** The latest answers and verdicts as Atom (RFC 4287). The same entries are the same bytes: nothing in it is of this moment. */
export async function GET(request: Request): Promise<Response> {
  const [{ words, noun, context: { tenant, language } }, api, head] = await Promise.all([pageWords(), caller(), headers()]);
  const entries = await api.answers.feed();
  const origin = `${head.get('x-forwarded-proto')}://${head.get('x-forwarded-host')}`;
  const said = words.answers.feed;
  const feed = new Feed({
    id: `${origin}${PATH}`, title: said.title(tenant.settings.name), description: said.subtitle(noun), language, generator: false,
    link: `${origin}/propositions?tri=answered`, feedLinks: { atom: `${origin}${PATH}` }, author: { name: tenant.settings.name },
    updated: entries.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), NEVER),
  });
  for (const entry of entries) feed.addItem(itemOf(entry, origin, words));
  const body = feed.atom1();
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const said304 = { 'ETag': etag, 'Cache-Control': 'public, max-age=300', 'Vary': 'Accept-Language, Cookie' };
  if (request.headers.get('if-none-match')?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers: said304 });
  return new Response(body, { headers: { ...said304, 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}

/** An entry's name is the answer's own, whatever its host or its text becomes. */
function itemOf({ id, reference, title, at, updatedAt, said }: FeedEntry, origin: string, words: Words) {
  const what = said.kind === 'answer' ? words.answers.feed.answered : words.answers.feed.decided(words.common.status[said.verdict]);
  const html = said.kind === 'answer' ? renderMarkdown(said.body) : renderMarkdown(said.reason ?? '');
  return {
    id: `urn:uuid:${id}`, title: safe(words.answers.feed.entry(title, what)), link: `${origin}/propositions/${reference}${said.kind === 'answer' ? '#reponse' : '#vote'}`,
    published: at, date: updatedAt, content: html.replaceAll(']]>', ']]&gt;'),
  };
}

/** The library writes titles as HTML between CDATA marks: what someone wrote is neither. */
function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
