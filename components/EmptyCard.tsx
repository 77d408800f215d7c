/** No call: a number to call, and whether a call would reach the agent. */

import type { Session } from '../lib/session.ts';
import type { SurfaceProps } from './card-props.ts';
import { Icon } from './Icon.tsx';
import { NumberField } from './panels.ts';

/** The light of ring readiness in a line; the panel behind it has every check. */
function lineOf({ agent, readiness: { light, why } }: Session): string {
  if (agent?.presence.kind !== 'routable') return 'No calls come to you in this status';
  if (agent.phone.type === 'desk' && light === 'ready') return `Rings on ${agent.phone.number}`;
  if (light === 'ready') return 'Ready to ring';
  return why ? `${why.title}: ${why.text}` : 'Finding out whether calls would ring…';
}

export function EmptyCard(props: SurfaceProps) {
  const { session, ask } = props;
  const routable = session.agent?.choices.find(({ kind }) => kind === 'routable');
  const routableId = routable?.id;
  const isAway = session.agent?.presence.kind !== 'routable';
  const isReady = session.readiness.light === 'ready';
  const isSoftphone = session.agent?.phone.type === 'softphone';
  return (
    <div class="card whole">
      <div class="block dialler">
        {session.agent?.canDial ? (
          <NumberField {...props} isOff={isSoftphone && session.health.microphone === 'denied'} />
        ) : (
          <p class="beneath">Your permissions do not include calling out.</p>
        )}
      </div>
      <p class={`block tight foot ${isReady ? 'good' : ''}`}>
        <Icon name={isReady ? 'circle-check' : 'info'} size="s" />
        <span class="grow">{lineOf(session)}</span>
        {!isAway && (
          <button type="button" class="link" onClick={(event) => ask(event, 'openPanel', 'readiness')}>
            {isReady ? 'Test ring' : 'See why'}
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
