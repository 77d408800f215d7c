/** Who sent a message. The one place that reads the browser's stamps on a message or a port. */

import type { Audience } from './audiences.ts';

/** The fields of `runtime.MessageSender` that are believed; all are stamped by the browser. */
export interface SenderStamps {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  /** `url` of the whole page, where the browser lets us know it. */
  tab?: { id?: number | undefined; active?: boolean | undefined; url?: string | undefined } | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  documentLifecycle?: string | undefined;
}

export interface OwnExtension {
  id: string;
  /** `chrome-extension://<id>`, without a slash. */
  origin: string;
  /** documentIds of widget frames whose ticket was taken. */
  authorisedFrames: ReadonlySet<string>;
  /** The tab that the background opened for the window host, and the instance's origin; null when the host is framed. */
  ccpWindow: { tabId: number; origin: string } | null;
}

export type SenderKind = Exclude<Audience, 'openframe'> | 'frame';

const widgetPath = '/widget.html';
const hostPath = '/offscreen.html';

/**
 * The kind of sender, or null for a stranger. Our origin alone proves little: the widget page stands in
 * foreign pages and carries our origin too, and its address can be opened as a tab
 * (reference: message senders as the worker sees them).
 */
export function senderKind(sender: SenderStamps, own: OwnExtension): SenderKind | null {
  if (sender.id !== own.id) return null;
  if (sender.documentLifecycle !== undefined && sender.documentLifecycle !== 'active') return null;
  if (sender.origin !== own.origin) return isCcpWindow(sender, own) ? 'host' : sender.tab ? 'page' : null;
  const path = sender.url ? new URL(sender.url).pathname : '';
  const isFramed = (sender.frameId ?? 0) > 0;
  if (path === widgetPath) {
    if (!sender.tab || !isFramed) return null;
    return sender.documentId !== undefined && own.authorisedFrames.has(sender.documentId)
      ? 'widget'
      : 'frame';
  }
  if (isFramed) return null;
  return path === hostPath && !sender.tab ? 'host' : 'own';
}

/**
 * The CCP's own page is the host only in the tab that we opened, in its top frame, on the instance's origin. Its script
 * is shared with Amazon's page, so this origin may say what the instance could say anyway, and nothing else.
 */
function isCcpWindow({ origin, tab, frameId }: SenderStamps, { ccpWindow }: OwnExtension): boolean {
  return ccpWindow !== null && tab?.id === ccpWindow.tabId && frameId === 0 && origin === ccpWindow.origin;
}

/**
 * Whether a message to the Connect host is the background's: it is in no tab and its address is its script's or the
 * page that some browsers make for it. A page of ours in no tab, such as the popup, has another.
 */
export function isOwnWorker({ id, tab, url }: SenderStamps, ownId: string, root: string): boolean {
  const addresses = [undefined, `${root}background.js`, `${root}_generated_background_page.html`];
  return id === ownId && tab === undefined && addresses.includes(url);
}
