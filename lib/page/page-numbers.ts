/** Every number of a page that can be called: found in its text, or carried by a tel: link. */

import { type Candidate, candidates, isGroupedAs } from '../numbers/candidates.ts';
import { CheckedTexts } from './checked-texts.ts';
import { Marks } from './marks.ts';
import { addressOf, telLinks } from './number-link.ts';
import { textBefore, walkText } from './text-walk.ts';

const contextLength = 24;

export class PageNumbers {
  readonly marks: Marks;
  readonly texts = new CheckedTexts();
  /** Links that were seen; some may have left the page since. */
  readonly links = new Set<Element>();
  readonly #pending = new Map<Text, Candidate[]>();
  readonly #addresses = new Set<string>();
  readonly #found: () => void;

  /** Starts to look at once, and goes on until the lifetime ends. `found` runs, again and again, when there is something to act on. */
  constructor(lifetime: AbortSignal, found: () => void) {
    this.#found = found;
    this.marks = new Marks(lifetime);
    walkText(
      {
        text: (node) => this.#read(node),
        links: (root) => this.#readLinks(root),
        gone: (node) => {
          this.#pending.delete(node);
          this.marks.drop(node);
        },
        passed: () => {
          for (const link of this.links) if (!link.isConnected) this.links.delete(link);
          void this.#settle().catch(() => {});
        },
      },
      lifetime,
    );
  }

  #read(node: Text): void {
    this.marks.drop(node);
    const found = candidates(node.data, textBefore(node, contextLength));
    const isLinked = node.parentElement?.closest(telLinks);
    if (found.length > 0)
      this.#pending.set(node, isLinked ? found.map((each) => ({ ...each, isSure: true })) : found);
  }

  #readLinks(root: ParentNode): void {
    for (const link of root.querySelectorAll(telLinks)) this.#readLink(link);
    if (root instanceof Element && root.matches(telLinks)) this.#readLink(root);
  }

  #readLink(link: Element): void {
    this.links.add(link);
    // A link can be pressed at once; who acts on it should be there.
    this.#found();
    this.#addresses.add(addressOf(link));
  }

  /** Asks about everything found in this pass at once, then marks what turned out to be a number. */
  async #settle(): Promise<void> {
    if (this.#pending.size === 0 && this.#addresses.size === 0) return;
    const found = new Map(this.#pending);
    const texts = [...this.#addresses, ...[...found.values()].flat().map(({ text }) => text)];
    this.#pending.clear();
    this.#addresses.clear();
    this.#found();
    if (!(await this.texts.rules()).marksNumbers) return;
    const before = new Map([...found.keys()].map((node) => [node, node.data]));
    await this.texts.check(texts);
    for (const [node, list] of found) {
      // The page went on meanwhile: a text that changed waits in the next pass.
      if (!node.isConnected || node.data !== before.get(node)) continue;
      this.marks.drop(node);
      for (const { text, start, end, isSure } of list) {
        const number = this.texts.get(text);
        if (!number || !('e164' in number)) continue;
        const written = node.data.slice(start, end);
        if (isSure || isGroupedAs(written, [number.national, number.international]))
          this.marks.add(node, start, end, number);
      }
    }
  }
}
