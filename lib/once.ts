/**
 * Work that is done once for all who ask: whoever asks while it is under way waits for the same. What failed is tried anew by
 * the next who asks.
 */
export function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let done: Promise<Result> | null = null;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = null;
      throw error;
    });
    return done;
  };
}
