/** Every number of a page that can be called: found in its text, or carried by a tel: link. */

import { type Candidate, candidates, isGroupedAs } from '../numbers/candidates.ts';
import type { CheckedNumber } from '../numbers/checked-number.ts';
import { CheckedTexts } from './checked-texts.ts';
import { type Mark, Marks } from './marks.ts';
import { addressOf, telLinks } from './number-link.ts';
import { textBefore, walkText } from './text-walk.ts';

/** Something on the page that can be called. `element` is set for a link, `mark` for a number in text. */
export interface PageNumber {
  /** What stands on the page. */
  text: string;
  /** What is offered for dialling: the checked number, or the raw address when it was refused. */
  number: CheckedNumber;
  place: Range | Element;
}

const contextLength = 24;

export class PageNumbers {
  readonly marks: Marks;
  readonly #texts = new CheckedTexts();
  readonly #pending = new Map<Text, Candidate[]>();
  readonly #addresses = new Set<string>();

  /** Starts to look at once, and goes on until the lifetime ends. */
  constructor(lifetime: AbortSignal) {
    this.marks = new Marks(lifetime);
    walkText(
      {
        text: (node) => this.#read(node),
        links: (root) => this.#readLinks(root),
        gone: (node) => {
          this.#pending.delete(node);
          this.marks.drop(node);
        },
        passed: () => void this.#settle().catch(() => {}),
      },
      lifetime,
    );
  }

  /** The checked number behind a text or a tel: address; asks the worker when it is not known yet. */
  async check(text: string): Promise<CheckedNumber> {
    await this.#texts.check([text]);
    return this.#texts.get(text) ?? { kind: 'refused', reason: 'That could not be checked. Try again.' };
  }

  /** Everything that can be called now, in document order. */
  all(): PageNumber[] {
    const inText: PageNumber[] = this.marks.all().map((mark) => pageNumber(mark));
    const inLinks: PageNumber[] = [...document.querySelectorAll(telLinks)].flatMap((place) => {
      const number = this.#texts.get(addressOf(place));
      return number ? [{ text: place.textContent?.trim() ?? '', number, place }] : [];
    });
    const isInLink = ({ place }: PageNumber) =>
      place instanceof Range && place.startContainer.parentElement?.closest(telLinks);
    return [...inText.filter((each) => !isInLink(each)), ...inLinks].sort(inOrder);
  }

  #read(node: Text): void {
    this.marks.drop(node);
    const found = candidates(node.data, textBefore(node, contextLength));
    const isLinked = node.parentElement?.closest(telLinks);
    if (found.length > 0)
      this.#pending.set(node, isLinked ? found.map((each) => ({ ...each, isSure: true })) : found);
  }

  #readLinks(root: ParentNode): void {
    if (root instanceof Element && root.matches(telLinks)) this.#addresses.add(addressOf(root));
    for (const link of root.querySelectorAll(telLinks)) this.#addresses.add(addressOf(link));
  }

  /** Asks about everything found in this pass at once, then marks what turned out to be a number. */
  async #settle(): Promise<void> {
    if (this.#pending.size === 0 && this.#addresses.size === 0) return;
    const found = new Map(this.#pending);
    const texts = [...this.#addresses, ...[...found.values()].flat().map(({ text }) => text)];
    this.#pending.clear();
    this.#addresses.clear();
    const { marksNumbers } = await this.#texts.rules();
    if (!marksNumbers) return;
    const before = new Map([...found.keys()].map((node) => [node, node.data]));
    await this.#texts.check(texts);
    for (const [node, list] of found) {
      // The page went on meanwhile: a text that changed waits in the next pass.
      if (!node.isConnected || node.data !== before.get(node)) continue;
      this.marks.drop(node);
      for (const { text, start, end, isSure } of list) {
        const number = this.#texts.get(text);
        if (!number || !('e164' in number)) continue;
        const written = node.data.slice(start, end);
        if (isSure || isGroupedAs(written, [number.national, number.international]))
          this.marks.add(node, start, end, number);
      }
    }
  }
}

/** A mark as a number of the page. */
export function pageNumber({ range, number }: Mark): PageNumber {
  return { text: range.toString(), number, place: range };
}

function inOrder(a: PageNumber, b: PageNumber): number {
  const start = ({ place }: PageNumber): [Node, number] =>
    place instanceof Range ? [place.startContainer, place.startOffset] : [place, 0];
  const [nodeA, offsetA] = start(a);
  const [nodeB, offsetB] = start(b);
  if (nodeA === nodeB) return offsetA - offsetB;
  return nodeA.compareDocumentPosition(nodeB) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
