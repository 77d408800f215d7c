/** A text of the page with what stands before and behind it, borders of elements included, as one string. */

import { hasDirection } from '../numbers/direction.ts';
import { blockBorder, inlineBorder } from '../numbers/flat-text.ts';
import { hitsIn } from '../numbers/gate.ts';
import { columnName } from './column-name.ts';
import { unread } from './readable.ts';

/** Characters of context on either side; a number may also go on over so many. */
const reach = 80;
/** Nodes and borders to cross on either side at most: a page may nest without end. */
const mostSteps = 32;

/** Elements whose text stands in one line with the text around them. */
const inline = new Set(
  'a,abbr,acronym,b,bdi,bdo,big,cite,data,del,dfn,em,font,i,ins,kbd,label,mark,nobr,output,q,s,samp,small,span,strike,strong,sub,sup,time,tspan,tt,u,var,wbr'.split(
    ',',
  ),
);
/** Not gone into from beside it: a drawing is no part of the line it stands in. */
const skipped = `${unread},svg`;

/** A part of a text, and what the whole text was when it was read. */
export type Piece = [node: Text, start: number, end: number, was: string];

/** What decides about a number stands so near. */
const [near, nearBehind] = [80, 40];

/** A part of a text with what stands around it there. */
export const partOf = (text: string, start: number, end: number) =>
  text.slice(Math.max(0, start - near), end + nearBehind);

export interface TextRun {
  text: string;
  /** Where the text itself begins and ends in it. */
  from: number;
  to: number;
  /** Where in `text` a place of one of its texts stands; null for a text that is not in it. */
  placeOf(node: Node, offset: number): number | null;
  /** The pieces of texts that stand between two places of `text`, with their offsets in each. */
  pieces(start: number, end: number): Piece[];
}

/** The text around a node up to the borders of blocks on either side, which no number crosses. */
export function lineAround(node: Text): string {
  const before = neighbours(node, 'previous', true).reverse();
  const behind = neighbours(node, 'next', true);
  return (
    before.map((side) => spaced(side.node) + side.border).join('') +
    spaced(node) +
    behind.map((side) => side.border + spaced(side.node)).join('')
  );
}

/** The run around one text node. */
export function textRun(node: Text): TextRun {
  const parts: { node: Text; start: number; was: string }[] = [];
  const add = (part: Text) => parts.push({ node: part, start: text.length, was: part.data });
  let text = '';
  for (const side of neighbours(node, 'previous').reverse()) {
    if (side.node) add(side.node);
    text += spaced(side.node) + side.border;
  }
  if (text === '' || text.endsWith(blockBorder)) {
    const name = columnName(node);
    if (name) text += name.replaceAll('\n', ' ') + blockBorder;
  }
  const from = text.length;
  add(node);
  text += spaced(node);
  const to = text.length;
  for (const side of neighbours(node, 'next')) {
    text += side.border;
    if (side.node) add(side.node);
    text += spaced(side.node);
  }
  return {
    text,
    from,
    to,
    placeOf(node, offset) {
      const part = parts.find((each) => each.node === node);
      return part ? part.start + offset : null;
    },
    pieces: (start, end) =>
      parts
        .map(
          (part): Piece => [
            part.node,
            Math.max(0, start - part.start),
            Math.min(part.was.length, end - part.start),
            part.was,
          ],
        )
        .filter(([, from, to]) => from < to),
  };
}

/** Texts of this length and more are read where their digits stand only; what stands nearer than this together. */
const longText = 500;
/** No longer, or to read it would hold up the page: a file in one text may be full of numbers. */
const longestStretch = 2_000;

/** The parts of a run's own text to look for numbers in. */
export function stretches({ text, from, to }: TextRun): [from: number, to: number][] {
  if (to - from < longText) return [[from, to]];
  const found: [number, number][] = [];
  const hits = hitsIn(text);
  // What a mark of direction does goes on to the end of its line.
  const longest = hasDirection(text) ? to : longestStretch;
  for (let i = 0; i < hits.length; i += 2) {
    const [start, end] = [Math.max(hits[i] ?? 0, from), Math.min(hits[i + 1] ?? 0, to)];
    const last = found.at(-1);
    if (start >= end) continue;
    if (last && start < last[1] + longText && end <= last[0] + longest) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}

/** Line ends of the source are spaces on the page; in a run they mean a border. */
function spaced(node: Text | null): string {
  return node ? node.data.replaceAll('\n', ' ') : '';
}

/** Whether a piece of a drawn text begins at another height than the piece before it. */
function isOwnLine(element: Element): boolean {
  if (element.localName !== 'tspan') return false;
  const height = element.getAttribute('y');
  return element.hasAttribute('dy') || height !== (element.previousElementSibling?.getAttribute('y') ?? null);
}

interface Neighbour {
  node: Text | null;
  border: string;
}

/** The texts before or behind a node, the nearest first, each with the border between it and the one nearer. */
function neighbours(from: Text, side: 'previous' | 'next', isLine = false): Neighbour[] {
  const found: Neighbour[] = [];
  const [sibling, inner] =
    side === 'next' ? (['nextSibling', 'firstChild'] as const) : (['previousSibling', 'lastChild'] as const);
  let border = '';
  let length = 0;
  const cross = (element: Element, isAtStart: boolean) => {
    if (!inline.has(element.localName) || (isAtStart && isOwnLine(element))) border = blockBorder;
    else border ||= inlineBorder;
  };
  let at: Node = from;
  for (let steps = 0; steps < mostSteps && length < reach; steps++) {
    if (isLine && border === blockBorder) break;
    const beside: Node | null = at[sibling];
    if (!beside) {
      const parent = at.parentNode;
      if (parent?.nodeType !== 1) break;
      cross(parent as Element, side === 'previous');
      at = parent;
      continue;
    }
    at = beside;
    while (at.nodeType === 1) {
      cross(at as Element, side === 'next');
      const child: Node | null = (at as Element).matches(skipped) ? null : at[inner];
      if (!child) break;
      at = child;
    }
    if (at.nodeType !== 3 || (isLine && border === blockBorder)) continue;
    const node = at as Text;
    found.push({ node, border });
    length += node.data.trim().length;
    border = '';
  }
  if (border) found.push({ node: null, border });
  return found;
}
