/** The widget's frame and pill as the page's document draws them. Values are those of the token sheet. */

import type { WidgetPosition } from '../queries.ts';
import { widgetWidth } from './position.ts';

export interface Shape {
  position: WidgetPosition;
  height: number;
  isCollapsed: boolean;
}

const shadow = `0 0 0 1px light-dark(rgb(16 24 40 / .1), rgb(255 255 255 / .11)),
  0 2px 6px light-dark(rgb(16 24 40 / .1), rgb(0 0 0 / .4)), 0 12px 32px light-dark(rgb(16 24 40 / .16), rgb(0 0 0 / .55))`;

/**
 * The whole sheet for one shape. It is always written into the adopted sheet, never into a style attribute,
 * which the page could write too; inside `:host`, `!important` beats everything the page says of the host.
 * The colour scheme is set on host and frame alike, else the frame has an opaque ground (reference: colour).
 */
export function hostStyle({ position, height, isCollapsed }: Shape): string {
  return `
:host { all: initial !important; display: block !important; position: fixed !important; overflow: visible !important;
  inset: auto ${position.right}px ${position.bottom}px auto !important; margin: 0 !important; padding: 0 !important;
  border: 0 !important; background: none !important; inline-size: auto !important; block-size: auto !important;
  color-scheme: light dark !important; z-index: 2147483647 !important; }
@media print { :host { display: none !important } }
.frame { display: ${isCollapsed ? 'none' : 'block'}; inline-size: ${widgetWidth}px; block-size: ${height}px; border-radius: 14px; box-shadow: ${shadow} }
iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: light dark }
.pill { display: ${isCollapsed ? 'inline-flex' : 'none'}; align-items: center; gap: 8px; block-size: 40px; padding: 0 12px; border: 0; border-radius: 999px;
  cursor: pointer; background: light-dark(#fff, #181c22); color: light-dark(#151a21, #eef1f5); box-shadow: ${shadow};
  font: 600 13px/18px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
.pill:focus-visible { outline: 2px solid light-dark(#3d55c8, #9aacff); outline-offset: 2px }
.time { font-weight: 500; font-variant-numeric: tabular-nums; color: light-dark(#434d5b, #b9c1cc) }
.time:empty, .others:empty { display: none }
.others { padding: 0 6px; border-radius: 999px; background: light-dark(#ecf0fd, #1f2745); color: light-dark(#3d55c8, #9aacff); font-variant-numeric: tabular-nums }
.mark { inline-size: 10px; block-size: 10px; box-sizing: border-box; border-radius: 50%; background: light-dark(#5c6675, #98a2b0); forced-color-adjust: none }
.talking .mark { background: none; border: 3px solid light-dark(#147a46, #41b880) }
.ringing .mark { background: light-dark(#147a46, #41b880) }
.calling .mark { background: none; border: 3px solid light-dark(#3d55c8, #9aacff) }
.held .mark { border-radius: 0; background: none; border-inline: 4px solid light-dark(#b57400, #e9af48) }
.wrap-up .mark { background: linear-gradient(light-dark(#b57400, #e9af48) 35%, #0000 35% 65%, light-dark(#b57400, #e9af48) 65%) }
.muted .mark { background: linear-gradient(-45deg, #0000 40%, light-dark(#b01f2a, #ff9296) 40% 60%, #0000 60%) }
.missed .mark { border-radius: 1px; rotate: 45deg; background: light-dark(#c52732, #ef646c) }
@media (forced-colors: active) { .pill, .frame { border: 1px solid } }
`;
}
