// The limit of a deed: the very statements that the server sends for one, without the server. Run as a process: takes a PlainJob.
import pg from 'pg';

/** A value is itself, or the one of each request under that name; bytes are in hexadecimal. */
export type Slot = { value: unknown } | { bytes: string } | { of: string } | { bytesOf: string };
export interface PlainStatement { name?: string; text: string; values: Slot[] }
/** requests: the values of each, by name. All statements of a request are written at once; `inFlight` of them share the connections. */
export interface PlainJob { url: string; statements: PlainStatement[]; requests: Record<string, string>[]; inFlight: number; connections: number }
export interface PlainOutcome { requests: number; seconds: number; p50: number; p99: number; slowest: number }

process.on('message', (job: PlainJob) => {
  loop(job).then((outcome) => process.send?.(outcome), (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
    process.disconnect();
  });
});

async function loop({ url, statements, requests, inFlight, connections }: PlainJob): Promise<PlainOutcome> {
  const clients = await Promise.all(Array.from({ length: connections }, async () => {
    const client = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig);
    await client.connect();
    return client;
  }));
  const latencies: number[] = [];
  let next = 0;
  const work = async (client: pg.Client): Promise<void> => {
    for (let at = next++; at < requests.length; at = next++) {
      const request = requests[at]!;
      const sent = performance.now();
      await Promise.all(statements.map(({ name, text, values }) => client.query({
        ...(name && { name }), text, values: values.map((slot) => filled(slot, request)),
      })));
      latencies.push(performance.now() - sent);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, (_, index) => work(clients[index % connections]!)));
  const seconds = (performance.now() - start) / 1_000;
  await Promise.all(clients.map((client) => client.end()));
  const sorted = latencies.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { requests: sorted.length, seconds, p50: at(0.5), p99: at(0.99), slowest: sorted.at(-1) ?? 0 };
}

function filled(slot: Slot, request: Record<string, string>): unknown {
  if ('of' in slot) return request[slot.of];
  if ('bytesOf' in slot) return Buffer.from(request[slot.bytesOf]!, 'hex');
  return 'bytes' in slot ? Buffer.from(slot.bytes, 'hex') : slot.value;
}
