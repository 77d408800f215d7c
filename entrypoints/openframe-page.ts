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

export default defineUnlistedScript(() => {
  offerPort((port) => {
    void found().then((api) =>
      api.init(
        size,
        () => serve(api, port),
        () => port.close(),
      ),
    );
  });
});

/** The API's script stands in the page and comes when it comes. */
async function found(): Promise<OpenFrame> {
  for (;;) {
    const { openFrameAPI } = globalThis as { openFrameAPI?: OpenFrame };
    if (openFrameAPI) return openFrameAPI;
    await new Promise((again) => setTimeout(again, lookAgainMs));
  }
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
