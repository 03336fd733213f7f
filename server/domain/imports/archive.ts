// ZIP archives, and what is one inside (XLSX, ODS): read only after their own list says how much would come out of them.
import { unzipSync } from 'fflate';

/** unpacked: bytes of all entries together. ratio: unpacked to packed, judged from a megabyte on. */
export interface ArchiveLimits { unpacked: number; entries: number; ratio: number }
export const ARCHIVE_LIMITS: ArchiveLimits = { unpacked: 100_000_000, entries: 5_000, ratio: 200 };

export type ArchiveFault = 'import.archive_broken' | 'import.archive_too_many' | 'import.archive_too_large';
/** names: of the files, in the archive's order. take: the bytes of those whose name is wanted. */
export interface Archive { names: string[]; take(wanted: (name: string) => boolean): Map<string, Uint8Array> }

const SMALL = 1_000_000;

/** True for the first bytes of a ZIP, whatever the file is called. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));
}

class Refused extends Error {
  readonly fault: ArchiveFault;
  constructor(fault: ArchiveFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * The list of an archive, or why it is refused; nothing is inflated yet. What an entry declares is also all that is ever inflated of it
 * (the room for it is made beforehand), so that a list that lies is no bomb either.
 */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Archive | ArchiveFault {
  const names: string[] = [];
  const sum = { packed: 0, unpacked: 0, entries: 0 };
  try {
    unzipSync(bytes, { filter: ({ name, size, originalSize }) => {
      sum.entries += 1;
      sum.packed += size;
      sum.unpacked += originalSize;
      if (sum.entries > limits.entries) throw new Refused('import.archive_too_many');
      if (sum.unpacked > limits.unpacked) throw new Refused('import.archive_too_large');
      if (!name.endsWith('/')) names.push(name);
      return false;
    } });
  } catch (error) {
    return error instanceof Refused ? error.fault : 'import.archive_broken';
  }
  if (sum.unpacked > SMALL && sum.unpacked > sum.packed * limits.ratio) return 'import.archive_too_large';
  return { names, take: (wanted) => new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') && wanted(name) }))) };
}
