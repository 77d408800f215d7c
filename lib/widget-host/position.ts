/** Where the widget stands in the window. Pure. */

import type { WidgetPosition } from '../queries.ts';

export interface Size {
  width: number;
  height: number;
}

/** The widget's own measures in CSS px; it starts 24 from the window's corner and never leaves the window. */
export const widgetWidth = 340;
export const startPosition: WidgetPosition = { right: 24, bottom: 24 };
const leastGap = 8;

/** The nearest position at which all of the widget can be seen; whole px, so that a movement is never a rounding. */
export function clampPosition(position: WidgetPosition, widget: Size, window: Size): WidgetPosition {
  const clamp = (offset: number, room: number) =>
    Math.round(Math.max(leastGap, Math.min(offset, Math.max(leastGap, room - leastGap))));
  return {
    right: clamp(position.right, window.width - widget.width),
    bottom: clamp(position.bottom, window.height - widget.height),
  };
}

/** The position after a movement to the right and down. */
export function movedPosition({ right, bottom }: WidgetPosition, dx: number, dy: number): WidgetPosition {
  return { right: right - dx, bottom: bottom - dy };
}

/** A height between nothing and the window's, whole px. */
export function clampHeight(height: number, window: Size): number {
  if (!Number.isFinite(height)) return 0;
  return Math.round(Math.max(40, Math.min(height, window.height - 2 * leastGap)));
}
