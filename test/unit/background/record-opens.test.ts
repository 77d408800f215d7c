import { beforeEach, expect, it, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createScreenPop } from '../../../entrypoints/background/surfaces/screen-pop.ts';
import { defaultScreenPop, type ScreenPopRules } from '../../../lib/screen-pop.ts';
import { fakeBackground } from '../../fakes/background.ts';

let opened: string[];

beforeEach(() => {
  fakeBrowser.reset();
  opened = [];
  vi.stubGlobal('chrome', { runtime: { getContexts: async () => [] } });
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async ({ url = '' }) => {
    opened.push(url);
    return { id: opened.length } as never;
  });
});

async function background(rules: Partial<ScreenPopRules>) {
  const parts = await fakeBackground();
  // No page of another site is opened here, so how that is done does not matter.
  createScreenPop(parts.store, {} as never, async () => ({ ...defaultScreenPop, ...rules }));
  return parts;
}
const settled = () => new Promise((done) => setTimeout(done, 20));

test.each([
  ['when it is taken', 'answer', 0],
  ['while it rings', 'ring', 1],
] as const)('[CC-36] the record of a call opens %s, once', async (_, screenPopAt, atRing) => {
  const { platform } = await background({ screenPop: 'record', screenPopAt });
  const id = platform.customerCalls();
  await settled();
  expect(opened).toHaveLength(atRing);
  await platform.accept(id);
  await platform.hold(id);
  await platform.resume(id);
  await settled();
  expect(opened).toEqual([expect.stringMatching(new RegExp(`/interactions.html#${id}$`))]);
});

it('[CC-36] nothing opens for a call that the agent placed, nor where the settings want nothing', async () => {
  const placed = await background({ screenPop: 'record' });
  await placed.platform.dial('+442079460958');
  placed.platform.customerAnswers(placed.store.now().calls[0]?.id ?? '');
  const { platform: off } = await background({ screenPop: 'off' });
  await off.accept(off.customerCalls());
  await settled();
  expect(opened).toEqual([]);
});
