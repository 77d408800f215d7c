/** Which texts of a page are read for numbers, and which are passed. */

import { afterEach, describe, expect, test, vi } from 'vitest';
import { textHits } from '../../../lib/page/text-hits.ts';
import { parsePage } from '../../fakes/parsed-page.ts';
import { textWalker } from '../../phones/in-node.ts';

const walked = vi.fn(textWalker);
afterEach(() => {
  walked.mockClear();
  vi.unstubAllGlobals();
});

/** The texts come upon in a body of this content, in document order; null where it may be interrupted. */
function stops(body: string): (string | null)[] {
  const { document } = parsePage(`<html><body>${body}</body></html>`);
  Object.assign(document, { createTreeWalker: walked });
  vi.stubGlobal('document', document);
  vi.stubGlobal('NodeFilter', { SHOW_TEXT: 4, SHOW_CDATA_SECTION: 8 });
  return [...textHits(document)].map((text) => text?.data ?? null);
}
const hits = (body: string) => stops(body).filter((text) => text !== null);

const number = '+44 20 7946 0958';
const other = '+44 20 7946 0444';
const third = '+44 20 7946 0999';
const filler = '<p>and so it goes on</p>'.repeat(200);

describe('[AC-34][VO-16] the texts in which digits of a number stand', () => {
  test('are come upon from both ends of the page, each once', () => {
    const found = hits(`<p>${number}</p>${filler}<p>${other}</p>${filler}<footer>${third}</footer>`);
    expect(found.toSorted()).toEqual([other, number, third].toSorted());
  });

  test('wherever in the page they stand', () => {
    for (let at = 0; at <= 20; at++) {
      const row = Array.from({ length: 21 }, (_, i) => `<p>${i === at ? number : 'nothing here'}</p>`);
      expect(hits(row.join(''))).toEqual([number]);
    }
  });

  test('are all of those over which one number goes on', () => {
    const found = hits(`<p>${filler}</p><p><b>+44 20</b><i> 7946 </i><u>0958</u></p>${filler}`);
    expect(found.toSorted()).toEqual([' 7946 ', '+44 20', '0958']);
  });

  test('are none on a page without digits, and nothing of it is walked', () => {
    expect(stops(`<p>Call us at ten past nine, in 2024</p>${filler}`)).toEqual([]);
    expect(walked).not.toHaveBeenCalled();
  });

  test('are none where a page has digits in its scripts alone, and nothing of it is walked', () => {
    expect(hits(`${filler}<script>const id = 442079460958;</script>${filler}`)).toEqual([]);
    expect(walked).not.toHaveBeenCalled();
  });

  test('beside scripts with the same digits are those outside', () => {
    const script = `<script>show("${number}")</script>`;
    expect(hits(`${script}<p>${number}</p>${script}${filler}<p>${other}</p>${script}`)).toEqual([
      number,
      other,
    ]);
  });

  test('next to a script whose code stands in the text as well', () => {
    const code = '442079460958';
    expect(hits(`<p>${code}</p><script>${code}</script><p>${number}</p>`)).toEqual([code, number]);
  });

  test.each(['textarea', 'code', 'style', 'select', 'math', 'div contenteditable', 'div data-no-call'])(
    'are none in <%s>',
    (tag) => {
      expect(hits(`<${tag}>${number}</${tag.split(' ')[0]}><p>${other}</p>`)).toEqual([other]);
    },
  );

  test('stand in a long page with places to interrupt the walk', () => {
    const pauses = stops(`${filler}<p>${number}</p>${filler}`).filter((text) => text === null);
    expect(pauses.length).toBeGreaterThan(3);
  });
});
