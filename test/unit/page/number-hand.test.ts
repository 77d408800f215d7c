/** The card comes to a page with the first number that is meant: nothing of what the agent does meanwhile is lost, or done when it is over. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageNumber } from '../../../lib/page/all-numbers.ts';
import { fetchActs } from '../../../lib/page/late-acts.ts';
import { followHand, type NumberHand } from '../../../lib/page/number-hand.ts';
import type { PageNumbers } from '../../../lib/page/page-numbers.ts';

/** Longer than the pointer has to rest, or to be away. */
const restMs = 300;
const assign = vi.fn();
const check = vi.fn(async () => {});

/** An element that goes for a link. */
class Link extends EventTarget {
  nodeType = 1;
  isConnected = true;
  textContent = '020 7946 0958';
  isContentEditable = false;
  getRootNode = () => ({});
  closest = () => null;
  matches = (selector: string) => selector.includes('tel:') || selector === ':focus-visible';
  checkVisibility = () => true;
  scrollIntoView() {}
  getAttribute = () => 'tel:+442079460958';
}
const asLink = (link: Link) => link as unknown as HTMLAnchorElement;
const number = { kind: 'ordinary', e164: '+442079460958', international: '+44 20 7946 0958' };

/** The card as the hand knows it. */
const card = {
  shown: null as PageNumber | null,
  holds: () => false,
  show: vi.fn((shown: PageNumber) => {
    card.shown = shown;
  }),
  ...{ press: vi.fn(), back: vi.fn() },
  close: vi.fn(() => {
    card.shown = null;
  }),
};

let window: EventTarget;
let places: Map<Link, { text: string; proof: string }[]>;
let loads: PromiseWithResolvers<typeof card>[];
let life: AbortController;
let numbers: PageNumbers;
let hand: NumberHand;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.clearAllMocks();
  card.shown = null;
  window = new EventTarget();
  vi.stubGlobal('chrome', { runtime: { id: 'ours' } });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16));
  vi.stubGlobal('Element', Link);
  vi.stubGlobal('Range', class {});
  vi.stubGlobal('location', { assign });
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('window', Object.assign(window, { top: window, length: 0 }));
  places = new Map();
  loads = [];
  life = new AbortController();
  numbers = {
    texts: { rules: async () => ({}), check, get: () => number, answer: () => number },
    marks: { at: () => null, all: () => [] },
    places,
    lookInFields: async () => {},
  } as unknown as PageNumbers;
  hand = followHand(numbers, life, () => {
    const load = Promise.withResolvers<typeof card>();
    loads.push(load);
    return load.promise;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What the browser tells of the agent, at a link or beside it. */
function tell(type: string, link: Link | null, more: object = {}): Event {
  const event = new Event(type, { cancelable: true });
  const told = { isTrusted: true, buttons: 0, pointerType: 'mouse', clientX: 0, clientY: 0, ...more };
  for (const [name, value] of Object.entries(told)) Object.defineProperty(event, name, { value });
  Object.defineProperty(event, 'composedPath', { value: () => (link ? [link, window] : [window]) });
  window.dispatchEvent(event);
  return event;
}

const rest = () => vi.advanceTimersByTimeAsync(restMs);
async function comes(): Promise<void> {
  loads.at(-1)?.resolve(card);
  await rest();
}

describe('[AC-36][VO-16] the card of a number', () => {
  test('is not fetched for what is told of the page, nor for a pointer that passes', async () => {
    vi.stubGlobal('getSelection', () => null);
    hand.tellSelection();
    await hand.nextNumber();
    tell('pointermove', new Link());
    await vi.advanceTimersByTimeAsync(74);
    tell('pointermove', null);
    tell('scroll', null);
    await rest();
    expect(loads).toEqual([]);
  });

  test('is fetched for a pointer that rests, and opens when it has rested', async () => {
    const link = new Link();
    tell('pointermove', link);
    await vi.advanceTimersByTimeAsync(75);
    expect(loads).toHaveLength(1);
    loads[0]?.resolve(card);
    await vi.advanceTimersByTimeAsync(74);
    expect(card.show).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(card.show).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ place: link }), false);
  });

  test('opens late, when it comes late, at what is still pointed at or has the keyboard', async () => {
    const link = new Link();
    tell('focusin', link);
    await rest();
    tell('pointermove', link);
    await comes();
    expect(card.show).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ place: link }), false);
  });

  test('that comes late opens at the last of two numbers only', async () => {
    const [first, last] = [new Link(), new Link()];
    tell('pointermove', first);
    await rest();
    tell('pointermove', last);
    loads[0]?.resolve(card);
    await vi.advanceTimersByTimeAsync(1);
    expect(card.show).not.toHaveBeenCalled();
    await rest();
    expect(loads).toHaveLength(1);
    expect(card.show).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ place: last }), false);
  });

  test.each<[string, (link: Link) => void]>([
    ['the pointer has left', () => tell('pointermove', null)],
    ['the keyboard has left', (link) => tell('focusout', link)],
    ['the page was scrolled', () => tell('scroll', null)],
    [
      'Escape was pressed',
      () => expect(tell('keydown', null, { key: 'Escape' }).defaultPrevented).toBe(true),
    ],
    ['the extension was replaced', () => life.abort()],
  ])('that comes late stays away when %s', async (_, leave) => {
    const link = new Link();
    tell('pointermove', link);
    await rest();
    leave(link);
    await comes();
    expect(card.show).not.toHaveBeenCalled();
  });

  test('that cannot be fetched is fetched anew at the next pointing', async () => {
    tell('pointermove', new Link());
    await rest();
    loads[0]?.reject(new Error('not there'));
    await rest();
    tell('pointermove', new Link());
    await rest();
    expect(loads).toHaveLength(2);
    await comes();
    expect(card.show).toHaveBeenCalledOnce();
  });

  test('stepped to by keyboard opens with the keyboard in it, unless Escape was faster', async () => {
    places.set(new Link(), [{ text: 'tel:+442079460958', proof: 'address' }]);
    vi.stubGlobal('Node', { DOCUMENT_POSITION_FOLLOWING: 4 });
    await hand.nextNumber();
    await rest();
    tell('keydown', null, { key: 'Escape' });
    await comes();
    expect(card.show).not.toHaveBeenCalled();
    await hand.nextNumber();
    await rest();
    expect(card.show).toHaveBeenCalledExactlyOnceWith(expect.anything(), true);
    expect(loads).toHaveLength(1);
  });

  test('is not opened where the pointer was before the worker knew the number', async () => {
    const known = Promise.withResolvers<void>();
    check.mockReturnValueOnce(known.promise);
    tell('pointermove', new Link());
    await comes();
    tell('pointermove', null);
    known.resolve();
    await rest();
    expect(card.show).not.toHaveBeenCalled();
  });
});

