/**
 * Work that is done one after another, in the order in which it was asked for: each begins when the one before has ended,
 * however that was. Whoever asks has the result of their own.
 */
export function takeTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.catch(() => {}).then(work);
    last = done;
    return done;
  };
}
