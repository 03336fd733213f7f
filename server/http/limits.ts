/**
 * Per-address limits in memory, against floods: the limits that matter (per account, per address of mail) are rows in the database.
 * A hall of three hundred people stands behind one address: an organiser's hall mode raises the allowance there.
 */
interface Bucket { tokens: number; at: number }

const WRITES = { perMinute: 120, burst: 60 };
const SIGN_INS = { perMinute: 20, burst: 20 };
const HALL_FACTOR = 30;
const MAX_BUCKETS = 100_000;
const buckets = new Map<string, Bucket>();

/** Takes one token; false when the address has none left. kind 'sign_in' is the narrower door. */
export function mayPass(kind: 'write' | 'sign_in', tenantId: string, ip: string, hall: boolean, at: number = Date.now()): boolean {
  const { perMinute, burst } = kind === 'sign_in' ? SIGN_INS : WRITES;
  const factor = hall ? HALL_FACTOR : 1;
  const key = `${kind} ${tenantId} ${network(ip)}`;
  const bucket = buckets.get(key) ?? { tokens: burst * factor, at };
  bucket.tokens = Math.min(burst * factor, bucket.tokens + ((at - bucket.at) / 60_000) * perMinute * factor);
  bucket.at = at;
  buckets.delete(key);
  if (buckets.size >= MAX_BUCKETS) buckets.delete(buckets.keys().next().value!);
  buckets.set(key, bucket);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

/** One household has a whole /64 of IPv6: it is one address here. */
function network(ip: string): string { return ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip; }

export function forgetLimits(): void { buckets.clear(); }
