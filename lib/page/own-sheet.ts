/**
 * A style sheet of ours on a page or in a shadow root: adopted, so that no node is added. Firefox keeps adopted sheets from
 * content scripts ("Accessing from Xray wrapper is not supported"): there a style element stands in for it.
 */

import { htmlElement } from './html-element.ts';

export interface OwnSheet {
  /** Puts it there unless it is there: a page shares the list and may have thrown it out. */
  keep(): void;
  /** Puts other rules in place of those it has. */
  write(css: string): void;
  remove(): void;
}

export function ownSheet(root: Document | ShadowRoot, initial: string): OwnSheet {
  const sheet = new CSSStyleSheet();
  let css = initial;
  sheet.replaceSync(css);
  let element: HTMLStyleElement | null = null;

  function stand(): void {
    element ??= Object.assign(htmlElement('style'), { textContent: css });
    if (!element.isConnected) (root instanceof Document ? root.documentElement : root).append(element);
  }
  return {
    keep() {
      if (element) return stand();
      try {
        if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
      } catch {
        stand();
      }
    },
    write(rules) {
      css = rules;
      sheet.replaceSync(css);
      if (element) element.textContent = css;
    },
    remove() {
      if (element) element.remove();
      else root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
}
