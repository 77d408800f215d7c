/** Times as ServiceNow stores them, `yyyy-MM-dd HH:mm:ss` in UTC, and epoch ms (servicenow, 6.7). Pure. */

/** Empty for none. */
export const timeText = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** Epoch ms of a time in UTC, as it is stored or as its APIs write it: with `T`, thousandths or `Z`, without seconds. Null for none. */
export function timeOf(text: string | undefined): number | null {
  const [, day, minute, second = ':00'] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d(?:\.\d+)?)?Z?$/.exec(text ?? '') ?? [];
  const at = day ? Date.parse(`${day}T${minute}${second}Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
