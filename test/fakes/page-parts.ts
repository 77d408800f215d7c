/** Parts of a browser's page that marks need and that do nothing in a test of which texts are marked. */

export class FakeObserver {
  observe() {}
  disconnect() {}
}

export class FakeSheet {
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
