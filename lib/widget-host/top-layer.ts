/** Keeps an element above everything the page puts up: popovers, modal dialogs, fullscreen. */

import { cap } from './cap.ts';

/** A page that goes on putting things over us is not fought for ever. */
const mayPromote = () => cap(5, 5000);
const mayMount = () => cap(20, Number.POSITIVE_INFINITY);
/** They cannot hold an element that is seen. */
const closedBoxes = 'video,audio,iframe,canvas,img,embed,object';

export interface TopLayer {
  /** Puts the host where it can be seen and pressed, if it is not there. */
  keep(): void;
  /** For how long it has been on top without being brought there anew, in ms. */
  promotedMs(): number;
  /** True once the page took the host away so often that it stays away. */
  readonly isGivenUp: boolean;
  /** Adds the listeners; again and again, since `document.open()` erases them and adding twice does nothing. */
  arm(): void;
  end(): void;
}

/**
 * Takes the host over; it is in the document from the first `keep` until `end`. `mounting` runs before it is put
 * there: `document.open()` may have erased all listeners on the way.
 */
export function topLayer(host: HTMLElement, mounting: () => void): TopLayer {
  let promotedAt = performance.now();
  let lastModal: Element | null = null;
  let isGivenUp = false;
  const promotions = mayPromote();
  const mounts = mayMount();
  host.popover = 'manual';

  /** Everything outside an open modal dialog or the fullscreen element is inert, so the host moves in. */
  function home(): Element {
    const fullscreen = document.fullscreenElement;
    if (fullscreen && !fullscreen.matches(closedBoxes) && fullscreen !== document.documentElement)
      return fullscreen;
    if (lastModal?.isConnected && lastModal.matches(':modal')) return lastModal;
    return [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement;
  }

  function keep(): void {
    if (isGivenUp || !document.documentElement) return;
    if (host.popover !== 'manual') host.popover = 'manual';
    host.inert = false;
    const parent = home();
    if (host.parentNode !== parent || !host.isConnected) {
      mounting();
      if (host.isConnected && parent.moveBefore) parent.moveBefore(host, null);
      else if (mounts(Date.now())) parent.append(host);
      else isGivenUp = true;
      promote();
      removals.disconnect();
      removals.observe(document, { childList: true });
      removals.observe(parent, { childList: true });
    }
    if (host.isConnected && !host.matches(':popover-open')) promote();
  }

  function promote(): void {
    if (!host.isConnected) return;
    if (host.matches(':popover-open')) host.hidePopover();
    try {
      host.showPopover();
    } catch {
      // The document is being replaced; the next look tries again.
    }
    promotedAt = performance.now();
  }

  function toggled(event: Event): void {
    if (event.target === host || (event as ToggleEvent).newState !== 'open') return;
    if (!(event.target instanceof Element) || event.target.matches('details')) return;
    if (event.target.matches(':modal')) lastModal = event.target;
    if (!promotions(Date.now())) return;
    keep();
    promote();
  }

  /** A page that hears it could cancel it. */
  function silence(event: Event): void {
    if (event.target === host) event.stopImmediatePropagation();
  }

  function moved(): void {
    keep();
    promote();
  }

  const removals = new MutationObserver(keep);

  return {
    keep,
    promotedMs: () => performance.now() - promotedAt,
    get isGivenUp() {
      return isGivenUp;
    },
    arm() {
      addEventListener('beforetoggle', silence, true);
      addEventListener('toggle', toggled, true);
      addEventListener('fullscreenchange', moved, true);
    },
    end() {
      removals.disconnect();
      removeEventListener('beforetoggle', silence, true);
      removeEventListener('toggle', toggled, true);
      removeEventListener('fullscreenchange', moved, true);
      host.remove();
    },
  };
}
