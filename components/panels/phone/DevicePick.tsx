/** One device of three to choose: its list as the softphone's page sees it, and what is chosen though it is unplugged. */

import { type DeviceKind, type Devices, missingDevices } from '../../../lib/sound/devices.ts';
import type { Ask } from '../../ask.ts';
import { Icon, type IconName } from '../../Icon.tsx';

interface DevicePickProps {
  kind: DeviceKind;
  label: string;
  icon: IconName;
  devices: Devices;
  /** Whether the computer was seen to have none at all. */
  isAbsent: boolean;
  ask: Ask;
}

export function DevicePick({ kind, label, icon, devices, isAbsent, ask }: DevicePickProps) {
  const listed = kind === 'microphone' ? devices.microphones : devices.speakers;
  const own = kind === 'microphone' ? devices.own.microphone : devices.own.speaker;
  const chosen = devices.chosen[kind];
  const isMissing = missingDevices(devices).includes(kind);
  const helpId = `${kind}-help`;
  return (
    <div class="pick">
      <label class="label" for={`pick-${kind}`}>
        {label}
      </label>
      <span class="select with-icon">
        <Icon name={icon} />
        <select
          id={`pick-${kind}`}
          value={chosen ?? ''}
          aria-describedby={isMissing || listed.length === 0 ? helpId : undefined}
          onChange={(event) => ask(event, 'chooseDevice', kind, event.currentTarget.value)}
        >
          <option value="">{own ? `Computer’s choice: ${own}` : 'Computer’s choice'}</option>
          {listed.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
          {chosen !== null && !listed.includes(chosen) && <option value={chosen}>{chosen}</option>}
        </select>
        <Icon name="chevron-down" />
      </span>
      {listed.length === 0 ? (
        <p id={helpId} class={isAbsent ? 'bad help' : 'quiet'}>
          {isAbsent && <Icon name="circle-alert" size="s" />}
          {isAbsent
            ? 'None is connected. Plug one in: it is found by itself.'
            : 'The softphone has named no other yet.'}
        </p>
      ) : (
        isMissing && (
          <p id={helpId} class="hold help">
            <Icon name="circle-alert" size="s" />
            Not plugged in: until it is, the computer’s choice is used.
          </p>
        )
      )}
    </div>
  );
}
