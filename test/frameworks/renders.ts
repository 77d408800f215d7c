/** What the pages of all frameworks show, and a thousand steps through it. */

export interface Shown {
  name: string;
  /** The last three digits. */
  line: number;
  isOpen: boolean;
  list: number[];
}

const digits = (line: number) => `+44 20 7946 0${String(line).padStart(3, '0')}`;
export const phone = digits;

/** The text of a page that shows this, as its template puts it together. */
export function textOf({ name, line, isOpen, list }: Shown): string {
  const open = isOpen ? `Open: ${digits(line)}` : 'Closed';
  const rows = list.map((each) => `Row ${digits(each)}`).join('');
  return `Call ${digits(line)} for ${name}${open}Tel ${digits(line)}${rows}`;
}

/** Renders a thousand states of chance with `render`, and says which were not shown as they were, and how often marks stood. */
export function rendersOf(app: Element, render: (shown: Shown) => void | Promise<void>) {
  let state = 5;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return async () => {
    const wrong: string[] = [];
    let marked = 0;
    for (let i = 0; i < 1000; i++) {
      const list = Array.from({ length: random(5) }, () => 100 + random(800));
      const shown = {
        name: ['Ada', 'Ben', ''][random(3)] ?? '',
        line: 100 + random(800),
        isOpen: random(2) === 0,
        list: [...new Set(list)],
      };
      await render(shown);
      if (app.textContent !== textOf(shown))
        wrong.push(`${i}: ${app.textContent} instead of ${textOf(shown)}`);
      // Marks are made between the frames.
      if (i % 10 === 0) await new Promise((done) => setTimeout(done, 20));
      if ([...CSS.highlights.values()].some(({ size }) => size > 0)) marked++;
    }
    return { wrong: wrong.slice(0, 3), marked };
  };
}
