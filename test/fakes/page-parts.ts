/** Parts of a browser's page that marks need and that do nothing in a test of which texts are marked. */

import { vi } from 'vitest';

class FakeObserver {
  observe() {}
  disconnect() {}
}

class FakeSheet {
  replaceSync() {}
}

/** Within one text, as far as marks need one. */
export class FakeRange {
  startContainer: Node | null = null;
  endContainer: Node | null = null;
  startOffset = 0;
  endOffset = 0;
  setStart(node: Node, offset: number) {
    [this.startContainer, this.startOffset] = [node, offset];
  }
  setEnd(node: Node, offset: number) {
    [this.endContainer, this.endOffset] = [node, offset];
  }
  comparePoint = (_: Node, offset: number) =>
    offset < this.startOffset ? -1 : offset > this.endOffset ? 1 : 0;
  get collapsed() {
    return this.startOffset === this.endOffset;
  }
  toString = () => (this.startContainer as Text).data.slice(this.startOffset, this.endOffset);
}

/** Puts all that marks need in the place of the browser's. */
export function stubMarks(): void {
  vi.stubGlobal('Range', FakeRange);
  vi.stubGlobal('Highlight', class extends Set {});
  vi.stubGlobal('CSS', { highlights: new Map(), escape: (text: string) => text });
  vi.stubGlobal('CSSStyleSheet', FakeSheet);
  vi.stubGlobal('MutationObserver', FakeObserver);
}
