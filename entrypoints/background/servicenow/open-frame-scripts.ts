/** The scripts of the OpenFrame bridge: in the provider page of the agent's own instance, and nowhere else. */

import { originPattern } from '../../../lib/host/instance-url.ts';
import { providerPath } from '../../../lib/servicenow/openframe.ts';

const ids = ['openframe-page', 'openframe-relay'];

/** Has the scripts run in the provider page of this origin from now on; takes them out when it is null. */
export async function registerOpenFrame(origin: string | null): Promise<void> {
  const wanted = origin && `${originPattern(origin).replace(/\/\*$/, '')}${providerPath}*`;
  const known = await chrome.scripting.getRegisteredContentScripts({ ids });
  if (
    wanted
      ? known.length === 2 && known.every(({ matches }) => matches?.join() === wanted)
      : known.length === 0
  )
    return;
  if (known.length > 0) await chrome.scripting.unregisterContentScripts({ ids: known.map(({ id }) => id) });
  if (!wanted) return;
  const shared = { matches: [wanted], runAt: 'document_start' as const, allFrames: true };
  await chrome.scripting.registerContentScripts([
    { ...shared, id: 'openframe-relay', js: ['openframe-relay.js'], world: 'ISOLATED' },
    { ...shared, id: 'openframe-page', js: ['openframe-page.js'], world: 'MAIN' },
  ]);
}
