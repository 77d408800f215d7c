/**
 * Wakes at moments that are stored elsewhere. Alarms outlive the worker and come no sooner than in half a minute; a timer
 * is exact and dies with the worker. Both are set: whichever comes first looks what is due.
 */

export interface DueTimes {
  /** Looks again at the first of these moments, epoch ms, and not before. */
  plan(moments: readonly number[]): void;
}

/** The shortest alarm that browsers keep to. */
const alarmFloorMs = 30_000;
const againMs = 5_000;
/** The longest timer there is. */
const longestMs = 2 ** 31 - 1;

export function createDueTimes(
  alarm: { set(at: number): unknown; clear(): unknown },
  look: () => void,
  now: () => number,
): DueTimes {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Undefined once its moment has come. */
  let planned: number | null | undefined = null;
  return {
    plan(moments) {
      const next = moments.length === 0 ? null : Math.min(...moments);
      if (next === planned) return;
      planned = next;
      clearTimeout(timer);
      if (next === null) return void alarm.clear();
      // What is due and could not be done yet is tried again in a while.
      const waitMs = next > now() ? next - now() : againMs;
      void alarm.set(Math.max(next, now() + alarmFloorMs));
      timer = setTimeout(
        () => {
          planned = undefined;
          look();
        },
        Math.min(waitMs, longestMs),
      );
    },
  };
}
