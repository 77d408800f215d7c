/** In our own world of the instance's provider page: between the script in the page's world and the background. */

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takePort, textPort } from '../lib/host/ccp-channel.ts';
import { type FromProvider, openFramePort, type ToProvider } from '../lib/servicenow/openframe.ts';

export default defineUnlistedScript(() => takePort(relay));

function relay(page: MessagePort): void {
  let background: chrome.runtime.Port | null = null;
  const send = textPort<FromProvider, ToProvider>(page, (message) => background?.postMessage(message));
  // A worker that was stopped took the port with it: a new one wakes it, until the extension itself was replaced.
  const connect = () => {
    if (!chrome.runtime?.id) return page.close();
    background = chrome.runtime.connect({ name: openFramePort });
    background.onMessage.addListener((message: ToProvider) => send(message));
    background.onDisconnect.addListener(() => setTimeout(connect, againMs));
  };
  connect();
}

const againMs = 1_000;
