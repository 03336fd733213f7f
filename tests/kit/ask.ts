import http from 'node:http';
import type { TestServer } from './server.ts';

export interface Answer { status: number; headers: http.IncomingHttpHeaders; text: string }

export interface Question {
  /** The collective whose host is asked; null is the apex. */
  slug: string | null;
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const AT_MOST_MS = 30_000;

/** One request to 127.0.0.1 under a collective's host, on a connection of its own; no redirect is followed. */
export function ask(server: Pick<TestServer, 'port' | 'host'>, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: '127.0.0.1', port: server.port, path: question.path, method: question.method ?? 'GET', agent: false,
      headers: { host: server.host(question.slug), ...question.headers },
    }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') });
      });
      response.on('error', reject);
    });
    request.setTimeout(AT_MOST_MS, () => request.destroy(new Error(`no answer from ${question.path}`)));
    request.on('error', reject);
    request.end(question.body);
  });
}
