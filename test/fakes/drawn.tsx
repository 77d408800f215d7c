/** Components drawn in a document of linkedom, for tests that read what stands there and press it. */

import { parseHTML } from 'linkedom';
import { render, type VNode } from 'preact';
import { afterAll, vi } from 'vitest';

// A part drawn on demand that is still being fetched when its file ends would fail the run (components/on-demand.ts).
afterAll(() => vi.dynamicImportSettled());

export interface Drawn {
  root: HTMLElement;
  /** What a control is called: its label, or else its text. */
  names(selector: string): string[];
  find(selector: string): HTMLElement;
  /** Sends an event of this name to it. */
  send(selector: string, event: string): void;
  draw(what: VNode): void;
}

/** A fresh document; its style sheets count as there at once. Undo with `vi.unstubAllGlobals()`. */
export function freshDocument(): Drawn {
  const { document } = parseHTML('<html><head></head><body><div></div></body></html>');
  const root = document.querySelector('div') as unknown as HTMLElement;
  const add = document.head.append.bind(document.head);
  document.head.append = (link: HTMLLinkElement) => {
    add(link);
    link.onload?.({} as Event);
  };
  vi.stubGlobal('document', document);
  // Of the window: nothing here resizes it, or leaves it.
  for (const name of ['addEventListener', 'removeEventListener']) vi.stubGlobal(name, () => {});
  const find = (selector: string) => {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  return {
    root,
    find,
    names: (selector) =>
      [...root.querySelectorAll(selector)].map(
        (one) => one.getAttribute('aria-label') ?? one.textContent.trim(),
      ),
    send: (selector, event) => {
      find(selector).dispatchEvent(new (document.defaultView as Window & typeof globalThis).Event(event));
    },
    draw: (what) => render(what, root),
  };
}
