import { expect, it } from 'vitest';
import { createScreenPop } from '../../../entrypoints/background/surfaces/screen-pop.ts';
import type { ScreenPopRules } from '../../../lib/screen-pop.ts';
import { fakeBackground } from '../../fakes/background.ts';

const rules: ScreenPopRules = {
  screenPop: 'address',
  screenPopAt: 'answer',
  screenPopTemplate: 'https://crm.example/orders/{attribute:order}',
};

async function desk(changed: Partial<ScreenPopRules> = {}) {
  const { store, platform, commands } = await fakeBackground();
  const opened: string[] = [];
  createScreenPop(
    store,
    async (address) => void opened.push(address),
    async () => ({ ...rules, ...changed }),
  );
  const offers = () => platform.offersWork({ attributes: { order: '88 210' } });
  return { opened, offers, commands, platform };
}
const settled = () => new Promise((done) => setTimeout(done));

it.each<[ScreenPopRules['screenPopAt'], number, number]>([
  ['answer', 0, 1],
  ['ring', 1, 1],
])(
  '[AC-28][CC-26] a page at the %s opens for a chat too, once, and not again when it comes back',
  async (screenPopAt, atOffer, atAccept) => {
    const { opened, offers, commands, platform } = await desk({ screenPopAt });
    const id = offers();
    await settled();
    expect(opened).toHaveLength(atOffer);
    await commands.acceptWork({}, id);
    platform.workMoves(id, 'transferring');
    platform.workMoves(id, 'open');
    await settled();
    expect(opened).toHaveLength(atAccept);
    expect(opened[0]).toBe('https://crm.example/orders/88%20210');
  },
);

it.each([{ screenPop: 'off' as const }, { screenPopTemplate: 'https://crm.example/?phone={e164}' }])(
  '[AC-28] nothing opens for a chat where %o',
  async (changed) => {
    const { opened, offers, commands } = await desk(changed);
    await commands.acceptWork({}, offers());
    await settled();
    expect(opened).toEqual([]);
  },
);
