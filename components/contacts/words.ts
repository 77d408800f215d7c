/** Counts in words. */

const figures = new Intl.NumberFormat('en');

/** `1 contact`, `2,000 contacts`. */
export function counted(count: number, thing: string): string {
  return `${figures.format(count)} ${thing}${count === 1 ? '' : 's'}`;
}
