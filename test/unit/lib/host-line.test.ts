import { beforeEach, expect, it, vi } from 'vitest';
import { holdLine, hostLine } from '../../../lib/host/host-line.ts';
import { call } from '../../gallery/people.ts';

interface FakeLine {
  breaks(): void;
  disconnect: () => void;
}
let lines: FakeLine[];
let runtime: { id?: string | undefined; connect: (options: { name: string }) => object };

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  runtime = {
    id: 'ours',
    connect({ name }) {
      expect(name).toBe(hostLine);
      const line: FakeLine = { breaks: () => {}, disconnect: vi.fn() };
      lines.push(line);
      const addListener = (listener: () => void) => {
        line.breaks = listener;
      };
      return { disconnect: () => line.disconnect(), onDisconnect: { addListener } };
    },
  };
  vi.stubGlobal('chrome', { runtime });
});
const onCall = { calls: [call({ phase: 'connected' })], callbacks: [] };
const idle = { calls: [], callbacks: [] };

it('[FT-04] is held while there is a call, and let go after it', () => {
  const follow = holdLine();
  follow(idle);
  expect(lines).toHaveLength(0);
  follow(onCall);
  follow(onCall);
  expect(lines).toHaveLength(1);
  follow(idle);
  expect(lines[0]?.disconnect).toHaveBeenCalledOnce();
});

it('is held anew when the worker that had its other end was stopped, and not after the call', async () => {
  const follow = holdLine();
  follow(onCall);
  lines[0]?.breaks();
  await vi.runAllTimersAsync();
  expect(lines).toHaveLength(2);
  lines[1]?.breaks();
  follow(idle);
  await vi.runAllTimersAsync();
  expect(lines).toHaveLength(2);
});

it('is left alone in a page whose extension was replaced', async () => {
  const follow = holdLine();
  follow(onCall);
  runtime.id = undefined;
  lines[0]?.breaks();
  await vi.runAllTimersAsync();
  expect(lines).toHaveLength(1);
});
