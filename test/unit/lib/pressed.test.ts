import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type PressSurface, watchPress } from '../../../lib/pressed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch() {
  const surface = new EventTarget();
  const clock = { setTimeout, clearTimeout } as unknown as PressSurface;
  const released = vi.fn();
  const isDown = watchPress(released, new AbortController().signal, Object.assign(surface, clock));
  return { isDown, released, sees: (event: string) => surface.dispatchEvent(new Event(event)) };
}

it.each(['pointerup', 'pointercancel'])(
  '[AC-18] a press lasts until the click after its %s can have come',
  (end) => {
    const { isDown, released, sees } = watch();
    expect(isDown()).toBe(false);
    sees('pointerdown');
    vi.advanceTimersByTime(400);
    sees(end);
    expect(isDown()).toBe(true);
    expect(released).not.toHaveBeenCalled();
    vi.advanceTimersByTime(50);
    expect(isDown()).toBe(false);
    expect(released).toHaveBeenCalledOnce();
  },
);

it('[AC-18] a pointer that is held, or let go where nobody sees it, hides nothing new for long', () => {
  const { isDown, released, sees } = watch();
  sees('pointerdown');
  vi.advanceTimersByTime(2_999);
  expect(isDown()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(released).toHaveBeenCalledOnce();
});
