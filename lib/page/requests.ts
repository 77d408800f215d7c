/** What the background asks of the content scripts of a page. */

/** Where a page may read, without waking the worker, whether rules make numbers of some digits; storage.sync, as all else is closed to pages. */
export const knowsMore = 'knowsMore';

export type PageRequestName =
  | 'showWidget'
  | 'nextNumber'
  | 'tellNumbers'
  | 'tellSelection'
  | 'rulesChanged'
  | 'isCcpFramed'
  | 'tellFrame';

export interface PageRequest {
  to: 'page';
  name: PageRequestName;
  /** `showWidget`: whether the agent asked for it, so that it stays although there is no call. `tellFrame`: whose frames are meant. */
  args: unknown[];
}

/**
 * The answer to `showWidget`. `blocked`: the page allows no frame of ours (a sandbox, or it took the host away
 * too often), so the popup must be offered instead.
 */
export type WidgetFate = 'up' | 'blocked';

/** Whether a message is for the content script, and for the named purpose. */
export function isPageRequest(message: unknown, name: PageRequestName): message is PageRequest {
  const request = message as Partial<PageRequest> | null;
  return request?.to === 'page' && request.name === name;
}
