import { afterEach, expect, test, vi } from 'vitest';
import { commands, queries } from '../../../lib/messaging.ts';

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

test.each([
  ['fails', () => Promise.reject(closed)],
  ['comes back empty', async () => undefined],
])(
  '[AC-06] nor is a question lost whose worker was stopped before it answered, when it %s',
  async (_, end) => {
    sendMessage.mockImplementationOnce(end).mockResolvedValueOnce({ value: [] });
    expect(await queries.wrapUpCodes()).toEqual([]);
    expect(sendMessage).toHaveBeenCalledTimes(2);
  },
);

test('[AC-06] a command that may have been heard is not said twice', async () => {
  sendMessage.mockRejectedValueOnce(closed);
  await expect(commands.mute('call')).rejects.toBe(closed);
  expect(sendMessage).toHaveBeenCalledTimes(1);
});

test('[AC-06] nor is what nobody hears said for ever', async () => {
  sendMessage.mockRejectedValue(unheard);
  await expect(queries.wrapUpCodes()).rejects.toBe(unheard);
  expect(sendMessage).toHaveBeenCalledTimes(2);
});
