import { Worker } from 'node:worker_threads';
import type { BookletInput } from './booklet.ts';
import type { BookletFormat, Delivery, Order } from './worker.ts';

// Setting a booklet takes a second of a processor: it is done in a thread beside, one after the other, once for an edition and a language,
// and kept. A crowd that asks for the same one waits for one setting; a queue that is too long is refused.

const KEEP_BYTES = 96 * 1024 * 1024;
const WAITING_AT_MOST = 16;
const REST_MS = 30_000;

type Waiting = { resolve: (bytes: Buffer) => void; reject: (fault: Error) => void };
interface Press {
  worker: Worker | null; resting: NodeJS.Timeout | null; orders: number; waiting: Map<number, Waiting>;
  kept: Map<string, Buffer>; bytes: number; underWay: Map<string, Promise<Buffer>>;
}
const shared = globalThis as unknown as { fabriquePress?: Press };
const press = (shared.fabriquePress ??= { worker: null, resting: null, orders: 0, waiting: new Map(), kept: new Map(), bytes: 0, underWay: new Map() });

/** How many booklets were set in this process: for tests. */
export function typeset(): number { return press.orders; }

/**
 * The bytes of an edition's booklet; null when too many wait already. key: names the collective, the edition's hash, the colour and the
 * language, so that what was made for one is never another's.
 */
export async function bookletOf(key: string, format: BookletFormat, input: BookletInput): Promise<Buffer | null> {
  const kept = press.kept.get(key);
  if (kept) {
    press.kept.delete(key);
    press.kept.set(key, kept);
    return kept;
  }
  const underWay = press.underWay.get(key);
  if (underWay) return underWay;
  if (press.waiting.size >= WAITING_AT_MOST) return null;
  const made = order(format, input).then((bytes) => keep(key, bytes)).finally(() => { press.underWay.delete(key); });
  press.underWay.set(key, made);
  return made;
}

function keep(key: string, bytes: Buffer): Buffer {
  press.kept.set(key, bytes);
  press.bytes += bytes.length;
  for (const [oldest, other] of press.kept) {
    if (press.bytes <= KEEP_BYTES) break;
    press.kept.delete(oldest);
    press.bytes -= other.length;
  }
  return bytes;
}

function order(format: BookletFormat, input: BookletInput): Promise<Buffer> {
  const number = ++press.orders;
  const sent: Order = { number, format, input };
  return new Promise((resolve, reject) => {
    press.waiting.set(number, { resolve, reject });
    running().postMessage(sent);
  });
}

/** The thread, started when there is work and stopped when there has been none for a while. */
function running(): Worker {
  if (press.resting) clearTimeout(press.resting);
  press.resting = null;
  if (press.worker) return press.worker;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } });
  worker.unref();
  worker.on('message', (delivery: Delivery) => {
    const { resolve, reject } = press.waiting.get(delivery.number)!;
    press.waiting.delete(delivery.number);
    if ('bytes' in delivery) resolve(Buffer.from(delivery.bytes.buffer, delivery.bytes.byteOffset, delivery.bytes.byteLength));
    else reject(new Error(delivery.fault));
    if (press.waiting.size === 0) press.resting = setTimeout(rest, REST_MS).unref();
  });
  const rest = () => {
    press.worker = null;
    void worker.terminate();
  };
  const gone = (fault: Error) => {
    // One that was sent to rest has nothing left to do; its end is not the next one's.
    if (press.worker !== worker) return;
    press.worker = null;
    for (const { reject } of press.waiting.values()) reject(fault);
    press.waiting.clear();
  };
  worker.on('error', gone);
  worker.on('exit', () => { gone(new Error('the press stopped')); });
  press.worker = worker;
  return worker;
}
