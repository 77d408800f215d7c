import { afterEach, expect, test, vi } from 'vitest';
import { queries } from '../../../lib/messaging.ts';

const sendMessage = vi.fn();
vi.stubGlobal('chrome', { runtime: { sendMessage } });
afterEach(() => sendMessage.mockReset());

const unheard = new Error('Could not establish connection. Receiving end does not exist.');
const closed = new Error('The message channel closed before a response was received');

test('[AC-06] what a worker that is being stopped did not hear is said to the one that wakes', async () => {
  sendMessage.mockRejectedValueOnce(unheard).mockResolvedValueOnce({ value: [] });
  expect(await queries.wrapUpCodes()).toEqual([]);
  expect(sendMessage.mock.calls).toEqual(
    Array(2).fill([{ to: 'background', name: 'wrapUpCodes', args: [] }]),
  );
});

test('[AC-06] what may have been heard is not said twice, nor what nobody hears for ever', async () => {
  sendMessage.mockRejectedValueOnce(closed);
  await expect(queries.wrapUpCodes()).rejects.toBe(closed);
  expect(sendMessage).toHaveBeenCalledTimes(1);
  sendMessage.mockRejectedValue(unheard);
  await expect(queries.wrapUpCodes()).rejects.toBe(unheard);
  expect(sendMessage).toHaveBeenCalledTimes(3);
});
