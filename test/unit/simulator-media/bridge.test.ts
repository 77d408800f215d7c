import { expect, onTestFinished, test, vi } from 'vitest';
import { createMediaBridge, hasTone, type MediaContact } from '../../../simulator/connect/media/bridge.ts';

function startBridge(contacts: () => MediaContact[]) {
  const bridge = createMediaBridge({ contacts });
  onTestFinished(() => bridge.stop());
  return bridge;
}

const contact = (...connectionIds: string[]): MediaContact => ({
  contactId: 'contact',
  parties: connectionIds.map((connectionId) => ({ connectionId, state: 'connected', isMuted: false })),
});

test('digits sound at the other parties and not at who pressed them', async () => {
  const bridge = startBridge(() => [contact('agent', 'customer')]);
  bridge.speak('agent', {});
  bridge.speak('customer', {});
  bridge.playDigits('agent', '5');
  await vi.waitFor(() => {
    const tones = bridge.meters().customer?.heard;
    expect(tones && hasTone(tones, 770) && hasTone(tones, 1336)).toBe(true);
  });
  expect(bridge.meters().agent?.heard).toEqual({ energy: 0, tones: [] });
});

test('a beat that fails is reported and the next ones come', async () => {
  const warning = new Promise<Error>((resolve) => process.once('warning', resolve));
  let isBroken = true;
  const bridge = startBridge(() => {
    if (isBroken) throw new Error('no contacts just now');
    return [contact('agent', 'customer')];
  });
  bridge.speak('agent', {});
  bridge.speak('customer', { toneHz: 440 });
  expect((await warning).message).toBe('no contacts just now');
  expect(bridge.meters().agent?.framesMixed).toBe(0);
  isBroken = false;
  await vi.waitFor(() => expect(bridge.meters().agent?.heard.tones).toHaveLength(1));
});

test('a closed leg is gone, and closing it again is no error', () => {
  const bridge = startBridge(() => []);
  bridge.speak('customer', { toneHz: 440 });
  bridge.close('customer');
  bridge.close('customer');
  expect(bridge.meters()).toEqual({});
});
