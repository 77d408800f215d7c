/** Pages that mean no harm, whatever they forbid: the press must count. */

import type { Attack } from './attack.ts';

export const ordinary: Attack[] = [
  { name: 'a plain page', press: 'accepted', script: '' },
  {
    name: 'nothing allowed by CSP, Trusted Types',
    press: 'accepted',
    headers: {
      'content-security-policy':
        "default-src 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
    script: '',
  },
  {
    name: 'isolated by COOP and COEP',
    press: 'accepted',
    headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
    script: '',
  },
  {
    name: 'X-Frame-Options and Permissions-Policy',
    press: 'accepted',
    headers: {
      'x-frame-options': 'DENY',
      'permissions-policy': 'microphone=(), clipboard-write=(), fullscreen=()',
    },
    script: '',
  },
  {
    name: 'dark by filter',
    press: 'accepted',
    script: `document.documentElement.style.filter = 'invert(1) hue-rotate(180deg)'`,
  },
  {
    name: 'an empty toast box over everything',
    press: 'accepted',
    script: `const d = document.createElement('div'); d.style.cssText = 'position:fixed;inset:0;pointer-events:none;z-index:2147483647'; document.body.append(d)`,
  },
  {
    name: 'a popover of the page in a corner',
    press: 'accepted',
    script: `const d = document.createElement('div'); d.popover = 'auto'; d.textContent = 'Saved'; d.style.cssText = 'inset:0 auto auto 0;margin:0'; document.body.append(d); d.showPopover()`,
  },
  {
    name: 'a modal dialog of the page',
    press: 'accepted',
    script: `const d = document.createElement('dialog'); d.textContent = 'Sure?'; document.body.append(d); d.showModal()`,
  },
  {
    name: 'a modal dialog opened and closed',
    press: 'accepted',
    script: `const d = document.createElement('dialog'); document.body.append(d); d.showModal(); setTimeout(() => d.close(), 150)`,
  },
  { name: 'larger by zoom', press: 'accepted', script: `document.documentElement.style.zoom = '1.25'` },
  {
    name: 'a page that changes all the time',
    press: 'accepted',
    script: `let n = 0; setInterval(() => { document.title = ++n; document.body.append(document.createElement('p')); if (n % 50 === 0) document.querySelectorAll('body > p').forEach((p) => p.remove()) }, 20)`,
  },
  {
    name: 'a page that scrolls',
    press: 'accepted',
    body: '<div style="block-size:5000px"></div>',
    script: `setInterval(() => scrollBy(0, 3), 50)`,
  },
];
