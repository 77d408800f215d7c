/** Keeps what is being written: at each pause of the typing, and at once when asked. */

export type Keeping =
  | { state: 'nothing' }
  | { state: 'writing' }
  | { state: 'kept'; at: number }
  /** What was written is still here, and is tried again. */
  | { state: 'failed' };

export interface DraftWriter<Draft> {
  /** Notes what stands there now; it is kept after a pause. */
  write(draft: Draft): void;
  /** Sends what is not sent yet, at once. */
  flush(): void;
  /** Whether something stands here that is not kept yet. */
  isOwing(): boolean;
}

const pauseMs = 300;
/** Somebody who types without a pause is kept all the same. */
const mostMs = 1_500;
const retryMs = 3_000;

/** `save` keeps a draft; `show` hears how that goes. */
export function createDraftWriter<Draft>(
  save: (draft: Draft) => Promise<void>,
  show: (keeping: Keeping) => void,
): DraftWriter<Draft> {
  let owed: { draft: Draft } | null = null;
  let sending = 0;
  let owedSince = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (!owed) return;
    const sent = owed;
    owed = null;
    sending += 1;
    save(sent.draft).then(
      () => {
        sending -= 1;
        if (!owed) show({ state: 'kept', at: Date.now() });
      },
      () => {
        sending -= 1;
        owed ??= sent;
        timer = setTimeout(flush, retryMs);
        show({ state: 'failed' });
      },
    );
  }

  return {
    write(draft) {
      if (!owed) owedSince = Date.now();
      owed = { draft };
      show({ state: 'writing' });
      clearTimeout(timer);
      timer = setTimeout(flush, Math.min(pauseMs, Math.max(0, owedSince + mostMs - Date.now())));
    },
    flush,
    isOwing: () => owed !== null || sending > 0,
  };
}
