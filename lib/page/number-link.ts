/** Links that carry a number of their own. */

import { isIn, optedOut } from './readable.ts';

/** A space in front is a slip of the pen that browsers read over; of any namespace, since drawings write `xlink:href`. */
const toCall = '[*|href^="tel:" i],[*|href^=" tel:" i],[*|href^="callto:" i]';

/** Every link to a telephone, whatever its case; SVG links and areas of pictures too. Most elements are no more than asked for an address. */
export const telLinks = `[*|href]:is(a,area):is(${toCall},[*|href^="sms:" i])`;

/** Links whose press means a call; one that writes a message keeps its own meaning. */
const callLinks = `:is(a,area):is(${toCall})`;

/** The link to call that an event went through, shadow roots included, or null. Where somebody writes, links are text. */
export function linkOf(event: Event): HTMLAnchorElement | null {
  for (const target of event.composedPath()) {
    if (target instanceof Element && target.matches(callLinks)) {
      const link = target as HTMLAnchorElement;
      return isIn(link, optedOut) || link.isContentEditable ? null : link;
    }
  }
  return null;
}

/** Whether the browser would go where a link leads, here and now, and nothing else. */
export const isPlain = ({ isTrusted, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  isTrusted && button === 0 && !(ctrlKey || metaKey || shiftKey || altKey);

/**
 * Does what the browser would have done with a press that was taken from it. The page may have changed the link since, and we lead
 * nowhere else.
 */
export function goTo(link: Element): void {
  const address = hrefOf(link);
  if (/^(?:tel|callto):/i.test(address)) location.assign(address);
}

const hrefOf = (link: Element) => (link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '').trim();

/** The address of a telephone link as a `tel:` address, without what was added to count visitors or to write a message. */
export function addressOf(link: Element): string {
  return hrefOf(link)
    .replace(/^(?:callto|sms):(?:\/\/)?/i, 'tel:')
    .replace(/[?&].*$/s, '');
}
