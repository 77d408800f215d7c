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
  const columns = columnsOf(row);
  const head = columnsOf(first)[columns.indexOf(cell)];
  return head?.matches(heads) ? (head.textContent?.trim().slice(0, longest) ?? '') : '';
}

/** The cells of a row by column: a wide one stands in several. */
function columnsOf(row: Element): Element[] {
  return [...row.children].flatMap((cell) =>
    Array<Element>(Math.min(Number(cell.getAttribute('colspan')) || 1, 100)).fill(cell),
  );
}
