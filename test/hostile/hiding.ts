/** Attempts to fade, clip, move or take away the widget's host. */

import type { Attack } from './attack.ts';

const sheet = (rules: string) =>
  `document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(rules)} }))`;

export const hiding: Attack[] = [
  {
    name: 'inline opacity',
    press: 'accepted',
    script: `host.style.setProperty('opacity', '0', 'important')`,
  },
  { name: 'a sheet that fades everything', press: 'if-seen', script: sheet('* { opacity: 0 !important }') },
  { name: 'html faded', press: 'accepted', script: `document.documentElement.style.opacity = '.01'` },
  {
    name: 'html filtered away',
    press: 'if-seen',
    script: `document.documentElement.style.filter = 'opacity(0)'`,
  },
  {
    name: 'html masked',
    press: 'accepted',
    script: `document.documentElement.style.mask = 'linear-gradient(#0000, #0000)'`,
  },
  {
    name: 'html clipped',
    press: 'if-seen',
    script: `document.documentElement.style.clipPath = 'inset(100%)'`,
  },
  {
    name: 'host clipped',
    press: 'if-seen',
    script: `host.style.setProperty('clip-path', 'inset(100%)', 'important')`,
  },
  {
    name: 'host masked by a sheet',
    press: 'if-seen',
    script: sheet('* { mask: linear-gradient(#0000, #0000) !important }'),
  },
  {
    name: 'host blended',
    press: 'if-seen',
    script: `host.style.setProperty('mix-blend-mode', 'difference', 'important')`,
  },
  {
    name: 'host animated away',
    press: 'accepted',
    script: `host.animate([{ opacity: 0 }, { opacity: 0 }], { duration: 1e9, fill: 'both' })`,
  },
  {
    name: 'host in a slow transition',
    press: 'if-seen',
    script: `host.style.cssText = 'transition: opacity 1e6s !important; opacity: 0 !important'`,
  },
  {
    name: 'host moved by transform',
    press: 'if-seen',
    script: `host.style.setProperty('transform', 'translateX(-3000px)', 'important')`,
  },
  {
    name: 'host moved by inset',
    press: 'if-seen',
    script: `host.style.setProperty('inset', '-900px auto auto -900px', 'important')`,
  },
  {
    name: 'host hidden',
    press: 'if-seen',
    script: `host.hidden = true; host.style.setProperty('visibility', 'hidden', 'important')`,
  },
  { name: 'host inert', press: 'if-seen', script: `host.inert = true` },
  {
    name: 'host made another popover',
    press: 'if-seen',
    script: `host.setAttribute('popover', 'auto'); host.removeAttribute('popover')`,
  },
  { name: 'host closed once', press: 'accepted', script: `host.hidePopover()` },
  {
    name: 'host closed in every frame',
    press: 'if-seen',
    script: `(function again() { try { host.hidePopover() } catch {} requestAnimationFrame(again) })()`,
  },
  {
    name: 'beforetoggle cancelled',
    press: 'accepted',
    script: `host.addEventListener('beforetoggle', (e) => e.preventDefault()); host.hidePopover()`,
  },
  {
    name: 'html not displayed',
    press: 'refused',
    isSudden: true,
    script: `document.documentElement.style.display = 'none'`,
  },
  { name: 'html inert', press: 'if-seen', script: `document.documentElement.inert = true` },
  {
    name: 'content-visibility',
    press: 'refused',
    isSudden: true,
    script: `document.documentElement.style.contentVisibility = 'hidden'`,
  },
  { name: 'html tiny by zoom', press: 'refused', script: `document.documentElement.style.zoom = '.1'` },
  { name: 'html small by zoom', press: 'refused', script: `document.documentElement.style.zoom = '.4'` },
  { name: 'html tiny by scale', press: 'if-seen', script: `document.documentElement.style.scale = '.05'` },
  { name: 'html tilted', press: 'if-seen', script: `document.documentElement.style.rotate = '3deg'` },
  { name: 'host removed once', press: 'accepted', script: `host.remove()` },
  {
    name: 'host removed a hundred times',
    press: 'if-seen',
    script: `let n = 0; const t = setInterval(() => { document.documentElement.lastElementChild?.localName.startsWith('x-') && document.documentElement.lastElementChild.remove(); if (++n === 100) clearInterval(t) }, 10)`,
  },
  {
    name: 'host put into an unseen box',
    press: 'refused',
    isSudden: true,
    script: `const box = document.createElement('div'); box.style.opacity = '0'; document.body.append(box); box.append(host)`,
  },
  {
    name: 'host moved alive into an unseen box',
    press: 'refused',
    isSudden: true,
    script: `const box = document.createElement('div'); box.style.opacity = '0'; document.body.append(box); box.moveBefore(host, null)`,
  },
  {
    name: 'the document written anew',
    press: 'accepted',
    script: `document.open(); document.write('<p>gone</p>'); document.close()`,
  },
  {
    name: 'the root replaced',
    press: 'accepted',
    script: `document.replaceChild(document.createElement('html'), document.documentElement); document.documentElement.append(document.createElement('body'))`,
  },
];
