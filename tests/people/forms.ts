import { ask, type Answer } from '../kit/ask.ts';
import type { TestServer } from '../kit/server.ts';

/** The hidden fields of the form in which `marker` (a field or a button) stands, as a browser would send them. */
export function hiddenFields(html: string, marker: string): Record<string, string> {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes(marker));
  if (!form) throw new Error(`no form of this page holds ${marker}`);
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    if (name) fields[name] = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  return fields;
}

const BOUNDARY = 'fabrique-test-boundary';

/** Sends a form of ours as a browser without scripts does. */
export function sendForm(
  server: TestServer, { slug, path, fields, headers = {} }: { slug: string; path: string; fields: Record<string, string>; headers?: Record<string, string> },
): Promise<Answer> {
  const parts = Object.entries(fields).map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return ask(server, {
    slug, path, method: 'POST', body: `${parts.join('')}--${BOUNDARY}--\r\n`,
    headers: { origin: server.origin(slug), 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
  });
}
