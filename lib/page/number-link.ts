/** Links that carry a number of their own. */

/** Every `tel:` link, whatever its case; SVG links too. */
export const telLinks = 'a[href^="tel:" i]';

/** The tel: link that an event went through, shadow roots included, or null. */
export function linkOf(event: Event): HTMLAnchorElement | null {
  for (const target of event.composedPath()) {
    if (target instanceof Element && target.matches(telLinks)) return target as HTMLAnchorElement;
  }
  return null;
}

/** The address of a tel: link as the page wrote it. */
export function addressOf(link: Element): string {
  return link.getAttribute('href')?.trim() ?? '';
}
