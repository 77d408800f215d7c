/** Times as ServiceNow writes them: `yyyy-MM-dd HH:mm:ss` in UTC as stored, and in somebody's zone as shown. Pure. */

/** Epoch ms as it is stored. */
export const toTime = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** Epoch ms of what is stored; NaN for anything else. */
export const fromTime = (text: string): number =>
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? Date.parse(`${text.replace(' ', 'T')}Z`) : Number.NaN;

/** A stored time as a person in `zone` (IANA name) reads it. */
export function shownTime(text: string, zone: string): string {
  const at = fromTime(text);
  if (Number.isNaN(at)) return text;
  const parts = new Intl.DateTimeFormat('sv-SE', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zone },
  });
  return parts.format(at);
}
