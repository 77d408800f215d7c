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

export interface ClockThere {
  /** `14:32 there`, or `09:32 to 12:32 there` for a country with several times. */
  clock: string;
  /** What part of the day that is, in words; empty when the country has several. */
  hours: string;
  /** Whether somebody somewhere in that country would be woken, or disturbed in the evening. */
  isQuiet: boolean;
}

/** From which hour on the clock says so; the last that has begun counts. */
const partsOfDay = [
  [0, 'night', true],
  [6, 'early morning', true],
  [8, 'working hours', false],
  [18, 'evening', false],
  [21, 'late evening', true],
] as const;

/** The time where a country is, or null when none is known. `country` is an ISO code, `at` epoch ms, `language` a BCP 47 tag. */
export function clockThere(country: string, at: number, language: string): ClockThere | null {
  const locale = new Intl.Locale('und', { region: country });
  return clockIn(locale.getTimeZones?.() ?? locale.timeZones ?? [], at, language);
}

/** The same for time zones by their IANA names; null for none. */
export function clockIn(zones: readonly string[], at: number, language: string): ClockThere | null {
  const wall = (timeZone: string) =>
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'short' }).format(at);
  const ordered = [...zones].sort((a, b) => wall(a).localeCompare(wall(b)));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) return null;
  const [earliest, latest] = [clock(first), clock(last)];
  const parts = ordered.map((zone) => {
    const hour = Number(wall(zone).slice(11, 13));
    return partsOfDay.findLast(([from]) => hour >= from) ?? partsOfDay[0];
  });
  const words = new Set(parts.map(([, word]) => word));
  return {
    clock: earliest === latest ? `${earliest} there` : `${earliest} to ${latest} there`,
    hours: words.size === 1 ? (parts[0]?.[1] ?? '') : '',
    isQuiet: parts.some(([, , isQuiet]) => isQuiet),
  };
}
