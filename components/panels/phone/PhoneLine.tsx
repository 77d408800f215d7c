/** At the foot of the popup: what the agent is heard with, or where calls ring, and a new version that waits. */

import { isLive } from '../../../lib/call.ts';
import type { SurfaceProps } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';

export function PhoneLine({ session, ask }: SurfaceProps) {
  const { agent, devices, calls, updateWaiting } = session;
  if (!agent) return null;
  const isOnCall = calls.some(isLive);
  const isDesk = agent.phone.type === 'desk';
  const heardBy = devices.chosen.microphone ?? devices.own.microphone;
  return (
    <div class="phone-line">
      <p class="row">
        <Icon name={isDesk ? 'phone' : 'headset'} />
        <span class="grow cut">
          {agent.phone.type === 'desk' ? (
            <>
              <bdi class="num number">{agent.phone.number}</bdi>, desk phone
            </>
          ) : (
            `${heardBy ?? 'Computer’s choice'}, softphone`
          )}
        </span>
        <button type="button" class="link" onClick={(event) => ask(event, 'openPanel', 'devices')}>
          {isOnCall ? 'Change device' : 'Devices'}
        </button>
      </p>
      {updateWaiting !== null && (
        <p class="row quiet">
          <Icon name="refresh-cw" />
          <span class="grow">
            Version {updateWaiting} is put in place once your calls and other work are over.
          </span>
        </p>
      )}
    </div>
  );
}
