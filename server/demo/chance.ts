import { createHash } from 'node:crypto';

/** Repeatable chance: the same seed gives the same demo, byte for byte. Never for anything that must be fair or secret. */
export interface Chance {
  /** From 0 (included) to 1 (not included). */
  float: () => number;
  /** A whole number between two others, both included. */
  int: (min: number, max: number) => number;
  /** True this often. */
  often: (share: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  shuffled: <T>(list: readonly T[]) => T[];
  /** A UUIDv7 of this instant. */
  id: (at: Date) => string;
}

/** A stream of its own for each seed, so that one more text does not move everything else. The generator is sfc32. */
export function chanceOf(...seed: string[]): Chance {
  const hash = createHash('sha256').update(seed.join('\n')).digest();
  let [a, b, c, count] = [hash.readUInt32LE(0), hash.readUInt32LE(4), hash.readUInt32LE(8), 1];
  const word = (): number => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 12; warm += 1) word();
  const float = () => word() / 2 ** 32;
  const int = (min: number, max: number) => min + Math.floor(float() * (max - min + 1));
  return {
    float, int,
    often: (share) => float() < share,
    pick: (list) => list[int(0, list.length - 1)]!,
    shuffled: (list) => {
      const left = [...list];
      for (let last = left.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        [left[last], left[other]] = [left[other]!, left[last]!];
      }
      return left;
    },
    id: (at) => uuid(at, word),
  };
}

function uuid(at: Date, word: () => number): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes.writeUInt16BE(0x7000 | (word() & 0xfff), 6);
  bytes.writeUInt32BE((0x80000000 | (word() & 0x3fffffff)) >>> 0, 8);
  bytes.writeUInt32BE(word(), 12);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
