import { randomBytes, randomInt } from 'node:crypto';

let lastMillisecond = 0;
let sequence = 0;

/**
 * A UUIDv7 (RFC 9562 5.7): time-ordered, made by the application. Within a millisecond a counter in rand_a keeps the order.
 * Never for secret ballots, whose ids must not tell an order.
 */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes(16);
  if (at <= lastMillisecond) sequence += 1;
  else {
    lastMillisecond = at;
    sequence = randomInt(0, 256);
  }
  if (sequence > 0xfff) {
    lastMillisecond += 1;
    sequence = 0;
  }
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A bucket 0..65535 for the fair order of proposals. */
export function newShuffle(): number { return randomInt(0, 65_536); }
