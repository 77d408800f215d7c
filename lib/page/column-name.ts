/** What the head of a table says about one of its cells. */

const cells = 'td,[role=gridcell],[role=cell]';
const tables = 'table,[role=grid],[role=table],[role=treegrid]';
const rows = 'tr,[role=row]';
const heads = 'th,[role=columnheader]';
const longest = 40;

/** The words in the head of the column in which a text stands; empty outside tables with a head. */
export function columnName(node: Text): string {
  const cell = node.parentElement?.closest(cells);
  const row = cell?.parentElement;
  const first = row?.closest(tables)?.querySelector(rows);
  if (!cell || !row || !first || first === row) return '';
  const head = cellAt(first, columnOf(cell));
  return head?.matches(heads) ? (head.textContent?.trim().slice(0, longest) ?? '') : '';
}

/** In which column a cell begins. Counted up to it, since every cell with digits asks. */
function columnOf(cell: Element): number {
  let column = 0;
  for (let left = cell.previousElementSibling; left; left = left.previousElementSibling)
    column += widthOf(left);
  return column;
}

/** The cell of a row that stands in a column, or begins before it and is wide. */
function cellAt(row: Element, column: number): Element | null {
  let end = 0;
  for (let cell = row.firstElementChild; cell; cell = cell.nextElementSibling) {
    end += widthOf(cell);
    if (column < end) return cell;
  }
  return null;
}

/** How many columns a cell is wide. */
const widthOf = (cell: Element) => Math.min(Number(cell.getAttribute('colspan')) || 1, 100);
