/** Which country a page's numbers without a country code belong to. Pure. */

/** Country endings sold to the whole world; they say nothing about the page. */
const soldEndings = /^(ac|ai|cc|co|eu|fm|gg|gl|im|io|is|la|ly|me|pw|sh|st|su|to|tv|vc|ws)$/;

/**
 * The ISO code, upper case, that the domain ending or the language suggests, or null. English says nothing:
 * it is everywhere. The ending and the language name the true country on 113 of 122 pages (reference: gotchas).
 */
export function pageRegion(hostname: string, lang: string): string | null {
  const ending = /\.([a-z]{2})$/i.exec(hostname)?.[1]?.toLowerCase();
  if (ending && !soldEndings.test(ending)) return ending === 'uk' ? 'GB' : ending.toUpperCase();
  try {
    const locale = new Intl.Locale(lang.replaceAll('_', '-'));
    return locale.region ?? (locale.language === 'en' ? null : (locale.maximize().region ?? null));
  } catch {
    // No language, or none that anybody knows.
    return null;
  }
}
