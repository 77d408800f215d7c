/** What tests of callbacks in a browser share. */

import { followUp } from '../../../lib/callbacks/follow-up.ts';
import type { World } from '../world.ts';

/** A time zone where it is noon at whatever hour the test runs: at night the product would ask first. `Etc` counts westwards. */
export function whereItIsNoon(): string {
  const east = 12 - new Date().getUTCHours();
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** So many follow-ups of the agent's own, put where the extension keeps them; `under30` finds the first thirty. */
export async function promised(world: World, number: string, count: number): Promise<void> {
  const value = (await world.session()).agent?.login ?? '';
  const agent = { value, display_value: 'Priya Nair' };
  const now = Date.now();
  const records = Array.from({ length: count }, (_, n) => ({
    ...followUp(
      {
        ...{
          sys_id: `promised-${n}`,
          phone_number: number,
          at: now + 86_400_000 + n,
          reason_type: '',
          agent,
        },
        description: [1, 2, 3, 4, 5, 6, 7, 8, 9]
          .map((tens) => (n < tens * 10 ? `under${tens}0` : ''))
          .join(' '),
        ...{ name: `Customer ${n}`, queue: null, interaction: '' },
      },
      now,
    ),
    number: `CAL1${String(n).padStart(6, '0')}`,
  }));
  await world.probe.evaluate(
    async (name, kept) => {
      const open = indexedDB.open(name);
      await new Promise((done) => open.addEventListener('success', done));
      const transaction = open.result.transaction('callbackRequests', 'readwrite');
      for (const one of kept) transaction.objectStore('callbackRequests').put(one);
      await new Promise((done) => transaction.addEventListener('complete', done));
      open.result.close();
    },
    'global-voice-control',
    records,
  );
}
