import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSiteRules } from '../../../entrypoints/background/dialling/site-rules.ts';
import { createDirectory } from '../../../entrypoints/background/directory/directory.ts';
import { answer } from '../../../entrypoints/background/gate.ts';
import { queryHandlers } from '../../../entrypoints/background/query-handlers.ts';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { createInstanceLists } from '../../../entrypoints/background/servicenow/instance-lists.ts';
import { createWidgetFrames } from '../../../entrypoints/background/surfaces/widget-frames.ts';
import { audiences, queryAudiences } from '../../../lib/audiences.ts';
import { checkNumber } from '../../../lib/numbers/check-number.ts';
import type { SenderKind, SenderStamps } from '../../../lib/sender.ts';
import { defaultSettings, type Settings } from '../../../lib/settings-rules.ts';
import { fakeBackground, pageSender } from '../../fakes/background.ts';
import { fakeContactsStore } from '../../fakes/contacts-store.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { session } from '../../gallery/people.ts';

const origin = 'chrome-extension://ours';
const framed = { id: 'ours', origin, url: `${origin}/widget.html`, tab: { id: 7 }, frameId: 3 };
const senders: Record<SenderKind | 'stranger', SenderStamps> = {
  page: pageSender,
  frame: { ...framed, documentId: 'new' },
  widget: { ...framed, documentId: 'known' },
  own: { id: 'ours', origin, url: `${origin}/popup.html` },
  host: { id: 'ours', origin, url: `${origin}/offscreen.html` },
  stranger: { id: 'theirs', origin: 'https://evil.example' },
};
/** Of a host that nobody believes. */
const report = { ...session(), callbacks: [], sequence: 1, hostId: 'nobody', at: 0 };
const kinds = Object.keys(senders) as (keyof typeof senders)[];

let background: Awaited<ReturnType<typeof fakeBackground>>;
let settings: Settings;
let ask: (kind: keyof typeof senders, name: string, ...args: unknown[]) => Promise<unknown>;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  background = await fakeBackground();
  settings = { ...defaultSettings };
  const frames = createWidgetFrames(storedArea());
  const contacts = fakeContactsStore();
  const queries = queryHandlers({
    frames,
    directory: createDirectory(contacts, { now: async () => [] }),
    contacts,
    records: createRecordParts({
      store: background.store,
      database: fakeDatabase(),
      ...{ kept: storedArea(), stored: storedArea() },
      settings: async () => settings,
    }),
    store: background.store,
    look: async (_, e164) => ({ e164, lastCalls: [], clock: '', isQuiet: false, doubts: [] }),
    checkNumber,
    siteRules: createSiteRules({ settings: async () => settings, changeSettings: async () => settings }),
    suggestions: background.suggestions,
    pageList: { ask: async () => {}, take: async () => {} },
    stepTurns: { take: async () => true },
    settings: async () => settings,
    changeSettings: async (change) => Object.assign(settings, change(settings)),
    ...{ chats: background.chats, probe: async () => 'ready' as const },
    quickConnects: { now: async () => [] },
    serviceNow: {
      queries: {
        isOnInstance: async () => false,
        owedRecords: async () => [],
        searchPeople: () => Promise.reject(new Error('away')),
        ...{ tryServiceNow: async () => [], askedOfServiceNow: async () => [] },
      },
      lists: createInstanceLists(async () => ({ result: [], total: 0 })),
    },
  });
  const own = async () => ({ id: 'ours', origin, authorisedFrames: new Set(['known']), ccpWindow: null });
  const otherCcps = { framed: async () => {}, frameHere: async () => {} };
  const hosts = { otherCcps, windowHost: { ccpHere: async () => null, bringChatLibrary: async () => {} } };
  const parts = { store: background.store, commands: background.commands, queries, ...hosts, own };
  ask = (kind, name, ...args) => answer(parts, { to: 'background', name, args }, senders[kind]);
});

/** Those that take more than texts, and turn away what is not of their type. */
const typed = [
  ...['callbacks', 'editCallback'],
  'findNumbers',
  'checkNumbers',
  'tellPageNumbers',
  'takeStep',
  'ignoreNumber',
  ...['markNumber', 'treatAsNumber', 'askWhy'],
  'markSite',
  'authenticate',
  'saveWidgetPosition',
  'searchDirectory',
  'searchPeople',
  'contacts',
  'contactsWithNumbers',
  'saveContacts',
  'openPage',
  'openPanel',
  'chooseDevice',
  'enhanceVoice',
  'historyOfNumber',
  'interactionStretch',
  'interactionStreams',
  'importInteractions',
  'presenceTimes',
  'deleteInteractions',
  ...['saveDraft', 'recordDraft'],
  'saveWrapUpCodes',
  ...['offeredList', 'takeList', 'sendList', 'dropListed'],
];

