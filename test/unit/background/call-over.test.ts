import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VoiceError } from '../../../lib/errors.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { ringing } from '../../gallery/people.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('[AC-18] an answer that comes too late', () => {
  /** Accepts, is refused, and the call goes on as `then` says. */
  async function refused(then: (end: () => void) => void): Promise<string> {
    const { store, commands, platform } = await fakeBackground();
    store.change({ calls: [ringing(3, { id: 'c' })] });
    platform.refuseNext(new VoiceError('refused', 'LimitExceededException'));
    const answer = commands.accept({}, 'c').then(
      () => 'done',
      ({ code }: VoiceError) => code,
    );
    then(() => store.change({ calls: [] }));
    await vi.runAllTimersAsync();
    return answer;
  }

  it('is told as a call that is over, also when its end is told a moment after the refusal', async () => {
    expect(await refused((end) => setTimeout(end, 300))).toBe('no-such-call');
  });

  it('is told as a refusal when the call rings on', async () => {
    expect(await refused(() => {})).toBe('refused');
  });
});
