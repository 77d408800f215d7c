/**
 * The frame's half of the guard: whether a press of the agent's counts as a command. A page cannot press here, but
 * it can hide, cover or move this frame under the agent's pointer (reference: hostile pages, changes C1 to C6).
 */

import {
  canSeeVisibility,
  freshLook,
  type Visibility,
  watchVisibility,
} from '../../lib/widget-host/visibility.ts';
import type { HostChannel } from './host-channel.ts';

const ageMs = 500;
const answerWithinMs = 1000;
const sampleMs = 100;
/** What can be pressed. Over a list lies its own arrow: it is seen with what holds both. */
const controls = 'button,input,textarea,a,.select';

export type Refusal =
  /** Not the agent's own press: a script's, a held key, the second half of a double click. */
  | 'not-a-press'
  /** The control came or moved within the widget just now: another one may have been meant. */
  | 'too-soon'
  /** Something stands over the widget, or it moved or appeared just now. */
  | 'covered'
  /** This browser cannot tell what is seen. */
  | 'cannot-see';

export interface Guard {
  /** Null when the press counts. Must be called while the event is being handled. */
  judge(event: Event): Promise<Refusal | null>;
  /** Whether a press would find the way clear now. */
  isClear(): Promise<boolean>;
}

/** Watches `root`, all of the widget that the frame shows, until the lifetime ends. */
export function watchGuard(root: Element, channel: HostChannel, lifetime: AbortSignal): Guard {
  if (!canSeeVisibility) return { judge: async () => 'cannot-see', isClear: async () => false };
  const visibility: Visibility = watchVisibility(root, lifetime);
  const places = watchPlaces(root, lifetime);
  let focusedAt = document.hasFocus() ? performance.now() : Number.POSITIVE_INFINITY;
  addEventListener('focus', () => (focusedAt = performance.now()), { signal: lifetime });
  addEventListener('blur', () => (focusedAt = Number.POSITIVE_INFINITY), { signal: lifetime });
  // A held Enter would press again and again.
  addEventListener('keydown', (event) => event.repeat && isPressKey(event) && event.preventDefault(), {
    capture: true,
    signal: lifetime,
  });

  /** A menu is gone as soon as something in it is pressed, by our own hand: then all of the widget must be seen. */
  const look = async (target: Element) =>
    (await freshLook(target)) || (!target.isConnected && (await freshLook(root)));

  return {
    async judge(event) {
      const at = event.timeStamp;
      const target =
        event.target instanceof Element ? (event.target.closest(controls) ?? event.target) : root;
      const isByKey = event instanceof KeyboardEvent || (event instanceof UIEvent && event.detail === 0);
      const isHeld = event instanceof KeyboardEvent && event.repeat;
      if (!event.isTrusted || isHeld || (event instanceof UIEvent && event.detail > 1)) return 'not-a-press';
      if (isByKey && at - focusedAt < ageMs) return 'not-a-press';
      const movedAt = places.movedAt(target);
      if (visibility.visibleMs(at) < ageMs) return 'covered';
      if (at - movedAt < ageMs) return 'too-soon';
      const [verdict, isSeen] = await Promise.all([channel.verdict(), look(target)]);
      const lateMs = performance.now() - at;
      const isAgreed =
        isSeen &&
        verdict !== null &&
        verdict.why.length === 0 &&
        verdict.stillMs - lateMs >= ageMs &&
        verdict.promotedMs - lateMs >= ageMs &&
        lateMs <= answerWithinMs &&
        visibility.visibleMs(at) >= ageMs;
      return isAgreed ? null : 'covered';
    },
    async isClear() {
      if (visibility.visibleMs(performance.now()) < ageMs) return false;
      const verdict = await channel.verdict();
      return verdict?.why.length === 0 && verdict.stillMs >= ageMs && verdict.promotedMs >= ageMs;
    },
  };
}

const isPressKey = ({ key }: KeyboardEvent) => key === 'Enter' || key === ' ';

/** Since when each control stands where it stands, as performance.now(); a control never seen before has just come. */
function watchPlaces(root: Element, lifetime: AbortSignal): { movedAt(element: Element): number } {
  const places = new WeakMap<Element, { rectangle: DOMRect; at: number }>();
  const look = (element: Element): number => {
    const rectangle = element.getBoundingClientRect();
    const known = places.get(element);
    const isSame =
      known &&
      known.rectangle.x === rectangle.x &&
      known.rectangle.y === rectangle.y &&
      known.rectangle.width === rectangle.width &&
      known.rectangle.height === rectangle.height;
    if (isSame) return known.at;
    const at = performance.now();
    places.set(element, { rectangle, at });
    return at;
  };
  const sampling = setInterval(() => root.querySelectorAll(controls).forEach(look), sampleMs);
  lifetime.addEventListener('abort', () => clearInterval(sampling));
  return { movedAt: look };
}
