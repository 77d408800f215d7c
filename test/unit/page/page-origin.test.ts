import { expect, test, vi } from 'vitest';
import { pageOrigin } from '../../../lib/page/page-origin.ts';
import { parsePage } from '../../fakes/parsed-page.ts';

const words = 'Varaukset puhelimitse arkisin kello kahdeksasta neljään.';

test.each([
  ['', words],
  ['en', words],
  ['en-US', words],
  ['en_GB', words],
  ['fi', undefined],
  ['enm', undefined],
])('[VO-14] a page in "%s" tells %s of its words', (lang, told) => {
  expect(originOf('shop.example', `<p>${words}</p>`, lang).words).toBe(told);
});

test('[VO-14] where most links lead tells a country that no address of the page does', () => {
  const links =
    '<a href="https://www.shop.fi/1">1</a><a href="https://www.shop.fi/2">2</a><a href="/3">3</a>';
  expect(originOf('shop.example', links).hosts).toEqual(['shop.example', 'www.shop.fi']);
  expect(originOf('shop.se', links).hosts).toEqual(['shop.se']);
});

function originOf(hostname: string, body: string, lang = 'fi') {
  const { document } = parsePage(`<!doctype html><html lang="${lang}"><body>${body}</body></html>`);
  vi.stubGlobal('document', document);
  vi.stubGlobal('location', { hostname });
  return pageOrigin();
}
