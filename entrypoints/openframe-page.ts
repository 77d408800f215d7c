/**
 * In the world of the instance's own provider page: finds `openFrameAPI` there, tells it what the background says, and
 * passes on what people press in ServiceNow. Knows nothing else, since every script of that page shares its world.
 */

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPort, textPort } from '../lib/host/ccp-channel.ts';
import type { FromProvider, ToProvider } from '../lib/servicenow/openframe.ts';

/** As much of the published client API as is used (servicenow, 5). */
interface OpenFrame {
  init(config: object, ok: () => void, fail: (error: unknown) => void): void;
  subscribe(event: string, listener: (given: unknown) => void): void;
  setICContext(type: string, context: unknown): void;
  setPresenceIndicator(state: string, colour: string): void;
  show(): void;
}

const size = { height: 200, width: 320, title: 'Global Voice Control', subTitle: 'In the browser’s toolbar' };
const lookAgainMs = 250;
/** The API's script is a request of the page's own: what is not there by then does not come. */
const longestMs = 30_000;

export default defineUnlistedScript(() => {
  offerPort((port) => {
    const giveUp = (why: string) => {
      say(why);
      port.close();
    };
    void openFrameApi().then((api) => {
      if (!api) return giveUp(words.missing);
      api.init(
        size,
        () => {
          say(words.ready);
          serve(api, port);
        },
        () => giveUp(words.refused),
      );
    });
  });
});

/** The API that the page's own script brings, when it is there; null when it has not come in time. */
export async function openFrameApi(limitMs = longestMs): Promise<OpenFrame | null> {
  for (let waited = 0; waited <= limitMs; waited += lookAgainMs) {
    const { openFrameAPI } = globalThis as { openFrameAPI?: OpenFrame };
    if (openFrameAPI) return openFrameAPI;
    await new Promise((again) => setTimeout(again, lookAgainMs));
  }
  return null;
}

const words = {
  ready: 'Global Voice Control is connected.',
  missing:
    'openFrameAPI did not load within 30 seconds. Compare this UI page with the text in the options of Global Voice Control, then reload.',
  refused: 'ServiceNow refused to open OpenFrame. Ask for the role sn_openframe_user, then reload.',
} as const;

/** Stands in the page, for whoever opens the window in ServiceNow. */
function say(text: string): void {
  const known = document.querySelector('[data-voice-control]');
  const line = known ?? document.body.appendChild(document.createElement('p'));
  line.setAttribute('data-voice-control', '');
  line.setAttribute('role', 'status');
  line.textContent = text;
}

function serve(api: OpenFrame, port: MessagePort): void {
  let isShown = false;
  const send = textPort<ToProvider, FromProvider>(port, (message) => {
    if ('targets' in message) return api.setICContext('searchTargetList', message.targets);
    const { activeCall, idleState, indicator, isShown: isWanted } = message.state;
    api.setICContext('activeCall', activeCall);
    api.setICContext('idleState', idleState);
    api.setPresenceIndicator(indicator.state, indicator.colour);
    if (isWanted && !isShown) api.show();
    isShown = isWanted;
  });
  api.subscribe('interaction_control_action', (given) => {
    const { name, payload } = (given ?? {}) as { name?: unknown; payload?: unknown };
    send({ action: { name, payload } });
  });
  api.subscribe('openframe_communication', (communication) => send({ communication }));
  port.start();
}
