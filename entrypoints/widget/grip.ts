/** Moves the widget by its grip. The frame moves under its own pointer, so only screen positions tell the way. */

import type { ButtonHTMLAttributes } from 'preact';
import type { FromFrame } from '../../lib/widget-host/pipe.ts';

const stepPx = 16;
const farStepPx = 96;
const directions: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Handlers for the grip, a button: drag it, or press an arrow key (with Shift for a longer way). */
export function gripHandlers(send: (message: FromFrame) => void): ButtonHTMLAttributes<HTMLButtonElement> {
  let last: { x: number; y: number } | null = null;
  const move = (event: PointerEvent, isLast: boolean) => {
    if (!last) return;
    send({ type: 'move', dx: event.screenX - last.x, dy: event.screenY - last.y, isLast });
    last = isLast ? null : { x: event.screenX, y: event.screenY };
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      last = { x: event.screenX, y: event.screenY };
    },
    onPointerMove: (event) => move(event, false),
    onPointerUp: (event) => move(event, true),
    onPointerCancel: (event) => move(event, true),
    onKeyDown(event) {
      const direction = directions[event.key];
      if (!direction) return;
      event.preventDefault();
      const [x, y] = direction;
      const step = event.shiftKey ? farStepPx : stepPx;
      send({ type: 'move', dx: x * step, dy: y * step, isLast: true });
    },
  };
}
