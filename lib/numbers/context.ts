/** What stands around digits, as it is seen. Pure; on flat text. */

import { unseen } from './flat-text.ts';

/** What may count of a long text: the label of a row of numbers stands in front of its first. */
export const mostContext = 400;
const around = 80;

/** On the page the indentation of the source is one space, and what nobody sees is nothing. */
const seen = (flat: string) => flat.replaceAll(unseen, '').replaceAll(/ {2,}/g, ' ');
const isAsSeen = (flat: string) => !flat.includes('  ') && !flat.includes(unseen);

export function before(flat: string, at: number, most = around): string {
  const near = flat.slice(Math.max(0, at - most), at);
  return isAsSeen(near) ? near : seen(flat.slice(Math.max(0, at - mostContext), at)).slice(-most);
}

export function behind(flat: string, at: number, most = around): string {
  const near = flat.slice(at, at + most);
  return isAsSeen(near) ? near : seen(flat.slice(at, at + mostContext)).slice(0, most);
}
