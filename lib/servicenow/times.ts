/** Times as ServiceNow stores them, `yyyy-MM-dd HH:mm:ss` in UTC, and epoch ms. Pure. */

/** Empty for none. */
export const timeText = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** Epoch ms of a stored time, `yyyy-MM-dd HH:mm:ss` in UTC; null for none. */
export function timeOf(text: string | undefined): number | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text ?? '')) return null;
  return Date.parse(`${text?.replace(' ', 'T')}Z`);
}
