/** The widget's place in a page: host element, frame, pill, position, and the half of the guard that only the page can see. */

import { query } from '../page/background.ts';
import { htmlElement } from '../page/html-element.ts';
import type { WidgetFate } from '../page/requests.ts';
import { type WidgetFrame, widgetFrame } from './frame.ts';
import { hostStyle, type Shape } from './host-style.ts';
import { makePill } from './pill.ts';
import type { FromFrame, Verdict } from './pipe.ts';
import { clampHeight, clampPosition, movedPosition, startPosition, widgetWidth } from './position.ts';
import { type Stillness, watchStillness } from './stillness.ts';
import { topLayer } from './top-layer.ts';

const tickMs = 100;
/** A click that starts a download or a mail fires `beforeunload` too, and the page stays. */
const stayedMs = 1500;

export interface WidgetHost {
  /** Resolves once it is known whether the frame came up. */
  readonly fate: Promise<WidgetFate>;
  /** Shows the whole widget if it was collapsed. */
  expand(): void;
}

/**
 * Mounts the widget. `isAskedFor`: it stays although there is nothing to show, until the agent collapses it.
 * `ended` runs when it is gone from the page.
 */
export function mountWidget(isAskedFor: boolean, ended: () => void): WidgetHost {
  const name = `x-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join('')}`;
  const host = htmlElement(name);
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  shadow.adoptedStyleSheets = [sheet];
  const box = htmlElement('div');
  box.className = 'frame';
  const pill = makePill();
  const landing = htmlElement('span');
  landing.tabIndex = -1;
  shadow.append(box, pill.button, landing);

  const shape: Shape = { position: startPosition, height: 120, isCollapsed: false };
  const layer = topLayer(host, arm);
  const decided = Promise.withResolvers<WidgetFate>();
  let frame: WidgetFrame | null = null;
  let stillness: Stillness | null = null;
  let hasState = false;
  let focusBefore: HTMLElement | null = null;
  let stayed: ReturnType<typeof setTimeout> | undefined;
  let drawnAt = 1;

  /** What the page magnifies itself by, us with it; px of ours are px of the window times this. */
  const zoom = () => host.currentCSSZoom || 1;
  const windowSize = () => ({ width: innerWidth / zoom(), height: innerHeight / zoom() });
  const ownSize = () =>
    shape.isCollapsed
      ? { width: 120, height: 40 }
      : { width: widgetWidth, height: clampHeight(shape.height, windowSize()) };

  function draw(): void {
    drawnAt = zoom();
    const { height } = ownSize();
    const position = clampPosition(shape.position, ownSize(), windowSize());
    sheet.replaceSync(hostStyle({ ...shape, height, position }));
  }

  function openFrame(): void {
    if (frame) return;
    frame = widgetFrame(heard, () => end('blocked'));
    box.append(frame.element);
    stillness = watchStillness(frame.element);
  }

  function closeFrame(): void {
    stillness?.end();
    frame?.end();
    stillness = frame = null;
  }

  function heard(message: FromFrame): void {
    switch (message.type) {
      case 'up':
        decided.resolve('up');
        break;
      case 'ask':
        frame?.send({ type: 'verdict', n: message.n, verdict: verdict() });
        break;
      case 'height':
        shape.height = message.height;
        draw();
        break;
      case 'move':
        shape.position = clampPosition(
          movedPosition(shape.position, message.dx, message.dy),
          ownSize(),
          windowSize(),
        );
        draw();
        if (message.isLast) void query('saveWidgetPosition', shape.position).catch(() => {});
        break;
      case 'collapse':
        collapse();
        break;
      case 'expand':
        expand();
        break;
      case 'leave':
        (focusBefore?.isConnected ? focusBefore : landing).focus();
        break;
      case 'state':
        if (message.state) pill.show(message.state);
        else if (hasState || !isAskedFor || shape.isCollapsed) end('up');
        hasState = message.state !== null;
    }
  }

  function verdict(): Verdict {
    const why: string[] = [];
    const rectangle = stillness?.rectangle();
    if (!rectangle || rectangle.width < widgetWidth * 0.95 || rectangle.height < ownSize().height * 0.95)
      why.push('small');
    else if (
      rectangle.left < 0 ||
      rectangle.top < 0 ||
      rectangle.right > innerWidth ||
      rectangle.bottom > innerHeight
    )
      why.push('off screen');
    if (document.documentElement.matches(':active-view-transition')) why.push('view transition');
    if (!host.matches(':popover-open')) why.push('not on top');
    if (document.hidden) why.push('hidden');
    return { why, stillMs: stillness?.stillMs() ?? 0, promotedMs: layer.promotedMs() };
  }

  function collapse(): void {
    if (!hasState) {
      end('up');
      return;
    }
    shape.isCollapsed = true;
    draw();
    pill.button.focus();
  }

  function expand(): void {
    shape.isCollapsed = false;
    draw();
  }

  function end(fate: WidgetFate): void {
    clearInterval(ticking);
    clearTimeout(stayed);
    closeFrame();
    layer.end();
    for (const [target, type, act] of listeners) target.removeEventListener(type, act, true);
    decided.resolve(fate);
    ended();
  }

  /** An extension frame keeps a page out of the back/forward cache, and `pagehide` is too late to take it out. */
  function leaving(): void {
    closeFrame();
    stayed = setTimeout(back, stayedMs);
  }

  function back(): void {
    clearTimeout(stayed);
    if (!document.hidden || shape.isCollapsed) openFrame();
  }

  const listeners: [EventTarget, string, (event: Event) => void][] = [
    [window, 'beforeunload', leaving],
    [window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && back()],
    [window, 'resize', draw],
    [
      window,
      'focusin',
      (event) => {
        if (event.target !== host && event.target instanceof HTMLElement) focusBefore = event.target;
      },
    ],
    [pill.button, 'click', (event) => event.isTrusted && expand()],
  ];

  /** Adding a listener twice is nothing, and `document.open()` erases them all: so again and again. */
  function arm(): void {
    layer.arm();
    frame?.arm();
    for (const [target, type, act] of listeners) target.addEventListener(type, act, true);
  }

  function tick(): void {
    // The extension was replaced: nobody is left to talk to.
    if (!chrome.runtime?.id || layer.isGivenUp) {
      end('blocked');
      return;
    }
    arm();
    layer.keep();
    if (zoom() !== drawnAt) draw();
    stillness?.stillMs();
    pill.tick(Date.now());
  }
  const ticking = setInterval(tick, tickMs);

  draw();
  tick();
  openFrame();
  void query('widgetPosition').then(
    (position) => {
      if (!position) return;
      shape.position = position;
      draw();
    },
    () => {},
  );

  return { fate: decided.promise, expand };
}
