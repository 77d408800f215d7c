/** What is marked on a page, as the rules and its texts change. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { allNumbers } from '../../../lib/page/all-numbers.ts';
import { PageNumbers } from '../../../lib/page/page-numbers.ts';
import { answer, answerNumbers, asked, question, stubWorker } from '../../fakes/asked-worker.ts';
import { FakeRange, stubMarks } from '../../fakes/page-parts.ts';
import { parsePage } from '../../fakes/parsed-page.ts';

let page: ReturnType<typeof parsePage>;

beforeEach(() => {
  stubWorker();
  page = parsePage('<body><p>Call +44 20 7946 0444 now</p><p>or +44 20 7946 0958</p></body>');
  Object.assign(page.document, { createRange: () => new FakeRange(), adoptedStyleSheets: [] });
  vi.stubGlobal('document', page.document);
  const window: { top?: object } = {};
  window.top = window;
  vi.stubGlobal('window', window);
  vi.stubGlobal('location', { hostname: 'example.com', href: 'https://example.com/' });
  for (const name of ['HTMLInputElement', 'HTMLTextAreaElement'] as const) vi.stubGlobal(name, page[name]);
  vi.stubGlobal('ShadowRoot', page.ShadowRoot);
  vi.stubGlobal('Node', { DOCUMENT_POSITION_FOLLOWING: 4 });
  vi.stubGlobal('NodeFilter', { SHOW_ELEMENT: 1, SHOW_TEXT: 4 });
  stubMarks();
});
afterEach(() => vi.unstubAllGlobals());

const texts = () => [...page.document.querySelectorAll('p')].map((each) => each.firstChild as Text);

/** Reads a text to its end, in however many steps. */
const readText = (numbers: PageNumbers, text: Text) => void [...numbers.text(text)];

/** Reads the whole page, as the walk has it read. */
function read(numbers: PageNumbers): void {
  for (const text of texts()) readText(numbers, text);
  numbers.passed();
}

const shown = (numbers: PageNumbers) =>
  allNumbers(numbers)
    .map(({ text }) => text)
    .toSorted();
const both = ['+44 20 7946 0444', '+44 20 7946 0958'];

async function looked(): Promise<PageNumbers> {
  const numbers = new PageNumbers(new AbortController().signal, () => {});
  read(numbers);
  await answer();
  await vi.waitFor(() => expect(shown(numbers)).toEqual(both));
  return numbers;
}

describe('[AC-36][VO-16] an element that changes', () => {
  test('has no mark from when somebody may write in it, or the page keeps it out, until that ends', async () => {
    const numbers = await looked();
    const [first] = page.document.querySelectorAll('p');
    if (!first) throw new Error('The page has no paragraph.');
    for (const name of ['contenteditable', 'data-no-call']) {
      first.setAttribute(name, '');
      numbers.altered(first);
      numbers.passed();
      await vi.waitFor(() => expect(shown(numbers)).toEqual(both.slice(1)));
      first.removeAttribute(name);
      read(numbers);
      await vi.waitFor(() => expect(shown(numbers)).toEqual(both));
    }
  });

  test('has no mark once all of the page is written in', async () => {
    const numbers = await looked();
    Object.assign(page.document, { designMode: 'on' });
    numbers.passed();
    expect(shown(numbers)).toEqual([]);
  });

  test('is no telephone link when it leads elsewhere', async () => {
    const link = page.document.createElement('a');
    link.setAttribute('href', 'tel:+442079460999');
    page.document.body.append(link);
    const numbers = new PageNumbers(new AbortController().signal, () => {});
    numbers.place(link as unknown as Element);
    numbers.passed();
    await answer();
    await vi.waitFor(() => expect(allNumbers(numbers)).toHaveLength(1));
    link.setAttribute('href', '#');
    numbers.altered(link as unknown as Element);
    expect(allNumbers(numbers)).toEqual([]);
  });
});

