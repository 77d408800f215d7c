/** A press on a number is never lost, whatever is still on its way to the page. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import script from '../../../entrypoints/click-to-call.content.ts';

/** What the script meets in a page, as far as it goes here. */
const parts = new Map<string, () => void>();
let listeners: ((message: unknown, sender: unknown, answer: () => void) => void)[] = [];
let window = new EventTarget();
const assign = vi.fn();
const hand = { takes: vi.fn(() => true), press: vi.fn() };
const numbers = { rulesChanged: vi.fn() };
const finder = { numbers, hand: () => hand };

/** An element that goes for a link. */
class Link extends EventTarget {
  nodeType = 1;
  isContentEditable = false;
  getRootNode = () => ({});
  closest = () => null;
  matches = (selector: string) => selector.includes('tel:');
  getAttribute = () => 'tel:+442079460958';
}

/** A press as the browser makes it; `more` says what else was held. */
function press(link: Link, more: Partial<MouseEvent> = {}): Event {
  const event = new Event('click', { cancelable: true });
  const held = { button: 0, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  for (const [name, value] of Object.entries({ ...held, isTrusted: true, ...more }))
    Object.defineProperty(event, name, { value });
  Object.defineProperty(event, 'composedPath', { value: () => [link, window] });
  window.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  vi.clearAllMocks();
  parts.clear();
  listeners = [];
  window = new EventTarget();
  hand.takes.mockReturnValue(true);
  // Each part of the script comes when the test lets it.
  const waits = (path: string) => new Promise<void>((come) => parts.set(path, come));
  vi.stubGlobal('waits', waits);
  const getURL = (path: string) => `data:text/javascript,await waits('${path}')//${Math.random()}`;
  const onMessage = { addListener: (listener: () => void) => listeners.push(listener) };
  vi.stubGlobal('chrome', { runtime: { id: 'ours', getURL, onMessage } });
  vi.stubGlobal('Element', Link);
  vi.stubGlobal(
    'MutationObserver',
    class {
      observe() {}
    },
  );
  vi.stubGlobal('location', { href: 'https://example.com/', assign });
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  // Not seen yet, so that nothing was looked at when the press comes.
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: true }));
  vi.stubGlobal('window', window);
  vi.stubGlobal('top', window);
  vi.stubGlobal('voiceDocument', undefined);
  vi.stubGlobal('findVoiceNumbers', () => finder);
  script.main({} as never);
});
afterEach(() => vi.unstubAllGlobals());

async function comes(path: string): Promise<void> {
  await vi.waitFor(() => parts.get(path)?.() ?? expect(parts.has(path)).toBe(true));
}

describe('[AC-36][VO-16] a press on a telephone link', () => {
  test('before the code that acts is there is kept from the browser, and done when it is', async () => {
    const link = new Link();
    expect(press(link).defaultPrevented).toBe(true);
    await comes('/number-finder.js#0');
    await vi.waitFor(() => expect(hand.press).toHaveBeenCalledExactlyOnceWith(link));
    expect(assign).not.toHaveBeenCalled();
    // And each later one at once.
    press(link);
    await vi.waitFor(() => expect(hand.press).toHaveBeenCalledTimes(2));
  });

  test('whose code cannot be had is the browser’s; the next asks for it anew, at another address: browsers fetch none twice', async () => {
    vi.stubGlobal('findVoiceNumbers', () => {
      throw new Error('nothing there');
    });
    press(new Link());
    await comes('/number-finder.js#0');
    await vi.waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith('tel:+442079460958'));
    vi.stubGlobal('findVoiceNumbers', () => finder);
    press(new Link());
    await comes('/number-finder.js#1');
    await vi.waitFor(() => expect(hand.press).toHaveBeenCalledOnce());
    expect(assign).toHaveBeenCalledOnce();
  });

  test('of a page that was looked at is judged by what is known', async () => {
    press(new Link());
    await comes('/number-finder.js#0');
    await vi.waitFor(() => expect(hand.press).toHaveBeenCalledOnce());
    hand.takes.mockReturnValue(false);
    expect(press(new Link()).defaultPrevented).toBe(false);
    expect(hand.press).toHaveBeenCalledOnce();
  });

  test('stays while the rules change: who acts is not sent away for it', async () => {
    press(new Link());
    await comes('/number-finder.js#0');
    await vi.waitFor(() => expect(hand.press).toHaveBeenCalledOnce());
    for (const listener of listeners) listener({ to: 'page', name: 'rulesChanged', args: [] }, {}, () => {});
    expect(numbers.rulesChanged).toHaveBeenCalledOnce();
    const link = new Link();
    press(link);
    await vi.waitFor(() => expect(hand.press).toHaveBeenLastCalledWith(link));
  });

  test.each<[string, Partial<MouseEvent>]>([
    ['with a modifier', { ctrlKey: true }],
    ['by another button', { button: 1 }],
    ['by a script', { isTrusted: false }],
  ])('%s is the page’s', (_, more) => {
    expect(press(new Link(), more).defaultPrevented).toBe(false);
  });

  test('where somebody writes is the page’s', () => {
    const link = Object.assign(new Link(), { isContentEditable: true });
    expect(press(link).defaultPrevented).toBe(false);
  });
});
