/** Notices a page that takes the keyboard while the agent types in the widget. */

const typingMs = 1000;

/**
 * Runs `stolen` when the frame loses the keyboard within a second of a key and neither Tab, Escape nor a pointer
 * was the reason. A page cannot be kept from taking the focus, but the agent can be told (reference: typing).
 */
export function watchTyping(stolen: () => void, lifetime: AbortSignal): void {
  let typedAt = Number.NEGATIVE_INFINITY;
  addEventListener(
    'keydown',
    (event) => {
      // Digits go to the keypad from anywhere; all else is typed where text is written.
      const isText = event.target instanceof HTMLTextAreaElement && event.key.length === 1;
      const counts = isText || /^[\d*#]$/.test(event.key);
      typedAt = counts ? performance.now() : Number.NEGATIVE_INFINITY;
    },
    { capture: true, signal: lifetime },
  );
  addEventListener(
    'blur',
    () => {
      if (performance.now() - typedAt < typingMs && document.visibilityState === 'visible') stolen();
    },
    { signal: lifetime },
  );
}
