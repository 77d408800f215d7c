import { describe, expect, it } from 'vitest';
import { audiences, queryAudiences } from '../../../lib/audiences.ts';
import type { CommandName } from '../../../lib/commands.ts';
import { isOwnWorker, type SenderKind, type SenderStamps, senderKind } from '../../../lib/sender.ts';

const origin = 'chrome-extension://ours';
const own = {
  id: 'ours',
  origin,
  authorisedFrames: new Set(['trusted document']),
  ccpWindow: { tabId: 9, origin: 'https://harbour.my.connect.aws' },
};
const tab = { id: 7 };
const page = { id: 'ours', origin: 'https://shop.example', url: 'https://shop.example/', tab, frameId: 0 };
const frame = {
  id: 'ours',
  origin,
  url: `${origin}/widget.html`,
  tab,
  frameId: 3,
  documentId: 'new document',
};
const ccp = {
  ...page,
  origin: 'https://harbour.my.connect.aws',
  url: 'https://harbour.my.connect.aws/ccp-v2/',
  tab: { id: 9 },
};
const popup = { id: 'ours', origin, url: `${origin}/popup.html` };

describe('[XX-05][FT-10] who a message is from', () => {
  it.each<[string, SenderStamps, SenderKind | null]>([
    ['content script', page, 'page'],
    ['content script in a frame of a page', { ...page, frameId: 4 }, 'page'],
    ['content script in the CCP’s frame, which is in no tab', { ...page, tab: undefined }, null],
    ['widget frame without its ticket', frame, 'frame'],
    ['widget frame after it', { ...frame, documentId: 'trusted document' }, 'widget'],
    ['widget frame without a documentId', { ...frame, documentId: undefined }, 'frame'],
    ['widget page opened as a tab', { ...frame, frameId: 0, documentId: 'trusted document' }, null],
    ['widget page in no tab', { ...frame, tab: undefined }, null],
    ['popup', popup, 'own'],
    ['set-up page in a tab', { ...popup, url: `${origin}/setup.html`, tab, frameId: 0 }, 'own'],
    ['set-up page framed by a site', { ...popup, url: `${origin}/setup.html`, tab, frameId: 2 }, null],
    ['Connect host', { ...popup, url: `${origin}/offscreen.html?ccp=x` }, 'host'],
    ['host page opened as a tab', { ...popup, url: `${origin}/offscreen.html`, tab, frameId: 0 }, 'own'],
    ['Amazon’s page in the window we opened', ccp, 'host'],
    ['Amazon’s page in a tab the agent opened', { ...ccp, tab }, 'page'],
    ['a frame of Amazon’s page in our window', { ...ccp, frameId: 3 }, 'page'],
    ['another site in our window', { ...ccp, origin: 'https://shop.example' }, 'page'],
    ['another instance in our window', { ...ccp, origin: 'https://other.my.connect.aws' }, 'page'],
    ['a cached page of our window', { ...ccp, documentLifecycle: 'cached' }, null],
    ['our window, in the name of another extension', { ...ccp, id: 'theirs' }, null],
    ['another extension', { ...popup, id: 'theirs' }, null],
    ['prerendered page', { ...page, documentLifecycle: 'prerender' }, null],
    ['cached page', { ...frame, documentId: 'trusted document', documentLifecycle: 'cached' }, null],
    ['active page', { ...page, documentLifecycle: 'active' }, 'page'],
    ['somebody without an origin', { id: 'ours' }, null],
  ])('%s', (_, sender, kind) => {
    expect(senderKind(sender, own)).toBe(kind);
  });
});

describe('[XX-05] who may ask the Connect host', () => {
  it.each<[string, SenderStamps, boolean]>([
    ['the worker', { id: 'ours', url: `${origin}/background.js` }, true],
    ['the worker, without an address', { id: 'ours' }, true],
    [
      'the page a browser makes for it',
      { id: 'ours', url: `${origin}/_generated_background_page.html` },
      true,
    ],
    ['the popup', popup, false],
    ['a page of ours in a tab', { ...popup, url: `${origin}/background.js`, tab }, false],
    ['another extension', { id: 'theirs', url: `${origin}/background.js` }, false],
    ['a page', page, false],
  ])('%s', (_, sender, isTrusted) => {
    expect(isOwnWorker(sender, 'ours', `${origin}/`)).toBe(isTrusted);
  });

  it('a window host that is not there makes no page a host', () => {
    expect(senderKind(ccp, { ...own, ccpWindow: null })).toBe('page');
  });
});

describe('[XX-05] who may do what', () => {
  it('a page may suggest a number, press one where that is allowed, rule for itself, and open the contacts', () => {
    const names = Object.keys(audiences) as CommandName[];
    expect(names.filter((name) => audiences[name].includes('page'))).toEqual([
      ...['suggestNumber', 'pressNumber', 'ignoreNumber', 'markSite', 'addContact'],
    ]);
  });

  it('a frame without its ticket may only show it', () => {
    const forFrames = Object.entries(queryAudiences).filter(([, kinds]) => kinds.includes('frame'));
    expect(forFrames.map(([name]) => name)).toEqual(['authenticate']);
  });

  it('what changes the set-up is for our own pages', () => {
    for (const name of ['useInstance', 'signOut', 'openWidget'] as const)
      expect(audiences[name]).toEqual(['own']);
  });
});
