/** Document Picture-in-Picture: a window of the browser's own that stays above all others. Chromium only. */

interface DocumentPictureInPicture {
  requestWindow(size: {
    width: number;
    height: number;
    preferInitialWindowPlacement?: boolean;
  }): Promise<Window>;
}

declare global {
  interface Window {
    documentPictureInPicture?: DocumentPictureInPicture;
  }
}

export const canBeAbove = 'documentPictureInPicture' in window;

/**
 * Moves `bar` into a window above all others, with all style sheets that this page has and will have, and back when
 * that window is closed. Must be called under a press. Throws when the browser refuses.
 */
export async function putAbove(
  bar: HTMLElement,
  size: { width: number; height: number },
  onBack: () => void,
): Promise<Window> {
  const above = await window.documentPictureInPicture?.requestWindow(size);
  if (!above) throw new Error('This browser has no window that stays above others.');
  const { document: sheet } = above;
  const { lang, dir, className, dataset } = document.documentElement;
  Object.assign(sheet.documentElement, { lang, dir, className });
  Object.assign(sheet.documentElement.dataset, dataset);
  sheet.title = document.title;
  const copy = (node: Node) => {
    if (node instanceof HTMLLinkElement && node.rel === 'stylesheet') sheet.head.append(node.cloneNode());
  };
  for (const link of document.head.children) copy(link);
  // Panels bring their sheet when they are first opened.
  const later = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) copy(node);
  });
  later.observe(document.head, { childList: true });
  const home = bar.parentElement ?? document.body;
  sheet.body.append(bar);
  above.addEventListener('pagehide', () => {
    later.disconnect();
    home.append(bar);
    onBack();
  });
  return above;
}
