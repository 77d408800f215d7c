/** Walks the text of a document once and then only what changed. Never touches a node. Stands in every page. */

import { anyDigit, hasHit } from '../numbers/gate.ts';
import { addLinksUnder, carriersUnder, isPlace, rootsUnder } from './places.ts';
import { inSlices, rest, shown } from './slices.ts';
import { textHits } from './text-hits.ts';

/** Who reads what the walk comes upon. */
export interface PageReader {
  /** A text in which digits of a number may stand, new or changed; in steps, since it may be long. */
  text(node: Text): Iterable<void>;
  /** A link, a shown field or a labelled element. */
  place(element: Element): void;
  /** A text that changed; called before it is looked at again. */
  changed(node: Text): void;
  /** Another address, or what is in it may be read, or no longer: what it held is forgotten unless it is seen again. */
  altered(element: Element): void;
  /** After each pass, when everything that waited was seen. */
  passed(): void;
}

/** A short text with a digit may be a piece of a number: it is looked at with the few nodes beside it. */
const pieceLength = 24;
const mostBeside = 12;
/** What carries a number unseen, and roots, which cost a wrapper for each element, wait for calm. */
const calmMs = 500;
/** Nobody is told of a root that an element gets late, or of a field that is filled: so long there are looks for them. */
const mostLateMs = 8_000;

export interface PageWalk {
  /** Resolves when all was seen once. */
  seen: Promise<void>;
  /** Visits everything once more. */
  repeat(): void;
  /** Looks once more for what changes untold: roots, labels, values of fields. */
  lookAgain(): Promise<void>;
}

/**
 * Visits the document's text, its open shadow roots, and every change from now on, until the lifetime ends. The reader is
 * loaded when there is something to read; a page without digits never has one.
 */
export function walkPage(load: () => Promise<PageReader | undefined>, lifetime: AbortSignal): PageWalk {
  const waiting = new Set<Node>([document]);
  const changed = new Set<Text>();
  const texts = new Set<Text>();
  const places = new Set<Element>();
  let watched = new WeakSet<Node>();
  let reader: PageReader | undefined;
  /** Walked, and not yet looked through for labels, fields and roots. */
  const grown = new Set<Element | Document | ShadowRoot>();
  let isWalking = false;
  let isWaitingForCalm = false;
  /** Until the next look for what comes late. */
  let lateMs = calmMs;
  /** Counts the changes: a walk that was interrupted by one begins again. */
  let version = 0;

  const observer = new MutationObserver((changes) => {
    if (lifetime.aborted) return observer.disconnect();
    version++;
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') changed.add(target as Text);
      if (type === 'attributes') reader?.altered(target as Element);
      if (type !== 'childList') waiting.add(target);
      for (const node of addedNodes) waiting.add(node);
    }
    void drain();
  });

  function watch(root: Node): void {
    watched.add(root);
    observer.observe(root, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ['href', 'contenteditable', 'data-no-call'],
    });
  }

  function* pass(): Generator<void> {
    for (const node of waiting) {
      waiting.delete(node);
      if (node.isConnected) {
        if (node.nodeType === 3) addIfWorth(node as Text);
        else if ('querySelectorAll' in node) yield* walk(node as Element | Document);
      }
      yield;
    }
  }

  function* walk(root: Element | Document | ShadowRoot): Generator<void> {
    if (isElement(root) && !root.firstElementChild) {
      if (root.shadowRoot) yield* enter(root.shadowRoot);
      if (isPlace(root)) places.add(root);
      for (let node = root.firstChild; node; node = node.nextSibling)
        if (node.nodeType === 3) addIfWorth(node as Text);
      return;
    }
    grown.add(root);
    addLinksUnder(root, places);
    const startedAt = version;
    for (const text of textHits(root)) {
      if (text) texts.add(text);
      yield;
      if (version === startedAt) continue;
      // Places were counted in a text that has changed meanwhile: once more, and in one go.
      for (const again of textHits(root)) if (again) texts.add(again);
      break;
    }
  }

  /** The second look, at what is not seen as text. */
  function* lookCloser(): Generator<void> {
    for (const root of grown) {
      grown.delete(root);
      if (!root.isConnected) continue;
      for (const element of carriersUnder(root)) {
        places.add(element);
        yield;
      }
      for (const shadow of rootsUnder(root)) {
        if (shadow) yield* enter(shadow);
        yield;
      }
    }
    if (lateMs < mostLateMs) {
      lateMs *= 4;
      setTimeout(lookLater, lateMs);
    }
  }

  function* enter(shadow: ShadowRoot): Generator<void> {
    if (watched.has(shadow)) return;
    watch(shadow);
    yield* walk(shadow);
  }

  function addIfWorth(node: Text): void {
    if (hasHit(node.data) || (node.length < pieceLength && anyDigit.test(node.data) && isPiece(node)))
      texts.add(node);
  }

  function* read(by: PageReader): Generator<void> {
    for (const node of changed) by.changed(node);
    changed.clear();
    for (const element of places) {
      places.delete(element);
      by.place(element);
      yield;
    }
    for (const node of texts) {
      texts.delete(node);
      yield* by.text(node);
      yield;
    }
  }

  async function drain(): Promise<void> {
    if (isWalking) return;
    isWalking = true;
    try {
      do {
        await inSlices(pass(), lifetime);
        if (texts.size || places.size) reader ??= await load();
        if (reader && !lifetime.aborted) {
          await inSlices(read(reader), lifetime);
          reader.passed();
        }
        await rest();
        // The second look may have come upon something while the first was under way.
      } while ((waiting.size > 0 || (reader && texts.size + places.size > 0)) && !lifetime.aborted);
    } finally {
      // A reader that could not be loaded is loaded with the next change.
      isWalking = false;
    }
    void whenCalm();
  }

  async function whenCalm(): Promise<void> {
    if (isWaitingForCalm || grown.size === 0) return;
    isWaitingForCalm = true;
    await new Promise((resolve) => setTimeout(resolve, calmMs));
    isWaitingForCalm = false;
    await lookNow();
  }

  async function lookNow(): Promise<void> {
    await inSlices(lookCloser(), lifetime);
    await drain();
  }

  function lookLater(): void {
    grown.add(document);
    void whenCalm();
  }

  function lookAgain(): Promise<void> {
    grown.add(document);
    return lookNow();
  }

  // What is made when somebody gets to it, or asks for it.
  for (const type of ['scrollend', 'click'])
    addEventListener(type, lookLater, { capture: true, signal: lifetime });

  return {
    seen: shown(lifetime).then(async () => {
      if (lifetime.aborted) return;
      watch(document);
      await drain();
    }),
    repeat() {
      watched = new WeakSet();
      waiting.add(document);
      void drain();
    },
    lookAgain,
  };
}

/** By its kind: to ask whether it is an instance makes the browser set that class up in each page. */
const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Whether the text makes a number together with the nodes beside it, in its element or the one around. */
function isPiece(node: Text): boolean {
  const parent = node.parentNode;
  const isFew = (around: Node | null | undefined) => around && around.childNodes.length <= mostBeside;
  return [parent, parent?.parentNode].some((around) => isFew(around) && hasHit(around?.textContent ?? ''));
}