describe('[XX-05] every request, from every kind of sender', () => {
  const commands = Object.entries<readonly string[]>(audiences);
  const queries = Object.entries<readonly string[]>(queryAudiences);
  const rows: [string, readonly string[]][] = [
    ...commands,
    ...queries,
    ['report', ['host']],
    ['ccpHere', ['host', 'page']],
    ['ccpFramed', ['page']],
    ['constructor', []],
  ];

  it.each(
    rows.flatMap(([name, allowed]) => kinds.map((kind) => [name, kind, allowed.includes(kind)] as const)),
  )('%s by %s: %s', async (name, kind, isAllowed) => {
    // Whatever it answers, an allowed one is not turned away at the gate; forbidden ones touch nothing.
    const before = JSON.stringify(background.store.now());
    const failure = await ask(kind, name, ...(name === 'report' ? [report] : ['x', 'GB'])).then(
      () => null,
      (error: { code?: string }) => error.code ?? 'thrown',
    );
    if (isAllowed && failure === 'not-trusted') expect(typed).toContain(name);
    if (isAllowed) return;
    expect(failure).toBe('not-trusted');
    expect(JSON.stringify(background.store.now())).toBe(before);
    expect([...background.platform.asked, ...background.done]).toEqual([]);
  });

  it('refuses a report that is none, and the log says so', async () => {
    await expect(ask('host', 'report', {})).rejects.toMatchObject({ code: 'not-trusted' });
    expect(console.warn).toHaveBeenCalledWith('[voice] refused a report host=framed');
  });

  it.each([[{}], [[]], [5], ['x'.repeat(2_001)]])('refuses an argument like %j', async (argument) => {
    await expect(ask('own', 'suggestNumber', argument)).rejects.toMatchObject({ code: 'not-trusted' });
  });
});

describe('[VO-36] whom to transfer to', () => {
  it.each([
    [{ kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz' }, 'no-such-call'],
    [{ kind: 'number', e164: '+442079460958' }, 'no-such-call'],
    [{ kind: 'number', e164: '020 7946 0958' }, 'not-trusted'],
    [{ kind: 'number', e164: { toString: 'x' } }, 'not-trusted'],
    [{ kind: 'quick-connect', id: 5, name: 'Tomasz' }, 'not-trusted'],
    [{ kind: 'page' }, 'not-trusted'],
  ])('%j: %s', async (target, code) => {
    await expect(ask('own', 'transfer', 'gone', target)).rejects.toMatchObject({ code });
  });
});

describe('a command that fails', () => {
  it('says so on every surface, until one succeeds', async () => {
    const id = background.platform.customerCalls();
    await expect(ask('own', 'hold', id)).rejects.toMatchObject({ code: 'not-now' });
    expect(background.store.now().notice).toMatchObject({ code: 'not-now', title: expect.any(String) });
    await ask('own', 'accept', id);
    expect(background.store.now().notice).toBeNull();
  });

  it('of a page puts no words on our surfaces', async () => {
    for (let i = 0; i < 5; i++) await ask('page', 'suggestNumber', 'x').catch(() => {});
    await expect(ask('page', 'accept', 'x')).rejects.toMatchObject({ code: 'not-trusted' });
    expect(background.store.now().notice).toBeNull();
  });
});

describe('questions of a page', () => {
  it('[VO-14] are answered with the rules and the checked numbers', async () => {
    expect(await ask('page', 'pageRules', '')).toEqual({
      marksNumbers: true,
      defaultRegion: 'US',
      isOneClick: false,
      known: [],
    });
    expect(await ask('page', 'checkNumbers', ['020 7946 0958', 'no'], 'GB')).toMatchObject([
      { kind: 'ordinary', e164: '+442079460958' },
      { kind: 'refused' },
    ]);
  });

  it.each([
    [['x'.repeat(201)], 'GB'],
    [Array(201).fill('1'), 'GB'],
    ['text', 'GB'],
    [[5], 'GB'],
    [['1'], 5],
  ])('are refused when they are not what they should be: %#', async (texts, region) => {
    await expect(ask('page', 'checkNumbers', texts, region)).rejects.toMatchObject({ code: 'not-trusted' });
  });

  const origin = { hosts: ['shop.example'], langs: ['en-GB'], countries: [] };
  const asked = { text: '020 7946 0958', proof: 'sure' };

  it('[VO-14] tell which of a page’s candidates are numbers, and of which country', async () => {
    const list = [asked, { text: '020 7946 0958 1', proof: 'grouped' }, { text: 'tel:0', proof: 'address' }];
    expect(await ask('page', 'findNumbers', list, origin, '')).toMatchObject({
      region: 'GB',
      numbers: [{ kind: 'ordinary', e164: '+442079460958' }, null, { kind: 'refused' }],
    });
  });

  it.each([
    [Array(201).fill(asked), origin],
    [[{ ...asked, proof: 'mine' }], origin],
    [[{ ...asked, text: 'x'.repeat(201) }], origin],
    [[null], origin],
    [[asked], { ...origin, hosts: 'shop.example' }],
    [[asked], { ...origin, langs: Array(21).fill('en') }],
    [[asked], null],
  ])('about candidates are refused when they are not what they should be: %#', async (list, from) => {
    await expect(ask('page', 'findNumbers', list, from, '')).rejects.toMatchObject({ code: 'not-trusted' });
  });

  it('[CF-29] keep the widget’s place for each site', async () => {
    expect(await ask('page', 'widgetPosition')).toBeNull();
    await ask('page', 'saveWidgetPosition', { right: 10, bottom: 20, extra: 'x' });
    expect(await ask('page', 'widgetPosition')).toEqual({ right: 10, bottom: 20 });
    expect(settings.widgetPositions).toEqual({ 'shop.example': { right: 10, bottom: 20 } });
    await expect(ask('page', 'saveWidgetPosition', { right: 'x' })).rejects.toMatchObject({
      code: 'not-trusted',
    });
  });

  it('remember the last 200 sites', async () => {
    const sites = Array.from({ length: 200 }, (_, i) => [`site-${i}.example`, { right: i, bottom: i }]);
    settings = { ...settings, widgetPositions: Object.fromEntries(sites) };
    await ask('page', 'saveWidgetPosition', { right: 1, bottom: 2 });
    expect(Object.keys(settings.widgetPositions)).toHaveLength(200);
    expect(settings.widgetPositions).toHaveProperty(['shop.example']);
    expect(settings.widgetPositions).not.toHaveProperty(['site-0.example']);
  });
});
