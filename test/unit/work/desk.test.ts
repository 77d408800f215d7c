import { describe, expect, it } from 'vitest';
import { VoiceError } from '../../../lib/errors.ts';
import { fakeBackground } from '../../fakes/background.ts';

const tomasz = { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' } as const;

async function open(changed = {}) {
  const life = await fakeBackground();
  const id = life.platform.offersWork(changed);
  return { ...life, id, item: () => life.store.now().work[0] };
}

describe('[CC-10][CC-11][CC-25] work that is no call', () => {
  it('is accepted, ended and closed by its cards', async () => {
    const { commands, id, item } = await open();
    expect(item()).toMatchObject({ phase: 'offered', channel: 'chat', name: 'Hassan Darwish' });
    await commands.acceptWork({}, id);
    expect(item()).toMatchObject({ phase: 'open' });
    await commands.endWork({}, id);
    expect(item()).toMatchObject({ phase: 'wrap-up' });
    await commands.closeWork({}, id);
    expect(item()).toBeUndefined();
  });

  it('is rejected, and says so until it was read', async () => {
    const { commands, id, item } = await open();
    await commands.rejectWork({}, id);
    expect(item()).toMatchObject({ phase: 'missed', isRejected: true });
    await commands.closeWork({}, id);
    expect(item()).toBeUndefined();
  });

  it('that asks for a reason is not rejected without one of its own', async () => {
    const { commands, id, platform } = await open({ reasons: [{ id: 'busy', name: 'Busy' }] });
    for (const reason of [undefined, 'else'])
      await expect(commands.rejectWork({}, id, reason)).rejects.toMatchObject({ code: 'not-now' });
    await commands.rejectWork({}, id, 'busy');
    expect(platform.asked.filter((verb) => verb.startsWith('reject'))).toHaveLength(1);
  });

  it('whose reject was refused is still offered', async () => {
    const { commands, id, item, platform } = await open();
    platform.refuseNext(new VoiceError('refused'));
    await expect(commands.rejectWork({}, id)).rejects.toMatchObject({ code: 'refused' });
    expect(item()).toMatchObject({ phase: 'offered', isRejected: false });
  });

  it('is handed to a colleague, taken back, handed on again and not taken', async () => {
    const { commands, id, item, platform } = await open();
    await commands.acceptWork({}, id);
    await commands.transferWork({}, id, tomasz);
    expect(item()).toMatchObject({ phase: 'transferring', transfer: { to: 'Tomasz Zielinski' } });
    await commands.cancelWorkTransfer({}, id);
    expect(item()).toMatchObject({ phase: 'open', transfer: null });
    await commands.transferWork({}, id, tomasz);
    platform.workMoves(id, 'open');
    expect(item()).toMatchObject({ transfer: { to: 'Tomasz Zielinski', hasFailed: true } });
    const outside = { kind: 'number', e164: '+442079460958' } as const;
    await expect(commands.transferWork({}, id, outside)).rejects.toMatchObject({ code: 'number-refused' });
  });

  it('that is gone, or at something else, is refused with the reason', async () => {
    const { commands, id } = await open();
    await expect(commands.acceptWork({}, 'nobody')).rejects.toMatchObject({ code: 'no-such-work' });
    await expect(commands.endWork({}, id)).rejects.toMatchObject({
      ...{ code: 'not-now', detail: 'Accept it first.' },
    });
  });
});
