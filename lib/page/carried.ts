/** Numbers that an element carries outside its text. */

import { candidates } from '../numbers/candidates.ts';
import type { Asked } from '../numbers/confirm.ts';
import { labelOf } from './places.ts';

/** Fields that may hold a number; those that take one are read when the agent asks for the page's numbers. */
export const textFields =
  'textarea,input:is(:not([type]),[type=text],[type=tel],[type=search],[type=url],[type=email],[type=number])';

/** The numbers in the value of a field, or in a label that says more than the text. */
export function carriedBy(element: Element): Asked[] {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (isField && !element.matches(textFields)) return [];
  const label = labelOf(element);
  const text = isField ? element.value : label;
  if (!isField && element.textContent?.replace(/\D/g, '').includes(text.replace(/\D/g, ''))) return [];
  const kind = isField && element.type === 'tel' ? 'tel' : '';
  const names = isField ? [...(element.labels ?? [])].map(({ textContent }) => textContent) : [];
  const lead = isField ? `${[label, element.name, ...names, kind].join(' ')}: ` : '';
  return candidates(lead + text, lead.length)
    .filter(({ rank }, _, all) => rank === all[0]?.rank)
    .map(({ text: written, proof }) => ({ text: written, proof }));
}
