import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VoiceError } from '../../../lib/errors.ts';
import { fakeBackground } from '../../fakes/background.ts';

let background: Awaited<ReturnType<typeof fakeBackground>>;

beforeEach(async () => {
  background = await fakeBackground();
});

describe('[AC-23][EX-04] two calls', () => {
  it('accepting a second one holds the first', async () => {
    const { platform, commands, store } = background;
    const first = platform.customerCalls({ phase: 'connected' });
    const second = platform.customerCalls();
    await commands.accept({}, second);
    expect(platform.asked).toEqual([`hold ${first}`, `accept ${second}`]);
    expect(store.now().calls.map(({ phase }) => phase)).toEqual(['held', 'connected']);
  });

  it('a second one that cannot be taken gives the first back', async () => {
    const { platform, commands, store } = background;
    const first = platform.customerCalls({ phase: 'connected' });
    const second = platform.customerCalls();
    vi.spyOn(platform, 'accept').mockRejectedValue(new VoiceError('no-answer'));
    await expect(commands.accept({}, second)).rejects.toMatchObject({ code: 'no-answer' });
    expect(store.now().calls.find(({ id }) => id === first)?.phase).toBe('connected');
  });

  it.each(['swapCalls', 'resume'] as const)('%s takes one and holds the other', async (command) => {
    const { platform, commands, store } = background;
    const first = platform.customerCalls({ phase: 'held' });
    const second = platform.customerCalls({ phase: 'connected' });
    await commands[command]({}, first);
    expect(platform.asked).toEqual([`hold ${second}`, `resume ${first}`]);
    expect(store.now().calls.map(({ phase }) => phase)).toEqual(['connected', 'held']);
  });

  it('swapCalls of a call that is not held is refused, and so is leaving three parties to themselves', async () => {
    const { platform, commands } = background;
    const first = platform.customerCalls({ phase: 'conference' });
    const second = platform.customerCalls({ phase: 'held' });
    await expect(commands.swapCalls({}, first)).rejects.toMatchObject({ code: 'not-now' });
    await expect(commands.swapCalls({}, second)).rejects.toMatchObject({ code: 'on-a-call' });
    expect(platform.asked).toEqual([]);
  });

  it('one of two that are held is taken back, and the other stays as it is', async () => {
    const { platform, commands } = background;
    const first = platform.customerCalls({ phase: 'held' });
    platform.customerCalls({ phase: 'held' });
    await commands.resume({}, first);
    expect(platform.asked).toEqual([`resume ${first}`]);
  });

  it('ends one and leaves the other as it is', async () => {
    const { platform, commands, store } = background;
    platform.customerCalls({ phase: 'held' });
    const second = platform.customerCalls({ phase: 'connected' });
    await commands.hangUp({}, second);
    expect(store.now().calls.map(({ phase }) => phase)).toEqual(['held', 'wrap-up']);
  });
});
