import { beforeEach, describe, expect, it } from 'vitest';
import {
  createWidgetFrames,
  type WidgetFrames,
} from '../../../entrypoints/background/surfaces/widget-frames.ts';
import { pageSender } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';

let time: number;
let stored: ReturnType<typeof storedArea>;
let frames: WidgetFrames;
const frame = {
  id: 'ours',
  origin: 'chrome-extension://ours',
  tab: { id: 7 },
  frameId: 3,
  documentId: 'frame',
};

async function wake(): Promise<WidgetFrames> {
  const woken = createWidgetFrames(stored, () => time);
  await woken.ready;
  return woken;
}

beforeEach(async () => {
  time = 1_000_000;
  stored = storedArea();
  frames = await wake();
});

describe('[XX-05] the ticket', () => {
  it('makes one document trusted, also after the worker died', async () => {
    const ticket = await frames.mountTicket(pageSender);
    frames = await wake();
    expect(await frames.authenticate(frame, ticket)).toEqual({ tabId: 7 });
    frames = await wake();
    expect([...frames.authorised()]).toEqual(['frame']);
  });

  it.each([
    ['a used one', async (ticket: string) => void (await frames.authenticate(frame, ticket)), frame],
    ['one of another tab', async () => {}, { ...frame, tab: { id: 8 } }],
    [
      'one that is 10 s old',
      async () => {
        time += 10_000;
      },
      frame,
    ],
    ['one for a frame without a documentId', async () => {}, { ...frame, documentId: undefined }],
  ])('is refused: %s', async (_, before, sender) => {
    const ticket = await frames.mountTicket(pageSender);
    await before(ticket);
    await expect(frames.authenticate(sender, ticket)).rejects.toMatchObject({ code: 'not-trusted' });
  });

  it.each(['guessed', 'constructor', '__proto__'])('is refused: %s', async (ticket) => {
    await expect(frames.authenticate(frame, ticket)).rejects.toMatchObject({ code: 'not-trusted' });
    expect(frames.authorised().size).toBe(0);
  });

  it('is spent by a wrong try', async () => {
    const ticket = await frames.mountTicket(pageSender);
    await frames.authenticate({ ...frame, tab: { id: 8 } }, ticket).catch(() => {});
    await expect(frames.authenticate(frame, ticket)).rejects.toMatchObject({ code: 'not-trusted' });
  });

  it.each([
    ['a frame of a page', { ...pageSender, frameId: 2 }],
    ['no tab', { ...pageSender, tab: undefined }],
  ])('is not given to %s', async (_, sender) => {
    await expect(frames.mountTicket(sender)).rejects.toMatchObject({ code: 'not-trusted' });
  });

  it('is given 30 times a minute to a tab', async () => {
    for (let i = 0; i < 30; i++) await frames.mountTicket(pageSender);
    await expect(frames.mountTicket(pageSender)).rejects.toMatchObject({ code: 'not-trusted' });
    await frames.mountTicket({ ...pageSender, tab: { id: 8 } });
    time += 60_000;
    await frames.mountTicket(pageSender);
  });
});

describe('trust ends', () => {
  beforeEach(async () => {
    await frames.authenticate(frame, await frames.mountTicket(pageSender));
  });

  it('with the tab', () => {
    frames.forgetTab(7);
    expect(frames.authorised().size).toBe(0);
  });

  it('when the tab has another document, not when the same one mounts again', async () => {
    await frames.mountTicket(pageSender);
    expect(frames.authorised().size).toBe(1);
    await frames.mountTicket({ ...pageSender, documentId: 'next page' });
    expect(frames.authorised().size).toBe(0);
  });
});
