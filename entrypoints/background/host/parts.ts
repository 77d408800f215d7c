/** Everything about where the softphone lives, put together: its host of either kind, signing in, and what goes wrong. */

import { isLive } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { parseInstanceUrl } from '../../../lib/host/instance-url.ts';
import { readSettings, writeSettings } from '../../../lib/settings.ts';
import type { CommandParts } from '../command-parts.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { followRings } from './bell.ts';
import { registerFrameScript } from './ccp-scripts.ts';
import { createConnectHost } from './connect-host.ts';
import { canFrame, framedHost } from './framed-host.ts';
import { createHostLoss } from './host-loss.ts';
import { createHostRecovery } from './host-recovery.ts';
import { probeInstance } from './instance-probe.ts';
import { createOtherCcps } from './other-ccps.ts';
import { createSignIn } from './sign-in.ts';
import { createWatchdog } from './watchdog.ts';
import { createWindowHost } from './window-host.ts';
import { createWindowReturn } from './window-return.ts';

export function createHostParts(store: SessionStore, stored: StoredArea) {
  const ccpUrl = async () => (await readSettings()).ccpUrl;
  const probe = async () => {
    const url = await ccpUrl();
    const found = url ? await probeInstance(url) : null;
    // A window of its own needs nobody's approval.
    return found === 'not-approved' && store.now().host.kind === 'window' ? 'ready' : found;
  };

  const windowHost = createWindowHost(store, stored);
  const places = { framed: framedHost, window: windowHost };
  const host = createConnectHost(store, places, async () => {
    const { ccpUrl, host: chosen } = await readSettings();
    return { ccpUrl, kind: canFrame() ? chosen : 'window' };
  });
  const recovery = createHostRecovery(store, host, probe);
  createWatchdog(store, host, probe);
  const signIn = createSignIn(store, stored, host, () => windowHost.trusted()?.tabId, {
    settings: readSettings,
    probe,
  });
  const otherCcps = createOtherCcps(store, ccpUrl, async () => [
    windowHost.trusted()?.tabId,
    await signIn.tab(),
  ]);
  const windowReturn = createWindowReturn(store, stored, host);
  const lost = createHostLoss(store, host, () => places[store.now().host.kind].hasDied());
  const tryBell = followRings(store);

  const refuseOnCall = () => {
    if (store.now().calls.some(isLive)) throw new VoiceError('on-a-call');
  };

  /** Starts the host, and at once asks the instance as well: being signed out shows there first. */
  async function startHost(start: () => Promise<void>): Promise<void> {
    await start();
    if (store.now().connection.state === 'connecting') void recovery.diagnose();
  }

  /** Moves the softphone; its calls cannot come along. */
  async function useHost(kind: string): Promise<void> {
    refuseOnCall();
    const { choices } = store.now().host;
    const chosen = choices.find((choice) => choice === kind);
    if (!chosen) throw new VoiceError('not-now', 'this browser cannot hold the softphone there');
    await writeSettings({ host: chosen });
    await startHost(() => host.restart());
  }

  // A softphone that was closed for another's sake comes back when that one is gone.
  store.onChange(({ otherCcps: others }, before) => {
    const isAlone = others?.length === 0 && before.otherCcps.length > 0;
    if (isAlone && store.now().connection.state === 'closed') void startHost(() => host.ensure());
  });

  const commands = {
    signIn: signIn.open,
    restartHost: () => startHost(() => host.restart()),
    useHost,
    closeOtherCcps: otherCcps.close,
    async useOtherCcp() {
      if (await otherCcps.keepOne()) {
        await useHost('window');
        await otherCcps.look();
      } else {
        // Somebody else's page can be no host of ours: it keeps the calls, and there is no softphone here.
        refuseOnCall();
        await host.close();
        store.change({ connection: { state: 'closed' } });
      }
    },
    async showSoftphone() {
      await host.show();
    },
    async useInstance(text) {
      const address = parseInstanceUrl(text);
      if ('problem' in address) throw new VoiceError('bad-instance', address.problem);
      const isSame = address.ccpUrl === (await ccpUrl());
      // Another instance means another host, and a host is never re-made in a call.
      if (!isSame) refuseOnCall();
      await writeSettings({ ccpUrl: address.ccpUrl });
      await registerFrameScript(address.ccpUrl);
      store.change({ instance: address.host });
      if (isSame) await host.ensure();
      else await startHost(() => host.restart());
      // One that was open before.
      await otherCcps.look();
    },
  } satisfies Partial<CommandParts>;

  return {
    host,
    windowHost,
    recovery,
    signIn,
    otherCcps,
    probe,
    tryBell,
    commands,
    lost,
    /** The host as it should be when the worker wakes. */
    async wake(): Promise<void> {
      if (!canFrame()) store.change({ host: { kind: 'window', choices: ['window'] } });
      const { state } = store.now().connection;
      if ((await ccpUrl()) && state !== 'signed-out' && state !== 'closed')
        await startHost(() => host.ensure());
      await otherCcps.look();
      const url = await ccpUrl();
      if (url) await registerFrameScript(url);
    },
    /** A tab loaded a page, or is gone. */
    async tabLoaded(tabId: number): Promise<void> {
      await Promise.all([signIn.tabLoaded(tabId), windowHost.tabLoaded(tabId), otherCcps.tabLoaded(tabId)]);
    },
    async tabClosed(tabId: number): Promise<void> {
      await signIn.tabClosed(tabId);
      if (await windowHost.tabClosed(tabId)) await windowReturn();
      await otherCcps.tabClosed(tabId);
    },
  };
}
