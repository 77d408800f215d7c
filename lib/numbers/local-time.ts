/** What the clock says where a number belongs. Pure: the present moment is an argument. */

declare global {
  namespace Intl {
    interface Locale {
      getTimeZones?(): string[] | undefined;
      /** The same before it became a method. */
      timeZones?: string[];
    }
  }
}

/**
 * `14:32 there`, or `09:32 to 12:32 there` for a country with several times, or null when none is known.
 * `country` is an ISO code, `at` epoch ms, `language` a BCP 47 tag.
 */
export function clockThere(country: string, at: number, language: string): string | null {
  const locale = new Intl.Locale('und', { region: country });
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  const wall = (timeZone: string) =>
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  const ordered = [...zones].sort((a, b) => wall(a).localeCompare(wall(b)));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) return null;
  const [earliest, latest] = [clock(first), clock(last)];
  return earliest === latest ? `${earliest} there` : `${earliest} to ${latest} there`;
}
