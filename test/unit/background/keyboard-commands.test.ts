import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { selectionChosen } from '../../../entrypoints/background/dialling/selection-menu.ts';
import { pressed } from '../../../entrypoints/background/surfaces/keyboard-commands.ts';
import { fakeBackground } from '../../fakes/background.ts';

type Background = Awaited<ReturnType<typeof fakeBackground>>;
let background: Background;
let opened: number;
const press = (name: string) => pressed({ ...background, opener: { open: async () => void opened++ } }, name);

beforeEach(async () => {
  fakeBrowser.reset();
  opened = 0;
  background = await fakeBackground();
});

it('[AC-18][AC-25] a shortcut does what its button would', async () => {
  const id = background.platform.customerCalls();
  await press('answer-or-end');
  await press('mute');
  await press('mute');
  await press('hold');
  await press('hold');
  await press('answer-or-end');
  await press('finish');
  expect(background.platform.asked).toEqual(
    ['accept', 'mute', 'unmute', 'hold', 'resume', 'hangUp', 'clear'].map((verb) => `${verb} ${id}`),
  );
});

it('does nothing when no call allows it, and nothing for a name that is none of ours', async () => {
  background.platform.customerCalls();
  await press('mute');
  await press('finish');
  await press('toString');
  expect(background.platform.asked).toEqual([]);
  expect(background.store.now().notice).toBeNull();
});

it('tells a failure on every surface, as a button does', async () => {
  background.platform.customerCalls();
  background.platform.refuseNext(new Error('no'));
  await press('answer-or-end');
  expect(background.store.now().notice?.code).toBe('refused');
});

it('opens the widget, and the keypad in it', async () => {
  await press('open-widget');
  await press('keypad');
  expect(opened).toBe(2);
  expect(background.store.now().panel).toMatchObject({ name: 'keypad' });
});

it('[XX-06] opens the call bar, and brings one that is open to the front', async () => {
  const windows: string[] = [];
  let open: object[] = [];
  const getURL = (page: string) => `chrome-extension://own/${page}`;
  vi.stubGlobal('chrome', {
    runtime: { getURL, getContexts: async () => open },
    windows: {
      create: async ({ url }: { url: string }) => void windows.push(`create ${url}`),
      update: async (id: number) => void windows.push(`update ${id}`),
    },
  });
  await press('call-bar');
  open = [{ windowId: 3 }];
  await press('call-bar');
  vi.unstubAllGlobals();
  expect(windows).toEqual(['create call-bar.html', 'update 3']);
});

it('goes to the next number in the tab in front', async () => {
  const sent = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(undefined);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  await press('next-number');
  expect(sent).toHaveBeenCalledWith(7, { to: 'page', name: 'nextNumber', args: [] }, {});
});

it('[AC-36] selected text is offered for dialling on the tab’s card, and not dialled', async () => {
  const chosen = {
    menuItemId: 'call-selection',
    selectionText: '020 7946 0958',
    pageUrl: 'https://crm.example/1',
  };
  await selectionChosen(background, chosen, 7);
  expect(background.store.now().suggestion).toMatchObject({
    tabId: 7,
    foundOn: 'crm.example',
    number: { kind: 'ordinary', e164: '+442079460958' },
  });
  expect(background.platform.asked).toEqual([]);
});

it('[AC-36] selected text comes with why it is not marked, when its page tells where it stands', async () => {
  const sent = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue({
    written: { before: 'Order no. ', text: '0161 496 0127', after: '' },
    origin: { hosts: ['crm.example'], langs: ['en-GB'], countries: [] },
    top: '',
  } as never);
  const chosen = {
    ...{ menuItemId: 'call-selection', selectionText: '0161 496 0127' },
    ...{ pageUrl: 'https://crm.example/1', frameId: 3 },
  };
  await selectionChosen(background, chosen, 7);
  expect(sent).toHaveBeenCalledWith(7, { to: 'page', name: 'tellSelection', args: [] }, { frameId: 3 });
  expect(background.store.now().suggestion).toMatchObject({
    number: { e164: '+441614960127' },
    why: { verdict: 'none', site: 'crm.example' },
  });
  // A page that is too busy, or says something else, holds nothing up.
  sent.mockResolvedValue({ written: 5 } as never);
  await selectionChosen(background, { ...chosen, selectionText: '020 7946 0958' }, 7);
  expect(background.store.now().suggestion).toMatchObject({ number: { e164: '+442079460958' }, why: null });
});

it('[AC-36] an entry of its own says why selected text is not marked, also where no script of ours stands', async () => {
  const sent = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue({
    written: { before: 'Order no. ', text: '0161 496 0128', after: '' },
    origin: { hosts: ['crm.example'], langs: ['en-GB'], countries: [] },
    top: '',
  } as never);
  const chosen = {
    ...{ menuItemId: 'why-selection', selectionText: '0161 496 0128' },
    ...{ pageUrl: 'https://crm.example/list.pdf' },
  };
  await selectionChosen(background, chosen, 7);
  expect(background.store.now().suggestion?.why).toMatchObject({
    verdict: 'none',
    reason: expect.stringContaining('order'),
  });
  // The browser's PDF viewer tells nothing: the text is judged by itself.
  sent.mockRejectedValue(new Error('Receiving end does not exist.'));
  await selectionChosen(background, { ...chosen, selectionText: '1,250,000.00' }, 7);
  expect(background.store.now().suggestion).toMatchObject({
    text: '1,250,000.00',
    why: { verdict: 'none', site: 'crm.example' },
  });
  expect(background.platform.asked).toEqual([]);
});
