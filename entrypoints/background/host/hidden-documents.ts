/** A browser holds one hidden document of an extension at a time: the framed host, or the bell of the window host. */

let turn: Promise<unknown> = Promise.resolve();

/** Runs `work` once nobody else opens, uses or closes one. */
export function inDocumentTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = turn.catch(() => {}).then(work);
  turn = done;
  return done;
}

/** The addresses of those that stand: one, or none. */
export async function hiddenDocuments(): Promise<string[]> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  return contexts.flatMap(({ documentUrl }) => documentUrl ?? []);
}
