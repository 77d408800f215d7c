/** Somebody is asked for, and nobody shows: refused, lost on the way, or asked for by a worker that died. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { unseenMs } from '../../../lib/reach.ts';
import { fakeBackground } from '../../fakes/background.ts';

let background: Awaited<ReturnType<typeof fakeBackground>>;
let id: string;

const tomasz = { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' } as const;
const now = () => background.store.now().calls[0] as Call;

beforeEach(async () => {
  vi.useFakeTimers();
  background = await fakeBackground();
  id = background.platform.customerCalls({ phase: 'connected', name: 'Amelia Hart' });
});
afterEach(() => void vi.useRealTimers());

describe('somebody who does not show', () => {
  it('is given up after a while, and the customer is back', async () => {
    vi.spyOn(background.platform, 'addParty').mockImplementation(async () => {
      await background.platform.hold(id);
    });
    await background.commands.transfer({}, id, tomasz);
    await vi.advanceTimersByTimeAsync(unseenMs);
    expect(now()).toMatchObject({ phase: 'connected', leaving: null });
    expect(background.store.now().notice?.code).toBe('transfer-refused');
  });

  it('[FT-01] is given up by the next worker when the one that asked died before Connect heard of it', async () => {
    const { commands, platform, stop } = background;
    vi.spyOn(platform, 'addParty').mockReturnValue(new Promise(() => {}));
    void commands.consult({}, id, tomasz);
    await vi.advanceTimersByTimeAsync(0);
    stop();
    vi.clearAllTimers();
    background = await fakeBackground(background.stored, Date.now, platform);
    background.transfers.goOn();
    await expect(background.commands.consult({}, id, tomasz)).rejects.toMatchObject({ code: 'not-now' });
    await vi.advanceTimersByTimeAsync(unseenMs);
    expect(now().consulting).toBeNull();
  });

  it('[AC-49] takes off hold whom one that Connect refuses had put there, and nobody else', async () => {
    const { commands, platform } = background;
    vi.spyOn(platform, 'addParty').mockImplementation(async () => {
      if (now().phase !== 'held') await platform.hold(id);
      throw new VoiceError('number-refused');
    });
    await expect(commands.transfer({}, id, tomasz)).rejects.toMatchObject({ code: 'number-refused' });
    expect(now()).toMatchObject({ phase: 'connected', leaving: null });
    await commands.hold({}, id);
    await expect(commands.transfer({}, id, tomasz)).rejects.toMatchObject({ code: 'number-refused' });
    expect(now()).toMatchObject({ phase: 'held', leaving: null });
  });

  it('leaves nothing behind when Connect refuses it', async () => {
    background.platform.refuseNext(new VoiceError('number-refused'));
    await expect(background.commands.transfer({}, id, tomasz)).rejects.toMatchObject({
      code: 'number-refused',
    });
    expect(now()).toMatchObject({ phase: 'connected', leaving: null });
  });

  it('[AC-49] is given up once, however long it takes to bring the customer back', async () => {
    const { commands, platform } = background;
    vi.spyOn(platform, 'addParty').mockImplementation(() => platform.hold(id));
    await commands.transfer({}, id, tomasz);
    const release = platform.stall();
    await vi.advanceTimersByTimeAsync(2 * unseenMs);
    expect(vi.getTimerCount()).toBe(0);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(platform.asked.filter((line) => line.startsWith('resume'))).toHaveLength(1);
    expect(now()).toMatchObject({ phase: 'connected', leaving: null });
  });
});
