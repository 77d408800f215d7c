/** Counts in words. */

const figures = new Intl.NumberFormat('en');

/** `48,210`. */
export const figure = (count: number): string => figures.format(count);

/** `1 contact`, `2,000 contacts`. */
export function counted(count: number, thing: string): string {
  return `${figure(count)} ${thing}${count === 1 ? '' : 's'}`;
}
