// The client of every measurement, in a process of its own: plain sockets that are kept open, one request in flight on each, and as little
// work a response as can be, so that the server and not its client is what is measured.
import net from 'node:net';
import type { Job, Outcome } from './load.ts';

const END = Buffer.from('\r\n\r\n');
const CHUNKED_END = Buffer.from('0\r\n\r\n');
const MOST_WRONG = 3;

interface Progress { next: number; done: number; bytes: number; wrong: number; samples: string[]; latencies: number[]; bodies: string[] }

process.on('message', (job: Job) => {
  run(job).then((outcome) => process.send?.(outcome), (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
    process.disconnect();
  });
});

async function run(job: Job): Promise<Outcome> {
  const progress: Progress = { next: job.from, done: 0, bytes: 0, wrong: 0, samples: [], latencies: [], bodies: [] };
  const start = performance.now();
  const until = job.milliseconds === null ? Infinity : start + job.milliseconds;
  await Promise.all(Array.from({ length: job.inFlight }, () => connection(job, progress, until)));
  const seconds = (performance.now() - start) / 1_000;
  const sorted = progress.latencies.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    requests: progress.done, seconds, p50: at(0.5), p99: at(0.99), slowest: sorted.at(-1) ?? 0, bytes: progress.bytes, wrong: progress.wrong,
    samples: progress.samples, bodies: progress.bodies, next: progress.next,
  };
}

/** The next request's text, or null when there are no more. `{n}` in it is a number that no other request of this job has. */
function take({ requests, milliseconds }: Job, progress: Progress): string | null {
  const n = progress.next;
  if (milliseconds === null && n >= requests.length) return null;
  progress.next += 1;
  return requests[n % requests.length]!.replace('{n}', String(n));
}

/** One connection, one request after another; opened again when the server closes it between two of them. */
function connection(job: Job, progress: Progress, until: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let socket = open();
    let waiting: Buffer = Buffer.alloc(0);
    let sent = 0;
    function open(): net.Socket {
      const fresh = net.connect({ host: '127.0.0.1', port: job.port, noDelay: true });
      fresh.on('data', (chunk: Buffer) => {
        waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
        const whole = wholeResponse(waiting);
        if (whole === null) return;
        finished(whole);
      });
      fresh.on('error', reject);
      return fresh;
    }
    function ask(): void {
      const text = performance.now() < until ? take(job, progress) : null;
      if (text === null) {
        socket.destroy();
        return resolve();
      }
      waiting = Buffer.alloc(0);
      sent = performance.now();
      socket.write(text);
    }
    function finished({ status, closes, body }: Whole): void {
      progress.latencies.push(performance.now() - sent);
      progress.done += 1;
      progress.bytes += waiting.length;
      if (status !== job.status) note(progress, `${status}: ${waiting.toString('utf8').slice(0, 300)}`);
      if (job.keepBodies) progress.bodies.push(body());
      if (closes) {
        socket.destroy();
        socket = open();
      }
      ask();
    }
    ask();
  });
}

function note(progress: Progress, sample: string): void {
  progress.wrong += 1;
  if (progress.samples.length < MOST_WRONG) progress.samples.push(sample);
}

interface Whole { status: number; closes: boolean; body: () => string }

/** What stands in the buffer when it is a whole response, else null. */
function wholeResponse(bytes: Buffer): Whole | null {
  const end = bytes.indexOf(END);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end).toLowerCase();
  const status = Number(head.slice(9, 12));
  const closes = head.includes('\r\nconnection: close');
  const chunked = head.includes('\r\ntransfer-encoding: chunked');
  const body = (): string => (chunked ? joined(bytes.subarray(end + 4)) : bytes.toString('utf8', end + 4));
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return bytes.length >= end + 4 + Number(length) ? { status, closes, body } : null;
  if (status === 304 || status === 204) return { status, closes, body };
  return chunked && bytes.subarray(-CHUNKED_END.length).equals(CHUNKED_END) ? { status, closes, body } : null;
}

/** A body that came in chunks, in one piece. */
function joined(bytes: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    const length = Number.parseInt(bytes.toString('latin1', at, line), 16);
    if (!(length > 0)) return Buffer.concat(parts).toString('utf8');
    parts.push(bytes.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
}
