/** One dial at a time: from two surfaces at once, or from a hand and a countdown. */

import { beforeEach, expect, it } from 'vitest';
import { VoiceError } from '../../../lib/errors.ts';
import { checkNumber } from '../../../lib/numbers/check-number.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { priya } from '../../gallery/people.ts';

let background: Awaited<ReturnType<typeof fakeBackground>>;

beforeEach(async () => {
  background = await fakeBackground();
  background.store.change({ agent: { ...priya(), dialableCountries: [] } });
});

const dial = (last: string) => background.gate.dial(checkNumber(`020 7946 ${last}`, 'GB'), false);
const alreadyDialling = { code: 'already-dialling' };

it('[AC-36][XX-07] two dials at the same time are one call, and the other is told why', async () => {
  const both = await Promise.allSettled([dial('0958'), dial('0959')]);
  expect(both).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: alreadyDialling }]);
  expect(background.platform.asked).toEqual(['dial +442079460958']);
});

it('[AC-36][XX-07] a call that is placed and not shown yet is one that is being dialled', async () => {
  const way = { over: [], begin: async () => {}, place: async () => {} };
  await background.gate.dial(checkNumber('020 7946 0958', 'GB'), false, { way });
  expect(background.store.now().calls).toEqual([]);
  await expect(dial('0959')).rejects.toMatchObject(alreadyDialling);
});

it('[AC-36] a dial that is refused leaves the way free', async () => {
  background.platform.refuseNext(new VoiceError('refused'));
  await expect(dial('0958')).rejects.toMatchObject({ code: 'refused' });
  await dial('0959');
  expect(background.platform.asked.at(-1)).toBe('dial +442079460959');
});
