import { parentPort } from 'node:worker_threads';
import type { BookletInput } from './booklet.ts';
import { odtOf } from './odt.ts';
import { pdfOf } from './pdf.ts';

export type BookletFormat = 'pdf' | 'odt';
/** What is asked of the thread, and what it answers under the same number. */
export interface Order { number: number; format: BookletFormat; input: BookletInput }
export type Delivery = { number: number; bytes: Uint8Array } | { number: number; fault: string };

parentPort?.on('message', ({ number, format, input }: Order) => {
  void (format === 'pdf' ? pdfOf(input) : odtOf(input)).then(
    (bytes): Delivery => ({ number, bytes: new Uint8Array(bytes) }),
    (error: unknown): Delivery => ({ number, fault: error instanceof Error ? error.stack ?? error.message : String(error) }),
  ).then((delivery) => { parentPort!.postMessage(delivery); });
});
