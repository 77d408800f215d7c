/** The alarm that wakes the worker to ask ServiceNow for work. */

import { browser } from '../../../lib/browser.ts';

export const workLook = 'work-look';

/** Twice a minute: browsers keep to no shorter alarm. */
export const workAlarm = {
  set: () => browser.alarms.create(workLook, { periodInMinutes: 0.5 }),
  clear: () => browser.alarms.clear(workLook),
};
