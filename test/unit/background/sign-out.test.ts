import { expect, it, vi } from 'vitest';
import { createPresence } from '../../../entrypoints/background/agent/presence.ts';
import { createSignOut } from '../../../entrypoints/background/agent/sign-out.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { fakeBackground } from '../../fakes/background.ts';

async function desk() {
  const { platform, store } = await fakeBackground();
  const close = vi.fn(async () => {});
  const leaving = createSignOut(
    store,
    { platform: platform as never, close },
    createPresence(store, platform),
  );
  return { platform, store, close, ...leaving };
}

it('[AC-10] signs out at once without a call, and nothing is left to show', async () => {
  const { store, platform, close, signOut } = await desk();
  await signOut();
  expect(platform.asked).toEqual(['signOut']);
  expect(close).toHaveBeenCalled();
  expect(store.now()).toMatchObject({ connection: { state: 'signed-out' }, agent: null, notice: null });
});

it('[AC-10] during a call: refused, or kept for after it with Offline to follow', async () => {
  const { store, platform, signOut } = await desk();
  const id = platform.customerCalls();
  await platform.accept(id);
  await expect(signOut()).rejects.toMatchObject({ code: 'on-a-call' });
  await signOut(true);
  expect(platform.asked).toContain('setPresence p-offline');
  expect(platform.asked).not.toContain('signOut');
  expect(store.now().leavesAfterCall).toBe(true);
  await platform.hangUp(id);
  // Wrap-up is still the agent's.
  expect(platform.asked).not.toContain('signOut');
  await platform.clear(id);
  await vi.waitFor(() => expect(store.now().connection.state).toBe('signed-out'));
  expect(store.now().leavesAfterCall).toBe(false);
});

it('[AC-10] can be taken back', async () => {
  const { store, platform, signOut, stayIn } = await desk();
  const id = platform.customerCalls();
  await platform.accept(id);
  await signOut(true);
  await stayIn();
  await platform.hangUp(id);
  await platform.clear(id);
  expect(platform.asked).not.toContain('signOut');
  expect(store.now().connection.state).toBe('ready');
});

it('[AC-10] an instance that does not let go is told, and the agent stays', async () => {
  const { store, platform, close, signOut } = await desk();
  platform.refuseNext(new VoiceError('no-answer'));
  await expect(signOut()).rejects.toMatchObject({ code: 'no-answer' });
  expect(close).not.toHaveBeenCalled();
  expect(store.now().agent).not.toBeNull();
});

it('[AC-10] with a callback in hand it is said first, and the second time taken at its word', async () => {
  const { store, platform, signOut } = await desk();
  const id = platform.offersCallback();
  await platform.accept(id);
  await expect(signOut()).rejects.toMatchObject({ code: 'callback-open' });
  expect(platform.asked).not.toContain('signOut');
  await signOut();
  expect(platform.asked).toContain('signOut');
  expect(store.now().connection.state).toBe('signed-out');
});
