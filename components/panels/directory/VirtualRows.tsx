/** A long list of rows of one height, of which only those on the screen are drawn. */

import { Component, type ComponentChild } from 'preact';

/** Lists up to this long are drawn whole. */
const most = 50;
/** Rows drawn beyond either edge, so that a quick scroll shows no gap. */
const beyond = 4;

interface VirtualRowsProps {
  count: number;
  /** The row that must be in sight; null for none. */
  active: number | null;
  draw: (at: number) => ComponentChild;
}

interface VirtualRowsState {
  scrolled: number;
  rowHeight: number;
  height: number;
}

export class VirtualRows extends Component<VirtualRowsProps, VirtualRowsState> {
  override state = { scrolled: 0, rowHeight: 44, height: 220 };
  private list: HTMLElement | null = null;

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
    const { rowHeight } = this.state;
    const { scrollTop, clientHeight } = this.list;
    const top = active * rowHeight;
    if (top < scrollTop) this.list.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight) this.list.scrollTop = top + rowHeight - clientHeight;
  }

  /** Rows grow with the reader's text size. */
  private readonly measure = () => {
    const height = this.list?.clientHeight || this.state.height;
    const rowHeight =
      this.list?.querySelector<HTMLElement>('[role=row]')?.offsetHeight || this.state.rowHeight;
    if (rowHeight !== this.state.rowHeight || height !== this.state.height)
      this.setState({ rowHeight, height });
  };

  override render({ count, draw }: VirtualRowsProps, { scrolled, rowHeight, height }: VirtualRowsState) {
    const isWhole = count <= most;
    const first = isWhole ? 0 : Math.max(0, Math.floor(scrolled / rowHeight) - beyond);
    const last = isWhole ? count : Math.min(count, Math.ceil((scrolled + height) / rowHeight) + beyond);
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
          style={{ paddingBlock: `${first * rowHeight}px ${(count - last) * rowHeight}px` }}
        >
          {Array.from({ length: last - first }, (_, at) => draw(first + at))}
        </div>
      </div>
    );
  }
}
