/** The numbers that are marked: painted as highlight ranges, so that no node of the page is ever changed. */

import type { CheckedNumber } from '../numbers/checked-number.ts';
import { countUpTo } from './in-order.ts';
import { type OwnSheet, ownSheet } from './own-sheet.ts';
import { drawnText } from './readable.ts';
import { type Piece, partOf } from './text-run.ts';

declare global {
  interface HighlightRegistry {
    /** Chromium 140 and later. */
    highlightsFromPoint?(
      x: number,
      y: number,
      options: { shadowRoots: ShadowRoot[] },
    ): { highlight: Highlight; ranges: AbstractRange[] }[];
  }
}

export interface Mark {
  /** The text in which the number begins. */
  node: Text;
  /** All texts in which it stands. */
  nodes: readonly Text[];
  range: Range;
  number: CheckedNumber;
  /** What stood there and around it in each text. */
  seen: readonly string[];
}

/**
 * Drawn by rules of our own for the elements that hold a mark: a rule for all would have the browser work out the styles of the
 * whole page anew. Text keeps its colour, and paper gets none. No browser draws a line beneath the text of a drawing. The names are
 * random since the registry is the page's.
 */
const rules = (of: string[], mark: string, chosen: string) => `@media screen {
${of.map((each) => `${each}::highlight(${mark})`)} { text-decoration: underline dotted #5b73e0 1.5px; text-underline-offset: 3px; }
${of.map((each) => `${each}::highlight(${chosen})`)} { text-decoration: underline solid #5b73e0 1.5px; text-underline-offset: 3px; background-color: rgb(91 115 224 / .16); }
text::highlight(${mark}), text::highlight(${chosen}) { background-color: rgb(91 115 224 / .16); } }`;

/** Ordinary pages have a dozen. */
const mostHolders = 200;

