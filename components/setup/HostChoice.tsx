/** Where the softphone lives: hidden in the extension, or in a window with Amazon's own page. */

import { isLive } from '../../lib/call.ts';
import type { HostKind } from '../../lib/session.ts';
import type { SetupActions } from './actions.ts';
import type { SetupFacts } from './facts.ts';

const texts: Record<HostKind, { label: string; hint: string }> = {
  framed: {
    label: 'Hidden in the extension',
    hint: 'Nothing to keep open. The instance has to know this extension.',
  },
  window: {
    label: 'In a window of its own',
    hint: 'Needs no approval. The window stays open; minimise it.',
  },
};

export function HostChoice({ facts, actions }: { facts: SetupFacts; actions: SetupActions }) {
  const { host, calls } = facts.session;
  const isOnCall = calls.some(isLive);
  if (host.choices.length < 2)
    return (
      <div class="panel pad">
        <p>
          <b>{texts[host.kind].label}</b>
        </p>
        <p class="quiet">
          This browser cannot hide it: Amazon’s page opens in a small window, which stays open. Choose Allow
          there, and to remember it, when the microphone is asked for.
        </p>
      </div>
    );
  return (
    <form>
      <fieldset class="panel hosts" disabled={isOnCall}>
        <legend class="unseen">Where the softphone lives</legend>
        {host.choices.map((kind) => (
          <label key={kind} class="row">
            <input
              type="radio"
              name="host"
              checked={host.kind === kind}
              onChange={() => actions.useHost(kind)}
            />
            <span class="grow">
              <b>{texts[kind].label}</b>
              <span class="quiet">{texts[kind].hint}</span>
            </span>
          </label>
        ))}
        {isOnCall && <p class="pad quiet">It stays where it is during a call.</p>}
      </fieldset>
    </form>
  );
}
