/** The set-up page: holds what is known, runs what the person presses. Opens at the check list once an instance is set. */

import { computed, effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import type { SetupActions, SetupFault } from '../../components/setup/actions.ts';
import type { SetupFacts, StepName } from '../../components/setup/facts.ts';
import { Setup } from '../../components/setup/Setup.tsx';
import { browser } from '../../lib/browser.ts';
import { errorWords } from '../../lib/error-words.ts';
import { commands } from '../../lib/messaging.ts';
import { emptySession } from '../../lib/session.ts';
import { watchSession } from '../../lib/session-view.ts';
import type { Microphone } from '../../lib/sound/devices.ts';
import { listen, microphonePermission } from '../../lib/sound/microphone.ts';
import { playOnce } from '../../lib/sound/own-sound.ts';
import type { RingMend } from '../../lib/sound/readiness.ts';
import { ring } from '../../lib/sound/ring-tune.ts';
import { watchSite } from './site.ts';

const lifetime = new AbortController();
const session = watchSession(lifetime.signal);
const site = watchSite(lifetime.signal);

const step = signal<StepName | null>(null);
const fault = signal<SetupFault | null>(null);
const microphone = signal<Microphone>({ state: 'unknown' });
const ringHeardAt = signal<number | null>(null);
const facts = computed<SetupFacts>(() => ({
  session: session.value ?? emptySession,
  isPermitted: site.isPermitted.value,
  probe: site.probe.value,
  microphone: microphone.value,
  ringHeardAt: ringHeardAt.value,
  extensionOrigin: location.origin,
}));

const chosen = () => (session.value ?? emptySession).devices.chosen;

let listening: AbortController | null = null;
const stopListening = () => listening?.abort();

/** Runs what a press asked for and puts its failure on the page, in words. */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  fault.value = null;
  try {
    await work();
  } catch (error) {
    fault.value = errorWords(error);
  }
}

async function checkAgain(): Promise<void> {
  await site.look();
  // The host gave up while the instance refused or was away; now it does not.
  const state = session.value?.connection.state;
  const isBack = site.probe.value === 'ready' || site.probe.value === 'signed-out';
  if (isBack && (state === 'not-approved' || state === 'unreachable')) await commands.restartHost();
}

const refusal: SetupFault = {
  title: 'The browser did not allow it',
  remedy:
    'Press Continue again and choose Allow: it is asked for this one site only. If no question appears, your administrator has to allow it.',
};

async function mend(how: RingMend): Promise<void> {
  const available = session.value?.agent?.choices.find(({ kind }) => kind === 'routable')?.id;
  if (how === 'openDevices') await commands.openPanel('devices');
  else if (how === 'setUp') actions.goTo('sound');
  else if (how !== 'setAvailable') await commands[how]();
  else if (available) await commands.setPresence(available);
}

const actions: SetupActions = {
  goTo(name) {
    if (name !== step.value) stopListening();
    fault.value = null;
    step.value = name;
  },
  useInstance: ({ ccpUrl, origin }) =>
    void attempt(async () => {
      if (!(await site.permit(origin))) {
        fault.value = refusal;
        return;
      }
      await commands.useInstance(ccpUrl);
      await site.look();
      actions.goTo(site.probe.value === 'not-approved' ? 'origin' : 'sign-in');
    }),
  allowSite: () => void attempt(() => site.permit()),
  checkAgain: () => void attempt(checkAgain),
  signIn: () => void attempt(() => commands.signIn()),
  useHost: (kind) =>
    void attempt(async () => {
      await commands.useHost(kind);
      await site.look();
    }),
  closeOtherCcps: () => void attempt(() => commands.closeOtherCcps()),
  restartHost: () => void attempt(() => commands.restartHost()),
  tryMicrophone() {
    stopListening();
    listening = new AbortController();
    void listen(
      chosen().microphone,
      (heard) => {
        microphone.value = heard;
      },
      listening.signal,
    );
  },
  ringOnce: () => void attempt(() => playOnce(ring, chosen().ringer)),
  confirmRing() {
    ringHeardAt.value = Date.now();
  },
  selfTest: () => void attempt(() => commands.selfTest()),
  mend: (how) => void attempt(() => mend(how)),
  finish: () =>
    void attempt(async () => {
      const tab = await browser.tabs.getCurrent();
      if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
    }),
};

document.addEventListener('visibilitychange', () => document.hidden && stopListening());
void microphonePermission().then((known) => {
  microphone.value = known;
}, reportError);
void site.look().catch(reportError);

// The first step is chosen once, when it is known whether there is an instance.
effect(() => {
  if (!session.value || step.value) return;
  step.value = session.value.instance ? 'check' : 'instance';
});
// An instance that was just approved, or is back, shows by itself.
setInterval(() => {
  if (!document.hidden && session.value?.connection.state !== 'ready') checkAgain().catch(reportError);
}, 5000);

effect(() => {
  if (!step.value) return;
  const setup = <Setup facts={facts.value} step={step.value} actions={actions} fault={fault.value} />;
  render(setup, document.getElementById('root') as HTMLElement);
});
