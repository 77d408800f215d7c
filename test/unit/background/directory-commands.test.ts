import { expect, it } from 'vitest';
import { fakeBackground } from '../../fakes/background.ts';

it('[AC-43] a favourite is marked, and whom a call went to is noted', async () => {
  const { commands, platform, done } = await fakeBackground();
  await commands.setFavourite({}, 'amara', true);
  const call = platform.customerCalls();
  await commands.accept({}, call);
  await commands.consult({}, call, { kind: 'number', e164: '+442079460958' });
  expect(done).toEqual(['setFavourite amara true', 'used +442079460958']);
});
