/** A long list of rows of one height, but for headings among them, of which only those on the screen are drawn. */

import { Component, type ComponentChild } from 'preact';

/** Lists up to this long are drawn whole. */
const most = 50;
/** Rows drawn beyond either edge, so that a quick scroll shows no gap. */
const beyond = 4;

interface VirtualRowsProps {
  count: number;
  /** Places of the few rows that have a height of their own. */
  headings?: readonly number[];
  /** The row that must be in sight; null for none. */
  active: number | null;
  draw: (at: number) => ComponentChild;
}

interface VirtualRowsState {
  scrolled: number;
  rowHeight: number;
  headingHeight: number;
  height: number;
}

const none: readonly number[] = [];

export class VirtualRows extends Component<VirtualRowsProps, VirtualRowsState> {
  override state = { scrolled: 0, rowHeight: 44, headingHeight: 44, height: 220 };
  private list: HTMLElement | null = null;
  private first = 0;

  override componentDidMount(): void {
    this.measure();
    // A window that grows shows more of them, and one that narrows makes them taller.
    addEventListener('resize', this.measure);
  }
  override componentWillUnmount(): void {
    removeEventListener('resize', this.measure);
  }
  override componentDidUpdate(before: VirtualRowsProps): void {
    this.measure();
    const { active } = this.props;
    if (active === null || active === before.active || !this.list) return;
    const { scrollTop, clientHeight } = this.list;
    const [top, end] = [this.topOf(active), this.topOf(active + 1)];
    if (top < scrollTop) this.list.scrollTop = top;
    else if (end > scrollTop + clientHeight) this.list.scrollTop = end - clientHeight;
  }

  /** Rows grow with the reader's text size. */
  private readonly measure = () => {
    const height = this.list?.clientHeight || this.state.height;
    const { headings = none } = this.props;
    const rows = [...(this.list?.querySelectorAll<HTMLElement>('[role=row]') ?? [])];
    const heightOf = (isHeading: boolean) =>
      rows.find((_, at) => headings.includes(this.first + at) === isHeading)?.offsetHeight;
    const rowHeight = heightOf(false) || this.state.rowHeight;
    const headingHeight = heightOf(true) || this.state.headingHeight;
    if (
      rowHeight !== this.state.rowHeight ||
      headingHeight !== this.state.headingHeight ||
      height !== this.state.height
    )
      this.setState({ rowHeight, headingHeight, height });
  };

  private topOf(at: number): number {
    const { headings = none } = this.props;
    const { rowHeight, headingHeight } = this.state;
    return at * rowHeight + headings.filter((place) => place < at).length * (headingHeight - rowHeight);
  }

  /** The row that stands at `y`. */
  private rowAt(y: number): number {
    let at = Math.floor(y / this.state.rowHeight);
    while (this.topOf(at) > y) at -= 1;
    while (at < this.props.count && this.topOf(at + 1) <= y) at += 1;
    return at;
  }

  override render({ count, draw }: VirtualRowsProps, { scrolled, height }: VirtualRowsState) {
    const isWhole = count <= most;
    const first = isWhole ? 0 : Math.max(0, this.rowAt(scrolled) - beyond);
    const last = isWhole ? count : Math.min(count, this.rowAt(scrolled + height - 1) + 1 + beyond);
    this.first = first;
    return (
      <div
        class="rows"
        role="presentation"
        ref={(list) => {
          this.list = list;
        }}
        onScroll={({ currentTarget }) => !isWhole && this.setState({ scrolled: currentTarget.scrollTop })}
      >
        <div
          role="presentation"
          style={{ paddingBlock: `${this.topOf(first)}px ${this.topOf(count) - this.topOf(last)}px` }}
        >
          {Array.from({ length: last - first }, (_, at) => draw(first + at))}
        </div>
      </div>
    );
  }
}
