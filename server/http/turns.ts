/** Gives the turn back. */
export type Done = () => void;

/**
 * Who may do costly work now: so many at once in this process, one at once for each collective, so that one of them never holds the others
 * up. The rest wait in order, and beyond that are asked to come again.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #mayWait: number;
  readonly #busy = new Set<string>();
  #waiting: { tenantId: string; go: (done: Done) => void }[] = [];

  /** mayWait: for each collective. */
  constructor(atOnce: number, mayWait: number) {
    this.#atOnce = atOnce;
    this.#mayWait = mayWait;
  }

  /** A turn when it comes; null when too many of this collective wait already. */
  take(tenantId: string): Promise<Done> | null {
    if (this.#waiting.filter((one) => one.tenantId === tenantId).length >= this.#mayWait) return null;
    return new Promise((go) => {
      this.#waiting.push({ tenantId, go });
      this.#next();
    });
  }

  #next(): void {
    while (this.#busy.size < this.#atOnce) {
      const first = this.#waiting.find(({ tenantId }) => !this.#busy.has(tenantId));
      if (!first) return;
      this.#waiting = this.#waiting.filter((one) => one !== first);
      this.#busy.add(first.tenantId);
      first.go(() => {
        this.#busy.delete(first.tenantId);
        this.#next();
      });
    }
  }
}
