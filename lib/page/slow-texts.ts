/** Texts that take long to read: a log that grows all the time would be read all the time, and its page would stand still. */

/** A text that took so long is left alone for so many times as long, and no longer than that. */
const slowMs = 4;
const restShare = 20;
const longestRestMs = 5_000;

export class SlowTexts {
  #restsUntil = new WeakMap<Text, number>();
  readonly #waiting = new Set<Text>();
  readonly #readAgain: (node: Text) => void;

  /** `readAgain` runs when a text that was wanted has rested. */
  constructor(readAgain: (node: Text) => void) {
    this.#readAgain = readAgain;
  }

  /** Whether a text is resting; it is read again afterwards. */
  rests(node: Text): boolean {
    const restMs = (this.#restsUntil.get(node) ?? 0) - performance.now();
    if (restMs <= 0) return false;
    if (this.#waiting.has(node)) return true;
    this.#waiting.add(node);
    setTimeout(() => {
      this.#waiting.delete(node);
      this.#readAgain(node);
    }, restMs);
    return true;
  }

  /** Everything may be read at once. */
  wake(): void {
    this.#restsUntil = new WeakMap();
  }

  /** Takes the steps in which a text is read, and notes how long they took. */
  *timed(node: Text, steps: Generator<void>): Generator<void> {
    let spentMs = 0;
    for (;;) {
      const startedAt = performance.now();
      const { done } = steps.next();
      spentMs += performance.now() - startedAt;
      if (done) break;
      yield;
    }
    if (spentMs < slowMs) return;
    const restMs = Math.min(spentMs * restShare, longestRestMs);
    this.#restsUntil.set(node, performance.now() + restMs);
  }
}
