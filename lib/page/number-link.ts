/** Links that carry a number of their own. */

import { optedOut } from './readable.ts';

/** Every link to a telephone, whatever its case; SVG links and areas of pictures too. Most elements are no more than asked for an address. */
export const telLinks = '[href]:is(a,area):is([href^="tel:" i],[href^="callto:" i],[href^="sms:" i])';

/** Links whose press means a call; one that writes a message keeps its own meaning. */
const callLinks = ':is(a,area):is([href^="tel:" i],[href^="callto:" i])';

/** The link to call that an event went through, shadow roots included, or null. */
export function linkOf(event: Event): HTMLAnchorElement | null {
  for (const target of event.composedPath()) {
    if (target instanceof Element && target.matches(callLinks))
      return target.closest(optedOut) ? null : (target as HTMLAnchorElement);
  }
  return null;
}

/** The address of a telephone link as a `tel:` address, without what was added to count visitors or to write a message. */
export function addressOf(link: Element): string {
  const address = link.getAttribute('href')?.trim() ?? '';
  return address.replace(/^(?:callto|sms):(?:\/\/)?/i, 'tel:').replace(/[?&].*$/s, '');
}
