/** States of the set-up page, by name. */

import type { SetupFault } from '../../components/setup/actions.ts';
import type { SetupFacts, StepName } from '../../components/setup/facts.ts';
import { ago, session } from './people.ts';
import { readinessStates } from './phones.ts';

export interface SetupState {
  step: StepName;
  facts: SetupFacts;
  fault?: SetupFault;
}

const nothing: SetupFacts = {
  session: session({ agent: null, instance: null, connection: { state: 'not-set-up' } }),
  isPermitted: null,
  probe: null,
  microphone: { state: 'unknown' },
  ringHeardAt: null,
  extensionOrigin: 'chrome-extension://henalglmcglkjkggicbfgcfginabigkk',
};
const refused: SetupFacts = {
  ...nothing,
  session: session({ agent: null, connection: { state: 'not-approved' } }),
  isPermitted: true,
  probe: 'not-approved',
};
const signedOut: SetupFacts = {
  ...refused,
  session: session({ agent: null, connection: { state: 'signed-out' } }),
  probe: 'signed-out',
};
const inWindow = { kind: 'window', choices: ['framed', 'window'] } as const;
const windowOnly = { kind: 'window', choices: ['window'] } as const;
const device = 'Jabra Evolve2 65';
const ready: SetupFacts = {
  ...refused,
  session: session(),
  probe: 'ready',
  microphone: { state: 'live', device, level: 13, wasHeard: true },
  ringHeardAt: ago(140),
};

export const setups: Record<string, SetupState> = {
  'Set-up: first visit': { step: 'instance', facts: nothing },
  'Set-up: site refused': {
    step: 'instance',
    facts: {
      ...nothing,
      session: session({
        agent: null,
        instance: 'harbour-example.my.connect.aws',
        connection: { state: 'connecting', since: ago(3) },
      }),
      isPermitted: false,
    },
    fault: {
      title: 'The browser did not allow it',
      remedy: 'Press Continue again and choose Allow: it is asked for this one site only.',
    },
  },
  'Set-up: approval': { step: 'origin', facts: refused },
  'Set-up: window': {
    step: 'origin',
    facts: {
      ...signedOut,
      session: session({ ...signedOut.session, host: { ...inWindow, choices: [...inWindow.choices] } }),
    },
  },
  'Set-up: window only': {
    step: 'origin',
    facts: {
      ...signedOut,
      session: session({ ...signedOut.session, host: { ...windowOnly, choices: [...windowOnly.choices] } }),
    },
  },
  'Set-up: sign in': { step: 'sign-in', facts: signedOut },
  'Set-up: microphone heard': { step: 'sound', facts: ready },
  'Set-up: microphone loud': {
    step: 'sound',
    facts: { ...ready, ringHeardAt: null, microphone: { state: 'live', device, level: 18, wasHeard: true } },
  },
  'Set-up: microphone blocked': {
    step: 'sound',
    facts: { ...ready, ringHeardAt: null, microphone: { state: 'denied' } },
  },
  'Set-up: microphone absent': { step: 'sound', facts: { ...ready, microphone: { state: 'absent' } } },
  'Set-up: check, not approved': {
    step: 'check',
    facts: { ...refused, microphone: { state: 'allowed' }, ringHeardAt: ago(140) },
  },
  'Set-up: check, not reached': {
    step: 'check',
    facts: {
      ...refused,
      session: session({ agent: null, connection: { state: 'unreachable', since: ago(30) } }),
      probe: 'unreachable',
    },
  },
  'Set-up: check, asking': {
    step: 'check',
    facts: {
      ...refused,
      session: session({ agent: null, connection: { state: 'connecting', since: ago(3) } }),
      probe: 'asking',
      microphone: { state: 'asking' },
    },
  },
  'Set-up: check, another softphone': {
    step: 'check',
    facts: {
      ...ready,
      session: session({ otherCcps: [{ tabId: 4, title: 'Contact Control Panel', canHost: true }] }),
    },
  },
  'Set-up: check, self-test failed': {
    step: 'check',
    facts: {
      ...ready,
      session: session({ selfTest: readinessStates['Ring: self-test failed']?.selfTest ?? null }),
    },
  },
  'Set-up: all pass': { step: 'check', facts: ready },
};
