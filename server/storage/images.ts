import sharp from 'sharp';
import { DomainError } from '../domain/errors.ts';

export const FILE_BYTES_MAX = 8 * 1024 * 1024;
const SIDE_MAX = 2_000;
/** Larger than any telephone's picture; a small file can unfold to a gigabyte of pixels. */
const PIXELS_MAX = 64_000_000;
const AT_ONCE = 2;

// Whatever a file claims to be, nothing but these three readers ever opens it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.concurrency(1);
sharp.cache(false);

export interface MadeSafe {
  bytes: Uint8Array;
  mediaType: 'image/webp' | 'application/pdf';
  width: number | null;
  height: number | null;
}

let busy = 0;
const waiting: (() => void)[] = [];

/**
 * What a person's file is by its first bytes, never by its name or its claim. An image is drawn anew (at most 2,000 pixels a side, without
 * place, date or camera); a PDF is kept as it is and only ever downloaded. Nothing is fetched from anywhere.
 * @throws attachment.too_large, attachment.unreadable
 */
export async function makeSafe(bytes: Uint8Array): Promise<MadeSafe> {
  if (bytes.length > FILE_BYTES_MAX) throw new DomainError('attachment.too_large', { field: 'file' });
  if (isPdf(bytes)) return { bytes, mediaType: 'application/pdf', width: null, height: null };
  if (!isImage(bytes)) throw new DomainError('attachment.unreadable', { field: 'file' });
  await turn();
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error', animated: false })
      .autoOrient()
      .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, mediaType: 'image/webp', width: info.width, height: info.height };
  } catch {
    throw new DomainError('attachment.unreadable', { field: 'file' });
  } finally {
    busy -= 1;
    waiting.shift()?.();
  }
}

/** Few pictures are unfolded at once, or a burst of them would be the memory of the machine. */
async function turn(): Promise<void> {
  if (busy >= AT_ONCE)
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  busy += 1;
}

function startsWith(bytes: Uint8Array, at: number, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

function isImage(bytes: Uint8Array): boolean {
  const jpeg = startsWith(bytes, 0, [0xff, 0xd8, 0xff]);
  const png = startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const webp = startsWith(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, 8, [0x57, 0x45, 0x42, 0x50]);
  return jpeg || png || webp;
}

/** Begins as a PDF and ends as one. */
function isPdf(bytes: Uint8Array): boolean {
  return (
    Buffer.from(bytes.subarray(0, 8))
      .toString('latin1')
      .match(/^%PDF-\d\./) !== null &&
    Buffer.from(bytes.subarray(Math.max(0, bytes.length - 1_024)))
      .toString('latin1')
      .includes('%%EOF')
  );
}
