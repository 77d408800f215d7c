/** Tabs on pages of the agent's ServiceNow instance. Their addresses may be read since the browser allows us its origin. */

import { browser } from '../../../lib/browser.ts';
import { originPattern } from '../../../lib/host/instance-url.ts';
import type { InstanceRecordParts } from '../servicenow/instance-records.ts';

export const instanceTabs: Pick<InstanceRecordParts, 'tabsOf' | 'show'> = {
  tabsOf: (origin) => browser.tabs.query({ url: originPattern(origin) }),
  async show(tab, address) {
    const shown =
      tab?.id === undefined
        ? await browser.tabs.create({ url: address })
        : await browser.tabs.update(tab.id, { active: true });
    if (shown?.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true });
  },
};
