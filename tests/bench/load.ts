import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** requests: whole HTTP/1.1 texts; sent over and over for `milliseconds`, or each once when that is null. from: where in them to begin. */
export interface Job {
  port: number; requests: string[]; inFlight: number; milliseconds: number | null; from: number;
  /** What every response must say. */
  status: number;
  /** Whether the responses' bodies are wanted (they cross a process: for few). */
  keepBodies: boolean;
}

/** Latencies in milliseconds; bytes: of the responses, heads included; wrong: responses with another status, a few of them in samples. */
export interface Outcome {
  requests: number; seconds: number; p50: number; p99: number; slowest: number; bytes: number; wrong: number; samples: string[]; bodies: string[]; next: number;
}

export interface Request { host: string; path: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string }

/** A request as its bytes go out; visitors' browsers take gzip. */
export function written({ host, path: target, method = 'GET', headers = {}, body }: Request): string {
  const all = {
    host, 'accept-encoding': 'gzip', accept: 'text/html', 'accept-language': 'fr', ...headers,
    ...(body !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  };
  return `${method} ${target} HTTP/1.1\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body ?? ''}`;
}

/** The generator: one process for the whole run. */
export class Generator {
  readonly #child: ChildProcess = fork(path.join(import.meta.dirname, 'generator.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] });

  send(job: Pick<Job, 'port' | 'requests' | 'inFlight'> & Partial<Job>): Promise<Outcome> {
    const whole: Job = { milliseconds: null, from: 0, status: 200, keepBodies: false, ...job };
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('the load generator has ended'));
      this.#child.once('exit', ended);
      this.#child.once('message', (outcome: Outcome) => {
        this.#child.off('exit', ended);
        resolve(outcome);
      });
      this.#child.send(whole);
    });
  }

  stop(): void { this.#child.kill(); }
}
