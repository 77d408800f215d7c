import { describe, expect, it } from 'vitest';
import { audiences, type CommandName } from '../../../lib/commands.ts';
import { queryAudiences } from '../../../lib/queries.ts';
import { type SenderKind, type SenderStamps, senderKind } from '../../../lib/sender.ts';

const origin = 'chrome-extension://ours';
const own = { id: 'ours', origin, authorisedFrames: new Set(['trusted document']) };
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
const popup = { id: 'ours', origin, url: `${origin}/popup.html` };

describe('[XX-05] who a message is from', () => {
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
    ['another extension', { ...popup, id: 'theirs' }, null],
    ['prerendered page', { ...page, documentLifecycle: 'prerender' }, null],
    ['cached page', { ...frame, documentId: 'trusted document', documentLifecycle: 'cached' }, null],
    ['active page', { ...page, documentLifecycle: 'active' }, 'page'],
    ['somebody without an origin', { id: 'ours' }, null],
  ])('%s', (_, sender, kind) => {
    expect(senderKind(sender, own)).toBe(kind);
  });
});

describe('[XX-05] who may do what', () => {
  it('a page may suggest a number and nothing else', () => {
    const names = Object.keys(audiences) as CommandName[];
    expect(names.filter((name) => audiences[name].includes('page'))).toEqual(['suggestNumber']);
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
