/** The agent's own phone: device settings, ring readiness, and the popup's lines about them. */

import type { Ask } from '../../components/ask.ts';
import { Popup } from '../../components/Popup.tsx';
import { DeviceSettings } from '../../components/panels/phone/DeviceSettings.tsx';
import { ReadinessPanel } from '../../components/panels/phone/ReadinessPanel.tsx';
import { lookup } from './directory.ts';
import { now } from './people.ts';
import { deviceStates, popupStates, readinessStates } from './phones.ts';
import { Group, State } from './State.tsx';

const nothing = () => {};
const ask: Ask = (_, name, ...args) => console.log(name, ...args);
const surface = { now, ask, lookup };
const panelWays = { onBack: nothing, onClose: nothing };
const tries = { listen: nothing, playTone: nothing, ringOnce: nothing, playing: null, fault: null };

export function PhoneGroup() {
  return (
    <Group name="Own phone">
      {Object.entries(deviceStates).map(([name, { session: drawn, microphone, steps = [] }]) => (
        <State key={name} name={name} steps={steps} until={steps.length > 0 ? '#desk-fault' : 'main'}>
          <DeviceSettings {...surface} session={drawn} microphone={microphone} {...panelWays} tries={tries} />
        </State>
      ))}
      {Object.entries(readinessStates).map(([name, drawn]) => (
        <State key={name} name={name}>
          <ReadinessPanel
            {...surface}
            session={drawn}
            isRinging={false}
            onRing={nothing}
            onDevices={nothing}
            {...panelWays}
          />
        </State>
      ))}
      {Object.entries(popupStates).map(([name, drawn]) => (
        <State key={name} name={name} until=".phone-line">
          <Popup {...surface} onPopOut={nothing} session={drawn} />
        </State>
      ))}
    </Group>
  );
}
