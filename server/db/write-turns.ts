/** Connections of the pool that writers leave to readers: however many wait for one held row, pages are still read. */
const LEFT_TO_READERS = 4;
/** As long as a connection is waited for. */
const WAIT_MS = 5_000;

const shared = globalThis as unknown as { fabriqueWriteTurns?: { writing: number; waiting: Set<() => void> } };
const turns = (shared.fabriqueWriteTurns ??= { writing: 0, waiting: new Set() });

/**
 * Waits for a turn to write among those of this process; answers the way to leave it.
 * @throws Error when there was none within five seconds (mapped to system.busy, as a connection that cannot be had)
 */
export async function writeTurn(connections: number): Promise<() => void> {
  if (turns.writing >= Math.max(1, connections - LEFT_TO_READERS)) await free();
  else turns.writing += 1;
  return () => {
    const next = turns.waiting.values().next().value;
    // The turn passes on: the count of those who write stays.
    if (next) next();
    else turns.writing -= 1;
  };
}

function free(): Promise<void> {
  return new Promise((resolve, reject) => {
    const take = (): void => {
      turns.waiting.delete(take);
      clearTimeout(late);
      resolve();
    };
    const late = setTimeout(() => {
      turns.waiting.delete(take);
      reject(new Error('no turn to write: timeout exceeded when trying to connect'));
    }, WAIT_MS);
    turns.waiting.add(take);
  });
}
