/** The site that the agent sees in the address bar, as a frame in it can know. */

/** Host name of the top page; empty on the top page itself, and where the browser does not tell. */
export function topSite(): string {
  if (window === window.top) return '';
  const { ancestorOrigins } = location as Partial<Location>;
  return URL.parse(ancestorOrigins?.[ancestorOrigins.length - 1] ?? '')?.hostname ?? sameOriginTop();
}

function sameOriginTop(): string {
  try {
    return window.top?.location.hostname ?? '';
  } catch {
    return '';
  }
}