export class Marks {
  /** Of each text in order, and none over another: a log in one text may hold thousands. */
  readonly #byNode = new Map<Text, Mark[]>();
  readonly #painted = new Highlight();
  readonly #chosen = new Highlight();
  readonly #roots = new Set<ShadowRoot>();
  /** Selectors of the elements that hold marks, or did. */
  readonly #holders = new Set<string>();
  /** An element whose class changes goes by another selector. */
  readonly #renamed = new MutationObserver((changes) => {
    for (const { target } of changes) this.#nameHolder(target as Element);
    this.paint();
  });
  #drawn = 0;
  /** Made with the first mark: most pages have none. */
  #sheet: OwnSheet | undefined;
  readonly #names: readonly [string, string];

  constructor(lifetime: AbortSignal) {
    const name = `t${Math.random().toString(36).slice(2, 8)}`;
    this.#names = [name, `${name}c`];
    this.#chosen.priority = 1;
    lifetime.addEventListener('abort', () => {
      this.#renamed.disconnect();
      for (const each of this.#names) CSS.highlights.delete(each);
      this.#sheet?.remove();
    });
  }

  /** Marks a number that stands in these pieces of texts, in place of what else was marked there; `paint` shows it. */
  add(pieces: readonly Piece[], number: CheckedNumber): Mark | undefined {
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (!first || !last) return;
    const before = this.#lastUpTo(first[0], first[1]);
    const seen = pieces.map(([, start, end, was]) => partOf(was, start, end));
    if (before && isAt(before, first, last)) return Object.assign(before, { number, seen });
    const range = document.createRange();
    range.setStart(first[0], first[1]);
    range.setEnd(last[0], last[2]);
    const mark = { node: first[0], nodes: pieces.map(([node]) => node), range, number, seen };
    for (const [node, start, end] of pieces) {
      this.#remove(this.#over(node, start, end));
      const others = this.#byNode.get(node);
      if (others) others.splice(placeIn(others, node, start), 0, mark);
      else {
        this.#byNode.set(node, [mark]);
        this.#hold(node);
      }
    }
    if (canBePainted(range)) this.#painted.add(range);
    return mark;
  }

  /** The last mark of a text that begins at a place or before it. */
  #lastUpTo(node: Text, offset: number): Mark | undefined {
    const marks = this.#byNode.get(node) ?? [];
    return marks[placeIn(marks, node, offset) - 1];
  }

  /** The marks that a part of a text has a share in. */
  #over(node: Text, start: number, end: number): Mark[] {
    const marks = this.#byNode.get(node) ?? [];
    let from = placeIn(marks, node, start);
    const to = placeIn(marks, node, end - 1);
    while (from > 0 && endIn(marks[from - 1] as Mark, node) > start) from--;
    return marks.slice(from, to);
  }

  /** What a rule must name for a text to be drawn: its element; in a shadow root the outermost host, from which marks inherit. */
  #hold(node: Node): void {
    const root = node.getRootNode();
    // By its kind: to ask whether it is an instance makes the browser set that class up in each page.
    if (root.nodeType === 11) {
      this.#roots.add(root as ShadowRoot);
      this.#hold((root as ShadowRoot).host);
    } else {
      const element = node.nodeType === 1 ? (node as Element) : (drawnText(node) ?? node.parentElement);
      if (!element) return;
      this.#nameHolder(element);
      this.#renamed.observe(element, { attributeFilter: ['class'] });
    }
  }

  /** A page that makes up classes as it goes would have rules without end: from some on its elements go by their tags. */
  #nameHolder(element: Element): void {
    this.#holders.add(this.#holders.size < mostHolders ? selectorOf(element) : CSS.escape(element.localName));
  }

  /** Takes the marks of a text away, but for those to keep. */
  drop(node: Text, kept?: ReadonlySet<Mark>): void {
    this.#remove((this.#byNode.get(node) ?? []).filter((mark) => !kept?.has(mark)));
  }

  /** Takes the marks of a text away but those that stand as they did: a log grows at its end. */
  dropChanged(node: Text): void {
    const marks = this.#byNode.get(node) ?? [];
    this.#remove(
      marks.filter((mark) => {
        const part = partOf(node.data, startIn(mark, node), Math.min(endIn(mark, node), node.length));
        return mark.range.collapsed || part !== mark.seen[mark.nodes.indexOf(node)];
      }),
    );
  }

  has(node: Text): boolean {
    return this.#byNode.has(node);
  }

  get isEmpty(): boolean {
    return this.#byNode.size === 0;
  }

  clear(): void {
    for (const node of this.#byNode.keys()) this.drop(node);
  }

  /** Takes the marks away whose texts left the page or were moved in it. */
  dropGone(): void {
    for (const [node, marks] of this.#byNode)
      this.#remove(marks.filter((mark) => !node.isConnected || mark.range.startContainer !== mark.node));
  }

  #remove(marks: readonly Mark[]): void {
    if (marks.length === 0) return;
    const gone = new Set(marks);
    for (const { range } of gone) {
      this.#painted.delete(range);
      this.#chosen.delete(range);
    }
    for (const node of new Set(marks.flatMap(({ nodes }) => nodes))) {
      const others = this.#byNode.get(node)?.filter((other) => !gone.has(other)) ?? [];
      if (others.length > 0) this.#byNode.set(node, others);
      else this.#byNode.delete(node);
    }
  }

  /** Draws one mark as the chosen one; none for null, or for a link, which the page draws. */
  choose(place: Range | Element | null): void {
    this.#chosen.clear();
    if (place instanceof Range && canBePainted(place))
      CSS.highlights.set(this.#names[1], this.#chosen.add(place));
  }

  /** The mark under a point of the window, in CSS px. */
  at(x: number, y: number): Mark | null {
    if (this.isEmpty) return null;
    const shadowRoots = [...this.#roots];
    const isHit = ({ left, right, top, bottom }: DOMRect) =>
      x >= left && x <= right && y >= top && y <= bottom;
    const caret = document.caretPositionFromPoint?.(x, y, { shadowRoots });
    const beside = caret ? this.#over(caret.offsetNode as Text, caret.offset - 1, caret.offset + 1) : [];
    const byCaret = beside.find(({ range }) => [...range.getClientRects()].some(isHit));
    if (byCaret) return byCaret;
    // For text without a caret only: on a screen whose pixels are emulated the browser finds nothing so.
    const hits = CSS.highlights.highlightsFromPoint?.(x, y, { shadowRoots }) ?? [];
    const hit = hits.find(({ highlight }) => highlight === this.#painted)?.ranges[0];
    return (hit && this.#lastUpTo(hit.startContainer as Text, hit.startOffset)) ?? null;
  }

  /** All marks that still stand. */
  all(): Mark[] {
    return [...new Set([...this.#byNode.values()].flat())].filter(({ range }) => !range.collapsed);
  }

  /** Shows what was added. The page shares the registry and the sheets and may have thrown ours out. */
  paint(): void {
    const [painted] = this.#names;
    if (CSS.highlights.get(painted) !== this.#painted) CSS.highlights.set(painted, this.#painted);
    if (this.#drawn !== this.#holders.size) {
      this.#drawn = this.#holders.size;
      const css = rules([...this.#holders], ...this.#names);
      if (this.#sheet) this.#sheet.write(css);
      else this.#sheet = ownSheet(document, css);
    }
    this.#sheet?.keep();
  }
}

/** Where a mark begins and ends in one of its texts. */
const startIn = ({ node, range }: Mark, text: Text) => (node === text ? range.startOffset : 0);
const endIn = ({ range }: Mark, text: Text) =>
  range.endContainer === text ? range.endOffset : Number.POSITIVE_INFINITY;
const placeIn = (marks: readonly Mark[], text: Text, offset: number) =>
  countUpTo(marks, offset, (mark) => startIn(mark, text));

const isAt = ({ node, range }: Mark, first: Piece, last: Piece) =>
  node === first[0] &&
  range.startOffset === first[1] &&
  range.endContainer === last[0] &&
  range.endOffset === last[2];

/** Along a line of a drawing, Chromium paints what is highlighted over its own letters. */
const canBePainted = ({ startContainer }: Range) => !startContainer.parentElement?.closest('textPath');

/**
 * What names an element and few others: the first of its classes, which pages change least. Not its id: a list of ten
 * thousand rows would make as many rules.
 */
function selectorOf(element: Element): string {
  const [first] = element.getAttribute('class')?.match(/\S+/) ?? [];
  return first ? `.${CSS.escape(first)}` : CSS.escape(element.localName);
}
