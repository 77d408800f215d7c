/** How many of `items`, which stand in order, begin at `place` or before it. */
export function countUpTo<Item>(
  items: readonly Item[],
  place: number,
  startOf: (item: Item) => number,
): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(items[middle] as Item) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
