/** What a page shows late without a change of its document: roots that an element gets, fields that are filled. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { walkPage } from '../../../lib/page/text-walk.ts';
import { parsePage } from '../../fakes/parsed-page.ts';
import { textWalker } from '../../phones/in-node.ts';

/** Longer than the walk looks for what comes late by itself. */
const longMs = 60_000;

let document: ReturnType<typeof parsePage>['document'];
let heard: Map<string, () => void>;
let life: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  ({ document } = parsePage(
    '<html><body><p>Hello</p><section><b>!</b></section><input readonly></body></html>',
  ));
  Object.assign(document, { createTreeWalker: textWalker });
  vi.stubGlobal('document', document);
  vi.stubGlobal('NodeFilter', { SHOW_TEXT: 4, SHOW_CDATA_SECTION: 8 });
  vi.stubGlobal(
    'MutationObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  heard = new Map();
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => heard.set(type, listener));
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Walks the page; the texts and the values of fields that were read until now. */
function walked(): string[] {
  const read: string[] = [];
  const reader = {
    text({ data }: Text) {
      read.push(data);
      return [];
    },
    place: (element: Element) => void read.push((element as HTMLInputElement).value),
    changed() {},
    altered() {},
    passed() {},
  };
  walkPage(async () => reader, life.signal);
  return read;
}

const number = '020 7946 0958';
function growRoot(): void {
  const root = document.querySelector('section')?.attachShadow({ mode: 'open' });
  if (!root) throw new Error('The page has no section.');
  root.innerHTML = `<p>${number}</p>`;
  // linkedom's has neither.
  Object.defineProperties(root, { textContent: { value: number }, isConnected: { value: true } });
}

describe('[XX-01][VO-16] numbers that come without a change of the document', () => {
  test.each([1_000, 5_000])('are seen by themselves soon after the page came, after %s ms', async (ms) => {
    const read = walked();
    await vi.advanceTimersByTimeAsync(ms);
    growRoot();
    document.querySelector('input')?.setAttribute('value', number);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(read.toSorted()).toEqual([number, number]);
  });

  test.each(['scrollend', 'click'])('are seen later when there was a %s', async (type) => {
    const read = walked();
    await vi.advanceTimersByTimeAsync(longMs);
    growRoot();
    await vi.advanceTimersByTimeAsync(longMs);
    expect(read).toEqual([]);
    heard.get(type)?.();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(read).toEqual([number]);
  });

  test('cost a page that rests nothing', async () => {
    walked();
    await vi.advanceTimersByTimeAsync(longMs);
    expect(vi.getTimerCount()).toBe(0);
  });
});
