import { expect, test } from 'vitest';
import type { CommandSender } from '../../../lib/commands.ts';
import { sendInOrder } from '../../../lib/view-commands.ts';

const turn = () => new Promise((done) => setImmediate(done));

test('the same command for the same call waits for the one before it; another kind does not', async () => {
  const sent: string[] = [];
  const held = Promise.withResolvers<void>();
  const commands = {
    holdParty: (_: string, party: string) => {
      sent.push(`hold ${party}`);
      return party === 'p1' ? held.promise : Promise.resolve();
    },
    hangUp: async () => void sent.push('hang up'),
  } as unknown as CommandSender;
  const send = sendInOrder(commands);
  send('holdParty', 'c1', 'p1');
  send('holdParty', 'c1', 'p2');
  send('hangUp', 'c1');
  await turn();
  expect(sent).toEqual(['hold p1', 'hang up']);
  held.reject(new Error('refused'));
  await turn();
  expect(sent).toEqual(['hold p1', 'hang up', 'hold p2']);
});
