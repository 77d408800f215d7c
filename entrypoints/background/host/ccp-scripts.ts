/** Scripts in the pages of the agent's own instance, and nowhere else: the window host's, and the one that knows frames. */

import { originPattern } from '../../../lib/host/instance-url.ts';
import { log } from '../../../lib/log.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import { askAllPages } from '../surfaces/all-pages.ts';

const ids = { page: 'ccp-window', relay: 'ccp-relay' } as const;
const frameId = 'ccp-frame';

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

/**
 * Has each softphone of this instance tell that another site frames it, over restarts too; those that stand already are
 * asked. Never throws: without it only such frames are not noticed.
 */
export async function registerFrameScript(ccpUrl: string): Promise<void> {
  await register(ccpUrl).catch((error: unknown) => log.warn('frames not watched', { why: String(error) }));
}

async function register(ccpUrl: string): Promise<void> {
  const script = {
    ...{ id: frameId, js: ['ccp-frame.js'], matches: [originPattern(ccpUrl)] },
    ...{ allFrames: true, runAt: 'document_start' as const },
  };
  const [known] = await chrome.scripting.getRegisteredContentScripts({ ids: [frameId] });
  if (known?.matches?.join() === script.matches.join()) return;
  if (!known) await chrome.scripting.registerContentScripts([script]);
  else await chrome.scripting.updateContentScripts([script]);
  await askAllPages('tellFrame', [new URL(ccpUrl).origin]);
}

/** Puts that script into a frame of the instance that stood before it was registered. */
export async function watchFrame(ccpUrl: string, { origin, tab, frameId }: SenderStamps): Promise<void> {
  if (origin !== new URL(ccpUrl).origin || tab?.id === undefined || !frameId) return;
  const target = { tabId: tab.id, frameIds: [frameId] };
  await chrome.scripting.executeScript({ target, files: ['ccp-frame.js'] });
}

/** Has Amazon's chat library in the world of the CCP's page in this tab, whatever that page lets in. */
export async function putChatLibrary(tabId: number): Promise<void> {
  const target = { tabId, frameIds: [0] };
  await chrome.scripting.executeScript({ target, files: ['ccp-chat.js'], world: 'MAIN' });
}

/** Takes the window host's out again: the host is another one. */
export async function unregisterCcpScripts(): Promise<void> {
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: Object.values(ids) });
  if (known.length > 0) await chrome.scripting.unregisterContentScripts({ ids: known.map(({ id }) => id) });
}
