// Bytes to text, whatever the spreadsheet saved: files of one and the same consultation have changed encoding from one to the next.
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export interface Decoded { text: string; encoding: Encoding; damaged: boolean }

const REPLACEMENT = '\uFFFD';
/** First bytes of what people rename to .csv: zip (and so XLSX, ODS), gzip, old Excel, PDF, PNG, JPEG, Parquet. */
const BINARY = ['504b0304', '504b0506', '1f8b', 'd0cf11e0', '25504446', '89504e47', 'ffd8ff', '50415231'];

function startsWith(bytes: Uint8Array, hex: string): boolean {
  return Buffer.from(bytes.subarray(0, hex.length / 2)).toString('hex') === hex;
}

/** UTF-16 without a byte order mark: in European text every other byte is zero. */
function guessUtf16(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]! += 1;
  const half = Math.floor(sample.length / 2);
  if (half < 4) return null;
  if (zeros[1]! > half * 0.6 && zeros[0]! < half * 0.1) return 'utf-16le';
  if (zeros[0]! > half * 0.6 && zeros[1]! < half * 0.1) return 'utf-16be';
  return null;
}

function bomOf(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, 'efbbbf')) return 'utf-8';
  if (startsWith(bytes, 'fffe')) return 'utf-16le';
  if (startsWith(bytes, 'feff')) return 'utf-16be';
  return null;
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  while (pattern.exec(text)) found += 1;
  return found;
}

/**
 * UTF-8 that is right but for a few bytes is UTF-8 with damage (named line by line later); bytes that are mostly wrong as UTF-8
 * are Windows-1252, the other thing that French spreadsheets save.
 */
function decodeByValidity(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', damaged: false };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const wrong = count(text, /\uFFFD/g);
    const right = count(text, /(?!\uFFFD)\P{ASCII}/gu);
    if (right > wrong) return { text, encoding: 'utf-8', damaged: true };
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', damaged: false };
  }
}

/** The text of a file, without its byte order mark; null when it is not text: a known binary file, or too many zeros for any text. */
export function decode(bytes: Uint8Array): Decoded | null {
  if (BINARY.some((hex) => startsWith(bytes, hex))) return null;
  const encoding = bomOf(bytes) ?? guessUtf16(bytes);
  const decoded = encoding === null || encoding === 'utf-8' ? decodeByValidity(bytes)
    : { text: new TextDecoder(encoding).decode(bytes), encoding, damaged: false };
  if (decoded.encoding.startsWith('utf-16')) decoded.damaged = decoded.text.includes(REPLACEMENT);
  const sample = decoded.text.slice(0, 100_000);
  const zeros = sample.split('\0').length - 1;
  return zeros * 1_000 > sample.length ? null : decoded;
}
