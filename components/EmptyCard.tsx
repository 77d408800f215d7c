/** No call: a number to call, and whether a call would reach the agent. */

import type { Session } from '../lib/session.ts';
import type { SurfaceProps } from './card-props.ts';
import { Icon } from './Icon.tsx';
import { NumberField } from './panels.ts';

/** Whether a call would ring now, in words; the banner above says what to do about trouble. */
function readiness({ agent, health }: Session): { word: string; isReady: boolean } {
  if (agent?.presence.kind !== 'routable')
    return { word: 'No calls come to you in this status', isReady: false };
  if (agent.phone.type === 'desk') return { word: `Rings on ${agent.phone.number}`, isReady: true };
  if (health.softphoneError) return { word: 'Not ready to ring', isReady: false };
  if (health.microphone === 'denied') return { word: 'Calls out need the microphone too', isReady: false };
  if (health.socket !== 'open') return { word: 'Ready again when the connection is back', isReady: false };
  if (health.microphone === 'unknown') return { word: 'Microphone not checked yet', isReady: false };
  return { word: 'Ready to ring', isReady: true };
}

export function EmptyCard(props: SurfaceProps) {
  const { session, ask } = props;
  const routable = session.agent?.choices.find(({ kind }) => kind === 'routable');
  const routableId = routable?.id;
  const isAway = session.agent?.presence.kind !== 'routable';
  const { word, isReady } = readiness(session);
  const isUnchecked = session.health.microphone === 'unknown' && session.agent?.phone.type === 'softphone';
  return (
    <div class="card whole">
      <div class="block dialler">
        {session.agent?.canDial ? (
          <NumberField {...props} isOff={session.health.microphone === 'denied'} />
        ) : (
          <p class="beneath">Your permissions do not include calling out.</p>
        )}
      </div>
      <p class={`block tight foot ${isReady ? 'good' : ''}`}>
        <Icon name={isReady ? 'circle-check' : 'info'} size="s" />
        <span class="grow">{word}</span>
        {isUnchecked && (
          <button type="button" class="link" onClick={(event) => ask(event, 'openPage', 'setup')}>
            Check it
          </button>
        )}
        {isAway && routableId && (
          <button type="button" class="link" onClick={(event) => ask(event, 'setPresence', routableId)}>
            Set {routable.name}
          </button>
        )}
      </p>
    </div>
  );
}
