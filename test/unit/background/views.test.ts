import { beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { serveView } from '../../../entrypoints/background/surfaces/views.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import type { SessionMessage } from '../../../lib/session-view.ts';
import { fakeBackground, pageSender } from '../../fakes/background.ts';

const origin = 'chrome-extension://ours';
const widget = {
  id: 'ours',
  origin,
  url: `${origin}/widget.html`,
  tab: { id: 7 },
  frameId: 3,
  documentId: 'known',
};
const popup = { id: 'ours', origin, url: `${origin}/popup.html` };

let background: Awaited<ReturnType<typeof fakeBackground>>;
beforeEach(async () => {
  background = await fakeBackground();
});

async function connect(sender: SenderStamps, name = 'session') {
  const heard: SessionMessage[] = [];
  const ends: (() => void)[] = [];
  let isClosed = false;
  const port = {
    name,
    sender,
    postMessage: (message: SessionMessage) => heard.push(message),
    disconnect: () => {
      isClosed = true;
    },
    onDisconnect: { addListener: (end: () => void) => ends.push(end) },
  };
  const own = async () => ({ id: 'ours', origin, ccpWindow: null, authorisedFrames: new Set(['known']) });
  await serveView(port as unknown as Runtime.Port, background.store, own);
  const end = () => {
    for (const run of ends) run();
  };
  return { heard, isClosed: () => isClosed, end };
}

describe('a view', () => {
  it('gets a snapshot, then only the slices that changed', async () => {
    const { heard } = await connect(popup);
    background.platform.customerCalls();
    background.store.change({ instance: 'harbour' });
    expect(heard.map((message) => Object.keys('snapshot' in message ? message : message.changed))).toEqual([
      ['snapshot'],
      ['calls'],
      ['instance'],
    ]);
  });

  it('hears nothing once it has closed', async () => {
    const { heard, end } = await connect(popup);
    end();
    background.platform.customerCalls();
    expect(heard).toHaveLength(1);
  });

  it.each<[string, SenderStamps, string]>([
    ['a page', pageSender, 'session'],
    ['a frame without its ticket', { ...widget, documentId: 'new' }, 'session'],
    ['the Connect host', { ...popup, url: `${origin}/offscreen.html` }, 'session'],
    ['another port', popup, 'something'],
  ])('is not %s', async (_, sender, name) => {
    const { heard, isClosed } = await connect(sender, name);
    background.platform.customerCalls();
    expect(heard).toEqual([]);
    expect(isClosed()).toBe(true);
  });
});

describe('[XX-05] a number that one tab offered', () => {
  it('is shown there and in our own pages, and in no other tab', async () => {
    const seen = async (sender: SenderStamps) => {
      const { heard } = await connect(sender);
      const [message] = heard;
      return message && 'snapshot' in message ? message.snapshot.suggestion?.text : undefined;
    };
    await background.suggestions.suggest(pageSender, '020 7946 0958');
    expect(await seen(widget)).toBe('020 7946 0958');
    expect(await seen(popup)).toBe('020 7946 0958');
    expect(await seen({ ...widget, tab: { id: 8 } })).toBeUndefined();
  });

  it('does not even show as a change elsewhere', async () => {
    const { heard } = await connect({ ...widget, tab: { id: 8 } });
    await background.suggestions.suggest(pageSender, '020 7946 0958');
    expect(heard).toHaveLength(1);
  });
});
