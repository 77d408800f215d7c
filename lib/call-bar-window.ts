/** Opens the call bar in a window of its own, from which it can be put above all others; one bar is enough. */

const page = 'call-bar.html';
/** The card of a call with its controls, in CSS px, and what a window's frame takes. */
const size = { width: 376, height: 336 };

/** Brings the bar to the front, or opens it. */
export async function openCallBar(): Promise<void> {
  // The addresses of tabs, our own among them, are not told without a permission; our contexts are.
  const documentUrls = [chrome.runtime.getURL(page)];
  const [open] = await chrome.runtime.getContexts({ contextTypes: ['TAB'], documentUrls });
  if (open) await chrome.windows.update(open.windowId, { focused: true, state: 'normal' });
  else await chrome.windows.create({ url: page, type: 'popup', ...size });
}
