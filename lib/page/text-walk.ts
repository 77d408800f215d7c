/** Walks the text of a document once and then only what changed. Never touches a node. */

import { gate } from '../numbers/candidates.ts';
import { inSlices, shown } from './slices.ts';

const shortest = 7;
/** Text that is not read, or not the page's to read: code, fields, and what somebody is writing. */
const unread = 'script,style,noscript,template,textarea,select,option,title,svg,code,[contenteditable]';

export interface TextVisitor {
  /** A text that may hold a number, whether new or changed. */
  text(node: Text): void;
  /** An element that came into view and may hold links. */
  links(root: ParentNode): void;
  /** A text that changed or left; called before it is looked at again. */
  gone(node: Text): void;
  /** After each pass, when everything that waited was seen. */
  passed(): void;
}

/** Visits the document's text, its open shadow roots, and every change from now on, until the lifetime ends. */
export function walkText(visitor: TextVisitor, lifetime: AbortSignal): void {
  const waiting = new Set<Node>([document]);
  let isWalking = false;

  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'characterData') waiting.add(change.target);
      for (const node of [...change.addedNodes, ...change.removedNodes]) waiting.add(node);
    }
    void drain();
  });
  lifetime.addEventListener('abort', () => observer.disconnect());

  function watch(root: Node): void {
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  function* pass(): Generator<void> {
    for (const node of waiting) {
      waiting.delete(node);
      yield* node instanceof Text ? visit(node) : walk(node);
    }
  }

  function* visit(node: Text): Generator<void> {
    visitor.gone(node);
    if (isWorth(node)) visitor.text(node);
    yield;
  }

  function* walk(root: Node): Generator<void> {
    if (!root.isConnected) return forget(root);
    if (!(root instanceof Element || root instanceof Document || root instanceof ShadowRoot)) return;
    visitor.links(root);
    const content = root instanceof Document ? root.body?.textContent : root.textContent;
    yield;
    if (content && gate.test(content)) {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let seen = 0;
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        if (isWorth(text)) visitor.text(text);
        else if (++seen % 64) continue;
        yield;
      }
    }
    for (const shadow of openRoots(root)) {
      watch(shadow);
      yield* walk(shadow);
    }
  }

  function forget(root: Node): void {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) visitor.gone(texts.currentNode as Text);
  }

  async function drain(): Promise<void> {
    if (isWalking) return;
    isWalking = true;
    while (waiting.size > 0 && !lifetime.aborted) {
      await inSlices(pass(), lifetime);
      visitor.passed();
    }
    isWalking = false;
  }

  void shown(lifetime).then(() => {
    if (lifetime.aborted) return;
    watch(document);
    void drain();
  });
}

function isWorth(node: Text): boolean {
  if (node.data.length < shortest || !node.isConnected || !gate.test(node.data)) return false;
  const parent = node.parentElement;
  return !parent || (!parent.closest(unread) && !parent.isContentEditable && document.designMode !== 'on');
}

/** Open shadow roots under `root`: those of custom elements, which a walk over all elements would cost too much to find. */
function* openRoots(root: Node): Generator<ShadowRoot> {
  if (root instanceof ShadowRoot) {
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) yield element.shadowRoot;
    return;
  }
  const hosts = document.evaluate(
    "descendant-or-self::*[contains(local-name(), '-')]",
    root,
    null,
    XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
  );
  for (let i = 0; i < hosts.snapshotLength; i++) {
    const shadow = (hosts.snapshotItem(i) as Element).shadowRoot;
    if (shadow) yield shadow;
  }
}

/** The end of the text in front of `node` in document order, up to `longest` characters, element borders as spaces. */
export function textBefore(node: Node, longest: number): string {
  let text = '';
  let at: Node | null = node;
  for (let steps = 0; at && steps < 8 && text.trim().length < longest; steps++) {
    const previous: Node | null = at.previousSibling;
    if (previous) {
      const isRead = previous instanceof Text || (previous instanceof Element && !previous.matches(unread));
      if (isRead) text = `${(previous.textContent ?? '').slice(-longest * 2)} ${text}`;
    }
    at = previous ?? at.parentElement;
    if (at === document.body) break;
  }
  return text.replace(/\s+/g, ' ').slice(-longest);
}
