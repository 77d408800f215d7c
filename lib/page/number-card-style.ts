/** How the number card looks; its values are those of the token sheet, which pages do not have. */

import { htmlElement } from './html-element.ts';

const shapes = {
  phone:
    'M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384',
  copy: 'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2',
  check: 'M20 6 9 17l-5-5',
  more: 'M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0',
  add: 'M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0M19 8v6M22 11h-6',
  none: 'M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272M22 2 2 22M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473',
  why: 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01',
  off: 'M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49M14.084 14.158a3 3 0 0 1-4.242-4.242M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143M2 2l20 20',
} as const;

export type IconShape = keyof typeof shapes;

/** One Lucide icon (ISC), 16 px. */
export function icon(name: IconShape): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

/** One element of the card. */
export function element(tag: string, className: string, text = ''): HTMLElement {
  const made = htmlElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** The host's own rules win over everything the page says about it: inner `!important` beats outer. */
export const cardStyle = `
:host { all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important; margin: 0 !important;
  padding: 0 !important; border: 0 !important; background: none !important; overflow: visible !important;
  color-scheme: light dark !important; direction: ltr !important; unicode-bidi: isolate !important; }
@media print { :host { display: none !important } }
.card { position: absolute; inset: 0 auto auto 0; display: flex; flex-direction: column; inline-size: 264px;
  max-inline-size: calc(100vw - 16px); max-block-size: calc(100vh - 16px); border-radius: 12px; overflow: hidden;
  background: light-dark(#fff, #1f242c); color: light-dark(#151a21, #eef1f5);
  box-shadow: 0 0 0 1px light-dark(rgb(16 24 40 / .1), rgb(255 255 255 / .11)),
    0 2px 6px light-dark(rgb(16 24 40 / .1), rgb(0 0 0 / .4)), 0 12px 32px light-dark(rgb(16 24 40 / .16), rgb(0 0 0 / .55));
  font: 400 12px/16px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; animation: in .16s ease-out }
@keyframes in { from { opacity: 0; margin-block-start: 4px } }
@media (prefers-reduced-motion: reduce) { .card { animation: none } }
@media (forced-colors: active) { .card, button { border: 1px solid } }
.what { overflow: auto; padding: 12px 12px 8px; color: light-dark(#434d5b, #b9c1cc) }
b { display: block; font-weight: 600; font-size: 15px; line-height: 20px; margin-block-end: 2px; color: light-dark(#151a21, #eef1f5) }
.number { direction: ltr; unicode-bidi: isolate; font-variant-numeric: tabular-nums; white-space: nowrap }
p { margin: 0; font-variant-numeric: tabular-nums }
.iso { font: 600 10px/14px system-ui, sans-serif; padding: 0 3px; border-radius: 3px; box-shadow: inset 0 0 0 1px light-dark(#828c9b, #717c8c) }
.costly { color: light-dark(#835000, #f2bd62); font-weight: 500 }
.said { color: light-dark(#b01f2a, #ff9296); margin-block-start: 4px }
.acts { display: flex; flex: none; gap: 4px; padding: 0 8px 8px }
button { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; gap: 6px;
  block-size: 32px; min-inline-size: 32px; border-radius: 8px; cursor: pointer; font-weight: 600; font-size: 13px }
button:focus-visible { outline: 2px solid light-dark(#3d55c8, #9aacff); outline-offset: 2px }
.call { flex: 1; background: light-dark(#147a46, #1c8150); color: #fff }
.call:hover { background: light-dark(#10693b, #187347) }
.icon { color: light-dark(#434d5b, #b9c1cc) }
.acts > .icon:first-child { margin-inline-start: auto }
.plain { padding-inline: 12px; background: light-dark(#eceff3, #282e37) }
.icon:hover, .plain:hover, .menu > :is(:hover, :focus) { background: light-dark(#eceff3, #333a45) }
.menu { display: grid; overflow: auto; padding: 4px }
.menu > button { justify-content: start; gap: 8px; padding-inline: 8px; font-weight: 400 }
.menu > .apart { margin-block-start: 9px; position: relative }
.menu > .apart::before { content: ''; position: absolute; inset: -5px 4px auto; border-block-start: 1px solid light-dark(#dfe3e9, #2b323c) }
svg { inline-size: 16px; block-size: 16px; fill: none; stroke: currentcolor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round }
`;