describe('[VO-16] when the rules change', () => {
  test('what was marked stays until the worker has answered by the new ones, and then is what they say', async () => {
    const numbers = await looked();
    numbers.rulesChanged();
    read(numbers);
    expect(shown(numbers)).toEqual(both);
    await answer(true, (text) => !text.endsWith('0958'));
    await vi.waitFor(() => expect(shown(numbers)).toEqual(both.slice(0, 1)));
  });

  test('a mark that is the same by the new ones is the same, so that an open card is of it still', async () => {
    const numbers = await looked();
    const [before, old] = [numbers.marks.all(), numbers.texts];
    numbers.rulesChanged();
    read(numbers);
    await answer();
    await vi.waitFor(() => expect(numbers.texts).not.toBe(old));
    const after = numbers.marks.all();
    expect(after).toHaveLength(2);
    expect(after.every((mark, i) => mark === before[i])).toBe(true);
  });

  test('an answer by the old ones that comes late marks nothing', async () => {
    const numbers = new PageNumbers(new AbortController().signal, () => {});
    read(numbers);
    const late = await question('pageRules');
    numbers.rulesChanged();
    late.answer({ marksNumbers: true, isOneClick: false, defaultRegion: 'GB', known: [] });
    read(numbers);
    await answer(false);
    await vi.waitFor(() => expect(numbers.texts.told?.marksNumbers).toBe(false));
    expect(asked).toEqual([]);
    expect(shown(numbers)).toEqual([]);
  });

  test('what somebody may write in by then loses its mark, also when the answer about it came too late', async () => {
    const numbers = await looked();
    const [first] = page.document.querySelectorAll('p');
    page.document.body.insertAdjacentHTML('beforeend', '<p>or 020 7946 0991</p>');
    first?.setAttribute('contenteditable', '');
    if (first) numbers.altered(first);
    read(numbers);
    const late = await question('findNumbers');
    numbers.rulesChanged();
    late.answer({ region: 'GB', numbers: [] });
    // What is written in is not read any more.
    for (const text of texts()) if (text !== first?.firstChild) readText(numbers, text);
    numbers.passed();
    await answer();
    await vi.waitFor(() => expect(shown(numbers)).toEqual(['+44 20 7946 0958', '020 7946 0991']));
  });

  test('a page that is switched off has no marks, and has them when it is switched on', async () => {
    const numbers = await looked();
    numbers.rulesChanged();
    read(numbers);
    await answer(false);
    await vi.waitFor(() => expect(shown(numbers)).toEqual([]));
    numbers.rulesChanged();
    read(numbers);
    await answer();
    await vi.waitFor(() => expect(shown(numbers)).toEqual(both));
  });

  test('digits that only a rule made a number of are none without it', async () => {
    const [first] = texts();
    if (!first) throw new Error('The page has no text.');
    first.data = 'Order no. 0161 496 0127';
    const numbers = new PageNumbers(new AbortController().signal, () => {});
    read(numbers);
    await answer(true, () => true, ['+441614960127']);
    await vi.waitFor(() => expect(shown(numbers)).toEqual([both[1], '0161 496 0127']));
    numbers.rulesChanged();
    read(numbers);
    await answer();
    await vi.waitFor(() => expect(shown(numbers)).toEqual(both.slice(1)));
  });

  test('[AC-34] digits of a number that the page has elsewhere are that number, and others are none', async () => {
    const [first, second] = texts();
    if (!first || !second) throw new Error('The page has no text.');
    first.data = 'Garden 28 700 013 and 28 700 014, 8 700 013, Order 28 700 013, 28700013kg';
    second.data = 'Call +371 28 700 013';
    const numbers = new PageNumbers(new AbortController().signal, () => {});
    read(numbers);
    await answer();
    await answerNumbers();
    await vi.waitFor(() => expect(shown(numbers)).toEqual(['+371 28 700 013', '28 700 013']));
    expect(asked).toEqual([]);
    // Asked for the list, and read again as when the page draws it anew.
    await numbers.lookInFields();
    readText(numbers, first);
    numbers.passed();
    await vi.waitFor(() => expect(shown(numbers)).toEqual(['+371 28 700 013', '28 700 013']));
  });

  test('the list waits for all that is being asked about, also after passes that found nothing more', async () => {
    const numbers = new PageNumbers(new AbortController().signal, () => {});
    read(numbers);
    numbers.passed();
    const listed = numbers.lookInFields().then(() => shown(numbers));
    await answer();
    expect(await listed).toEqual(both);
  });

  test('what is marked stays so while it is asked about with something new, whatever else is read meanwhile', async () => {
    const numbers = await looked();
    page.document.body.insertAdjacentHTML('beforeend', '<p>or 020 7946 0991</p>');
    read(numbers);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    numbers.passed();
    expect(shown(numbers)).toEqual(both);
    await answerNumbers();
    await vi.waitFor(() => expect(shown(numbers)).toEqual([...both, '020 7946 0991']));
  });

  test('a page without numbers asks nothing', async () => {
    const numbers = new PageNumbers(new AbortController().signal, () => {});
    numbers.rulesChanged();
    numbers.passed();
    await Promise.resolve();
    expect(asked).toEqual([]);
  });
});

describe('[VO-16] a text', () => {
  test('that is read again with nothing new keeps its mark meanwhile', async () => {
    const numbers = await looked();
    read(numbers);
    expect(shown(numbers)).toEqual(both);
  });

  test.each(['Call +44 20 7946 0445 now', 'Call +44 20 7946 0444 ext 8', ''])(
    'that changed at a number, or right behind it, has none there at once: %s',
    async (now) => {
      const numbers = await looked();
      const [first] = texts() as [Text];
      first.data = now;
      numbers.changed(first);
      expect(shown(numbers)).toEqual(both.slice(1));
    },
  );

  test('that grows at its end keeps the marks before, also of numbers that are asked about as it grows', async () => {
    const [first, second] = texts() as [Text, Text];
    for (const text of [first, second]) text.appendData(` and so on ${'.'.repeat(100)}`);
    const numbers = new PageNumbers(new AbortController().signal, () => {});
    read(numbers);
    const answered = answer();
    await vi.waitFor(() => expect(asked.some(({ name }) => name === 'findNumbers')).toBe(true));
    first.appendData('more');
    await answered;
    await vi.waitFor(() => expect(shown(numbers)).toEqual(both));
    second.appendData('more');
    numbers.changed(second);
    expect(shown(numbers)).toEqual(both);
  });
});
