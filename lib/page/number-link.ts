/** Links that carry a number of their own. */

import { optedOut } from './readable.ts';

/** Every link to a telephone, whatever its case; SVG links and areas of pictures too. */
export const telLinks = ':is(a,area):is([href^="tel:" i],[href^="callto:" i],[href^="sms:" i])';

/** The telephone link that an event went through, shadow roots included, or null. */
export function linkOf(event: Event): HTMLAnchorElement | null {
  for (const target of event.composedPath()) {
    if (target instanceof Element && target.matches(telLinks))
      return target.closest(optedOut) ? null : (target as HTMLAnchorElement);
  }
  return null;
}

/** The address of a telephone link as the page wrote it. */
export function addressOf(link: Element): string {
  return link.getAttribute('href')?.trim() ?? '';
}
