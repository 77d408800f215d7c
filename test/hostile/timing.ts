/** Attempts to have the press come when the widget was not where, or what, the agent saw. */

import type { Attack } from './attack.ts';

export const timing: Attack[] = [
  {
    name: 'shown again just before the press',
    press: 'refused',
    isSudden: true,
    script: `host.hidePopover()`,
  },
  {
    name: 'removed and back just before the press',
    press: 'refused',
    isSudden: true,
    script: `host.remove()`,
  },
  {
    name: 'moved and moved back between two looks',
    press: 'refused',
    isSudden: true,
    script: `document.documentElement.style.zoom = '.5'; return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.style.zoom = ''; done() })))`,
  },
  {
    name: 'moved by the page while it is out of the top layer',
    press: 'refused',
    isSudden: true,
    script: `host.hidePopover(); document.documentElement.style.transform = 'translateX(-200px)'; return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.style.transform = ''; done() })))`,
  },
  {
    name: 'the page stands still over the press, for longer than an answer may take',
    press: 'refused',
    isSudden: true,
    script: `setTimeout(() => { const end = performance.now() + 1500; while (performance.now() < end); }, 0)`,
  },
  {
    name: 'covered until just before the press',
    press: 'refused',
    isSudden: true,
    script: `const t = document.startViewTransition(() => {}); return t.ready.then(() => new Promise((done) => setTimeout(() => { t.skipTransition(); done() }, 600)))`,
  },
];
