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
  const { document } = parsePage(`<!doctype html><html lang="${lang}"><body><p>${words}</p></body></html>`);
  vi.stubGlobal('document', document);
  vi.stubGlobal('location', { hostname: 'shop.example' });
  expect(pageOrigin().words).toBe(told);
});
