/** The widget's page in a frame of the host, and the private channel to it. */

import { query } from '../page/background.ts';
import { htmlElement } from '../page/html-element.ts';
import type { FromFrame, FromHost } from './pipe.ts';

/** From the frame's load to its first word; the page's own code or policy may keep it blank, and it never speaks. */
const upWithinMs = 3000;
/** From the frame's creation to its load. */
const loadWithinMs = 8000;

export interface WidgetFrame {
  readonly element: HTMLIFrameElement;
  send(message: FromHost): void;
  /** Listens again, after `document.open()` erased the listeners of the whole document. */
  arm(): void;
  end(): void;
}

/** A worker that is stopped while it is asked for the ticket, or trusts it, never answers: then it is loaded once more. */
const tries = 2;

/**
 * A frame that shows the widget page. Each time it loads it gets a one-time ticket and a fresh channel, posted to
 * our exact origin: a frame that is not ours receives nothing. `heard` gets its messages, `failed` runs when
 * it does not come up in time (AC-03).
 */
export function widgetFrame(heard: (message: FromFrame) => void, failed: () => void): WidgetFrame {
  const element = htmlElement('iframe');
  let port: MessagePort | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = tries;

  function load(): void {
    clearTimeout(timer);
    if (left === 0) {
      failed();
      return;
    }
    left--;
    timer = setTimeout(load, loadWithinMs);
    element.src = chrome.runtime.getURL('/widget.html');
  }

  async function greet(): Promise<void> {
    clearTimeout(timer);
    timer = setTimeout(load, upWithinMs);
    const ticket = await query('mountTicket');
    const channel = new MessageChannel();
    port?.close();
    port = channel.port1;
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      if (data.type === 'up') {
        clearTimeout(timer);
        left = tries;
      }
      heard(data);
    };
    const ourOrigin = chrome.runtime.getURL('').slice(0, -1);
    element.contentWindow?.postMessage({ ticket }, ourOrigin, [channel.port2]);
  }

  const loaded = () => {
    const before = left;
    // Unless it is being loaded again already.
    greet().catch(() => left === before && load());
  };
  const arm = () => element.addEventListener('load', loaded);
  arm();
  element.title = 'Voice control';
  // Without it a page isolated by COEP blocks the frame; the frame keeps nothing of its own anyway.
  element.setAttribute('credentialless', '');
  load();
  return {
    element,
    send: (message) => port?.postMessage(message),
    arm,
    end() {
      clearTimeout(timer);
      port?.close();
      element.remove();
    },
  };
}
