import { afterEach, describe, expect, test, vi } from 'vitest';
import { addressOf, goTo, telLinks } from '../../../lib/page/number-link.ts';
import { parsePage } from '../../fakes/parsed-page.ts';

/** The addresses of the telephone links in some HTML. */
function addresses(html: string): string[] {
  const { document } = parsePage(`<html><body>${html}</body></html>`);
  return [...document.querySelectorAll(telLinks)].map(addressOf);
}

describe('[AC-34] links to a telephone', () => {
  test.each([
    ['<a href="tel:+442079460958">', 'tel:+442079460958'],
    ['<a href=" tel:+442079460958 ">', 'tel:+442079460958'],
    ['<area href="callto:+442079460958">', 'tel:+442079460958'],
    ['<a href="callto://+442079460958">', 'tel:+442079460958'],
    ['<a href="sms:+442079460958?body=Hello">', 'tel:+442079460958'],
    ['<a href="tel:+442079460958?utm_source=page">', 'tel:+442079460958'],
    ['<svg><a href="tel:+442079460958"></a></svg>', 'tel:+442079460958'],
  ])('%s dials %s', (html, address) => {
    expect(addresses(html)).toEqual([address]);
  });

  test('are none of other schemes, and no other elements', () => {
    expect(
      addresses('<a href="/tel:1234567"><a href="mailto:tel:1"><link href="tel:1234567"><p href="tel:1">'),
    ).toEqual([]);
  });
});

describe('[AC-36][XX-05] a press that is given back', () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    ['tel:+442079460958', ['tel:+442079460958']],
    ['javascript:alert(1)', []],
    ['https://evil.example/', []],
  ])('leads to a telephone or nowhere: the page made it %s meanwhile', (now, led) => {
    const assign = vi.fn();
    vi.stubGlobal('location', { assign });
    const { document } = parsePage('<html><body><a href="tel:+442079460958"></a></body></html>');
    const link = document.querySelector('a') as unknown as Element;
    link.setAttribute('href', now);
    goTo(link);
    expect(assign.mock.calls.flat()).toEqual(led);
  });
});
