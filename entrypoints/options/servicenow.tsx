/** The section of ServiceNow: the address and the browser's leave for it, and what its buttons ask of the background. */

import { signal } from '@preact/signals';
import { attempt } from '../../components/app/attempt.ts';
import { ServiceNowSection } from '../../components/options/ServiceNowSection.tsx';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { browser } from '../../lib/browser.ts';
import { originPattern } from '../../lib/host/instance-url.ts';
import { commands, queries } from '../../lib/messaging.ts';
import { parseServiceNowUrl } from '../../lib/servicenow/instance-address.ts';
import {
  type AskedLine,
  noServiceNow,
  type OwedRecord,
  type QueueState,
  type TrialStep,
} from '../../lib/servicenow/view.ts';
import { session } from './session.ts';

const refused = signal<{ text: string; problem: string } | null>(null);
/** By origin, as far as the browser was asked. */
const allowed = signal<{ origin: string; isAllowed: boolean } | null>(null);

async function look(origin: string): Promise<void> {
  const isAllowed = await browser.permissions.contains({ origins: [originPattern(origin)] });
  if (allowed.value?.origin !== origin || allowed.value.isAllowed !== isAllowed)
    allowed.value = { origin, isAllowed };
}

/** What waits, as it was when the queue last changed. */
const owed = signal<{ of: QueueState | null; records: OwedRecord[] }>({ of: null, records: [] });

function followQueue(queue: QueueState): void {
  if (owed.value.of === queue) return;
  owed.value = { ...owed.value, of: queue };
  void queries.owedRecords().then((records) => {
    if (owed.value.of === queue) owed.value = { of: queue, records };
  });
}

const trial = signal<TrialStep[] | 'running' | null>(null);
const asked = signal<AskedLine[] | null>(null);

export function drawServiceNow(view: SettingsView) {
  const origin = view.settings.serviceNowUrl;
  if (origin && allowed.value?.origin !== origin) void look(origin);
  if (origin && session.value) followQueue(session.value.serviceNow.queue);
  return (
    <ServiceNowSection
      {...view}
      view={session.value?.serviceNow ?? noServiceNow}
      isAllowed={origin !== null && allowed.value?.origin === origin ? allowed.value.isAllowed : null}
      owed={owed.value.records}
      refused={refused.value}
      redirectUrl={browser.identity.getRedirectURL()}
      extensionOrigin={location.origin}
      queues={session.value?.agent?.queues ?? []}
      onAddress={(text) => {
        if (text.trim() === '') {
          refused.value = null;
          return view.change({ serviceNowUrl: null });
        }
        const found = parseServiceNowUrl(text);
        if ('problem' in found) {
          refused.value = { text, problem: found.problem };
          return;
        }
        refused.value = null;
        view.change({ serviceNowUrl: found.origin });
      }}
      onAllow={() => {
        if (!origin) return;
        // Nothing may be awaited before this: the browser asks only under the press itself.
        const asked = browser.permissions.request({ origins: [originPattern(origin)] });
        void attempt(async () => {
          await asked;
          await look(origin);
          await commands.checkServiceNow();
        });
      }}
      onSignIn={(user, password) => void attempt(() => commands.signInToServiceNow(user, password))}
      onCheck={() => void attempt(() => commands.checkServiceNow())}
      onSend={() => void attempt(() => commands.sendToServiceNow())}
      trial={trial.value}
      asked={asked.value}
      onTry={() => {
        trial.value = 'running';
        void attempt(async () => {
          trial.value = await queries.tryServiceNow();
        }).finally(() => {
          // It failed, which stands on the page.
          if (trial.value === 'running') trial.value = null;
        });
      }}
      onAsked={() =>
        void attempt(async () => {
          asked.value = await queries.askedOfServiceNow();
        })
      }
      onLeave={() => void attempt(() => commands.leaveServiceNow())}
      onForget={(agent) => void attempt(() => commands.forgetOwed(agent))}
    />
  );
}
