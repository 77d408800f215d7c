/** How to mend a microphone that cannot be used, by what is wrong with it. */

import type { Microphone } from '../../lib/sound/devices.ts';

const steps: Partial<Record<Microphone['state'], string[]>> = {
  denied: [
    'Click the icon at the start of this page’s address.',
    'Set Microphone to Allow. If it is not there, open the site settings behind it.',
    'Come back and press Try again.',
  ],
  absent: ['Plug in a headset or switch its Bluetooth on.', 'Press Try again.'],
  'in-use': ['Close the other program or tab that records sound, such as a meeting.', 'Press Try again.'],
};

export function MicrophoneRemedy({ microphone }: { microphone: Microphone }) {
  return (
    <>
      <b>How to fix it</b>
      <ol class="numbered">
        {steps[microphone.state]?.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
