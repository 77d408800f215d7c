/** Attempts to put something over the widget that lets the press through. */

import type { Attack } from './attack.ts';

/** An opaque sheet over the whole window that no pointer meets. */
const curtain =
  'position:fixed;inset:0;inline-size:100vw;block-size:100vh;max-inline-size:none;max-block-size:none;margin:0;border:0;padding:0;background:#fff;pointer-events:none;z-index:2147483647';

const popover = (tag: string, style = curtain) =>
  `const cover = document.createElement('${tag}'); cover.popover = 'manual'; cover.style.cssText = '${style}'; document.body.append(cover); cover.showPopover();`;
const spill = (style: string) =>
  popover(
    'div',
    `position:fixed;inset:auto 400px 500px auto;inline-size:2px;block-size:2px;margin:0;border:0;padding:0;pointer-events:none;${style}`,
  );

export const covering: Attack[] = [
  {
    name: 'an element over everything',
    press: 'if-seen',
    script: `const d = document.createElement('div'); d.style.cssText = '${curtain}'; document.body.append(d)`,
  },
  { name: 'a popover', press: 'if-seen', script: popover('div') },
  { name: 'a canvas popover', press: 'if-seen', script: popover('canvas') },
  { name: 'a frame as popover', press: 'if-seen', script: popover('iframe') },
  {
    name: 'an opaque backdrop',
    press: 'if-seen',
    script: `document.head.append(Object.assign(document.createElement('style'), { textContent: '::backdrop { background: #fff !important; pointer-events: none !important }' }));${popover('div', 'position:fixed;inset:0 auto auto 0;pointer-events:none')}`,
  },
  {
    name: 'a modal dialog',
    press: 'if-seen',
    script: `const d = document.createElement('dialog'); d.style.cssText = '${curtain}'; document.body.append(d); d.showModal()`,
  },
  {
    name: 'a modal dialog that fades what it holds',
    press: 'if-seen',
    script: `const d = document.createElement('dialog'); d.style.cssText = 'opacity:0;filter:blur(9px);clip-path:inset(50%)'; document.body.append(d); d.showModal()`,
  },
  {
    name: 'nested modal dialogs',
    press: 'if-seen',
    script: `for (let i = 0; i < 3; i++) { const d = document.createElement('dialog'); d.textContent = i; document.body.append(d); d.showModal() }`,
  },
  {
    name: 'a modal dialog, removed',
    press: 'if-seen',
    script: `const d = document.createElement('dialog'); document.body.append(d); d.showModal(); setTimeout(() => d.remove(), 200)`,
  },
  { name: 'a shadow that spills over', press: 'if-seen', script: spill('box-shadow: 0 0 0 1400px #fff') },
  { name: 'an outline that spills over', press: 'if-seen', script: spill('outline: 1400px solid #fff') },
  {
    name: 'a filter that spills over',
    press: 'if-seen',
    script: spill('filter: drop-shadow(0 0 0 #fff) drop-shadow(200px 200px 300px #fff)'),
  },
  {
    name: 'glyphs that spill over',
    press: 'if-seen',
    script: `${spill('font: 3000px/1 serif; color: #fff; white-space: nowrap; overflow: visible')} cover.textContent = '\\u2588\\u2588'`,
  },
  {
    name: 'a popover within a shadow root',
    press: 'if-seen',
    script: `const h = document.createElement('div'); document.body.append(h); const root = h.attachShadow({ mode: 'open' }); const d = document.createElement('div'); d.popover = 'manual'; d.style.cssText = '${curtain}'; root.append(d); d.showPopover()`,
  },
  {
    name: 'a flood of popovers',
    press: 'refused',
    script: `setInterval(() => { ${popover('div')} setTimeout(() => cover.remove(), 300) }, 50)`,
  },
  {
    name: 'a curtain that flickers',
    press: 'refused',
    script: `${popover('div')} setInterval(() => { cover.togglePopover() }, 60)`,
  },
  {
    name: 'an endless view transition',
    press: 'refused',
    script: `document.startViewTransition(() => {}).ready.then(() => document.getAnimations().forEach((a) => a.pause()))`,
  },
  {
    name: 'a view transition that never gets ready',
    press: 'refused',
    // The browser gives it up after four seconds; a press that comes later is an honest one.
    isSudden: true,
    script: `document.startViewTransition(() => new Promise(() => {}))`,
  },
  {
    name: 'a copy of the host beside it',
    press: 'if-seen',
    script: `const copy = host.cloneNode(true); copy.style.cssText = 'position:fixed;inset:auto 24px 24px auto;inline-size:340px;block-size:200px;background:#fff;pointer-events:none;z-index:2147483647'; document.documentElement.append(copy); copy.popover = 'manual'; copy.showPopover()`,
  },
];
