/** Moments as a date-and-time field holds them: the reader's own clock, to the minute. Pure. */

const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-26T10:00` of an epoch ms, in local time. */
export function localInput(at: number): string {
  const moment = new Date(at);
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** What becomes of a typed time that the clocks skip or show twice; empty for any other. */
export function clockChange(text: string): '' | 'skipped' | 'twice' {
  const at = new Date(text).getTime();
  if (!Number.isFinite(at)) return '';
  if (localInput(at) !== text) return 'skipped';
  return localInput(at + 3_600_000) === text ? 'twice' : '';
}

/** Ten o'clock of the next working day. */
export function nextMorning(now: number): number {
  const moment = new Date(now);
  moment.setHours(10, 0, 0, 0);
  do moment.setDate(moment.getDate() + 1);
  while (moment.getDay() === 0 || moment.getDay() === 6);
  return moment.getTime();
}
