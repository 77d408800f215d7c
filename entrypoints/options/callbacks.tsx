/** The section of callbacks: what they need, counted once for each agent who is signed in, and the settings. */

import { signal } from '@preact/signals';
import { CallbackNeeds } from '../../components/options/CallbackNeeds.tsx';
import { CallbacksSection } from '../../components/options/CallbacksSection.tsx';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { type CallbackCarrier, callbackCarriers } from '../../lib/callbacks/callback.ts';
import type { NeedFacts } from '../../lib/callbacks/needs.ts';
import { queries } from '../../lib/messaging.ts';
import { noServiceNow } from '../../lib/servicenow/view.ts';
import { session } from './session.ts';

const counted = signal<{ login: string } & Pick<NeedFacts, 'came' | 'targets'>>({
  ...{ login: '', came: null, targets: null },
});

const first = { text: '', sort: { by: 'number', isDescending: false }, from: 0, limit: 1 } as const;

async function count(login: string): Promise<void> {
  counted.value = { login, came: null, targets: null };
  const came = await Promise.all(
    callbackCarriers.map(async (carrier) => {
      const { total } = await queries.callbacks({ ...first, filter: { carriers: [carrier] } });
      return [carrier, total] as const;
    }),
  );
  const found = await Promise.all(
    (['queues', 'agents'] as const).map((tab) => queries.searchDirectory('', tab, 1)),
  );
  counted.value = {
    login,
    came: Object.fromEntries(came) as Record<CallbackCarrier, number>,
    targets: found.every(({ isComplete }) => isComplete)
      ? found.reduce((sum, { total }) => sum + total, 0)
      : null,
  };
}

export function drawCallbacks(view: SettingsView) {
  const agent = session.value?.agent ?? null;
  // What could not be counted stays unknown.
  if (agent && agent.login !== counted.value.login) void count(agent.login).catch(() => {});
  const { came, targets } = counted.value;
  return (
    <>
      <CallbackNeeds
        {...{ agent, came, targets, roles: view.settings.roles }}
        serviceNow={session.value?.serviceNow ?? noServiceNow}
      />
      <CallbacksSection {...view} />
    </>
  );
}
