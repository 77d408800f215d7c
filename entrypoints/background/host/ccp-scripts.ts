/** The scripts of the window host: in the pages of the agent's own instance, and nowhere else. */

import { originPattern } from '../../../lib/host/instance-url.ts';

const ids = { page: 'ccp-window', relay: 'ccp-relay' } as const;

/** Has the scripts run in pages of this CCP's origin from now on, over restarts too. */
export async function registerCcpScripts(ccpUrl: string): Promise<void> {
  const wanted = originPattern(ccpUrl);
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: Object.values(ids) });
  if (known.length === 2 && known.every(({ matches }) => matches?.join() === wanted)) return;
  await unregisterCcpScripts();
  const shared = { matches: [wanted], runAt: 'document_start' as const, allFrames: false };
  await chrome.scripting.registerContentScripts([
    { ...shared, id: ids.relay, js: ['ccp-relay.js'], world: 'ISOLATED' },
    { ...shared, id: ids.page, js: ['ccp-window.js'], world: 'MAIN' },
  ]);
}

/** Takes them out again: the host is another one. */
export async function unregisterCcpScripts(): Promise<void> {
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: Object.values(ids) });
  if (known.length > 0) await chrome.scripting.unregisterContentScripts({ ids: known.map(({ id }) => id) });
}
