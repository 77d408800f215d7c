/** How the number card looks; its values are those of the token sheet, which pages do not have. */

const shapes = {
  phone:
    'M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384',
  copy: 'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2',
  check: 'M20 6 9 17l-5-5',
} as const;

/** One Lucide icon (ISC), 16 px. */
export function icon(name: keyof typeof shapes): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

/** The host's own rules win over everything the page says about it: inner `!important` beats outer. */
export const cardStyle = `
:host { all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important; margin: 0 !important;
  padding: 0 !important; border: 0 !important; background: none !important; overflow: visible !important;
  color-scheme: light dark !important; }
@media print { :host { display: none !important } }
.card { position: absolute; inset: 0 auto auto 0; inline-size: 264px; border-radius: 12px; overflow: hidden;
  background: light-dark(#fff, #1f242c); color: light-dark(#151a21, #eef1f5);
  box-shadow: 0 0 0 1px light-dark(rgb(16 24 40 / .1), rgb(255 255 255 / .11)),
    0 2px 6px light-dark(rgb(16 24 40 / .1), rgb(0 0 0 / .4)), 0 12px 32px light-dark(rgb(16 24 40 / .16), rgb(0 0 0 / .55));
  font: 400 12px/16px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; animation: in .16s ease-out }
@keyframes in { from { opacity: 0; margin-block-start: 4px } }
@media (prefers-reduced-motion: reduce) { .card { animation: none } }
@media (forced-colors: active) { .card, button { border: 1px solid } }
.what { padding: 12px 12px 8px; color: light-dark(#434d5b, #b9c1cc) }
b { display: block; font-weight: 600; font-size: 15px; line-height: 20px; margin-block-end: 2px; color: light-dark(#151a21, #eef1f5) }
.number { direction: ltr; unicode-bidi: isolate; font-variant-numeric: tabular-nums; white-space: nowrap }
p { margin: 0; font-variant-numeric: tabular-nums }
.iso { font: 600 10px/14px system-ui, sans-serif; padding: 0 3px; border-radius: 3px; box-shadow: inset 0 0 0 1px light-dark(#828c9b, #717c8c) }
.costly { color: light-dark(#835000, #f2bd62); font-weight: 500 }
.said { color: light-dark(#b01f2a, #ff9296); margin-block-start: 4px }
.acts { display: flex; gap: 4px; padding: 0 8px 8px }
button { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; gap: 6px;
  block-size: 32px; min-inline-size: 32px; border-radius: 8px; cursor: pointer; font-weight: 600; font-size: 13px }
button:focus-visible { outline: 2px solid light-dark(#3d55c8, #9aacff); outline-offset: 2px }
.call { flex: 1; background: light-dark(#147a46, #1c8150); color: #fff }
.call:hover { background: light-dark(#10693b, #187347) }
.copy { margin-inline-start: auto; color: light-dark(#434d5b, #b9c1cc) }
.copy:hover { background: light-dark(#eceff3, #282e37) }
svg { inline-size: 16px; block-size: 16px; fill: none; stroke: currentcolor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round }
`;