test('[AC-36][VO-16] a card that could not be fetched is asked for under another address, since browsers fetch none anew', async () => {
  const getURL = vi.fn((path: string) => `data:text/javascript,throw 0//${path}`);
  vi.stubGlobal('chrome', { runtime: { id: 'ours', getURL } });
  followHand(numbers, life, fetchActs(numbers)).press(asLink(new Link()));
  await vi.waitFor(() => expect(assign).toHaveBeenCalledOnce());
  const asked = getURL.mock.calls.map(([path]) => path);
  expect(new Set(asked).size).toBe(2);
  expect(asked.map((path) => path.split('#')[0])).toEqual(['/number-card.js', '/number-card.js']);
});

describe('[AC-36][VO-16] a press on a number whose card is still to come', () => {
  const pressed = expect.objectContaining({ number });

  test('is offered once, whatever was pointed at before', async () => {
    const link = new Link();
    tell('pointermove', link);
    hand.press(asLink(link));
    await rest();
    expect(card.press).not.toHaveBeenCalled();
    await comes();
    expect(loads).toHaveLength(1);
    expect(card.press).toHaveBeenCalledExactlyOnceWith(pressed);
    expect(card.show).not.toHaveBeenCalled();
    expect(assign).not.toHaveBeenCalled();
  });

  test('is offered when what was under way fails and the next try does not', async () => {
    hand.press(asLink(new Link()));
    await rest();
    loads[0]?.reject(new Error('not there'));
    await rest();
    expect(loads).toHaveLength(2);
    await comes();
    expect(card.press).toHaveBeenCalledExactlyOnceWith(pressed);
    expect(assign).not.toHaveBeenCalled();
  });

  test('is the browser’s when it cannot be fetched', async () => {
    hand.press(asLink(new Link()));
    await rest();
    loads[0]?.reject(new Error('not there'));
    await rest();
    loads[1]?.reject(new Error('not there'));
    await rest();
    expect(loads).toHaveLength(2);
    expect(assign).toHaveBeenCalledExactlyOnceWith('tel:+442079460958');
  });
});
