/** Which rows of a long list are drawn. */

import { afterEach, expect, test, vi } from 'vitest';
import { VirtualRows } from '../../../components/panels/directory/VirtualRows.tsx';
import { freshDocument } from '../../fakes/drawn.tsx';

afterEach(() => vi.unstubAllGlobals());

test('[VO-02] a window that grows shows more of a long list, though nothing else has changed', async () => {
  const drawn = freshDocument();
  const resized: (() => void)[] = [];
  vi.stubGlobal(
    'addEventListener',
    (name: string, hears: () => void) => name === 'resize' && resized.push(hears),
  );
  const draw = (at: number) => <p key={at}>{at}</p>;
  drawn.draw(<VirtualRows count={1_000} active={null} draw={draw} />);
  const count = () => drawn.root.querySelectorAll('p').length;
  const before = count();
  Object.defineProperty(drawn.find('.rows'), 'clientHeight', { value: 1_000 });
  for (const hears of resized) hears();
  await vi.waitFor(() => expect(count()).toBeGreaterThan(before));
  expect(count()).toBe(Math.ceil(1_000 / 44) + 4);
});

test('[CF-40] headings lower than the rows between them: what is drawn stands where it would in the whole list', async () => {
  const drawn = freshDocument();
  const headings = [0, 200];
  const draw = (at: number) => (
    // biome-ignore lint/a11y/useSemanticElements: as the lists draw theirs
    <div role="row" tabIndex={-1} key={at}>
      {at}
    </div>
  );
  const height = (row: Element) => (headings.includes(Number(row.textContent)) ? 36 : 80);
  const list = () => drawn.find('.rows');
  const shown = () => [...drawn.root.querySelectorAll('[role=row]')];
  const rows = <VirtualRows count={1_000} headings={headings} active={null} draw={draw} />;
  const { HTMLElement } = document.defaultView as Window & typeof globalThis;
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: Element) {
      return height(this);
    },
  });
  drawn.draw(rows);
  Object.defineProperty(list(), 'clientHeight', { value: 400 });
  const padding = () =>
    (drawn.find('.rows > div').style.paddingBlock ?? '').split(' ').map((edge) => Number.parseFloat(edge));
  const whole = 36 * 2 + 80 * 998;
  for (const scrolled of [0, 8_000, 15_990, 40_000, whole - 400]) {
    Object.defineProperty(list(), 'scrollTop', { value: scrolled, configurable: true });
    drawn.send('.rows', 'scroll');
    await vi.waitFor(() => {
      const [above = 0, below = 0] = padding();
      const drawnHeight = shown().reduce((sum, row) => sum + height(row), 0);
      expect(above + drawnHeight + below).toBe(whole);
      expect(above).toBeLessThanOrEqual(scrolled);
      expect(above + drawnHeight).toBeGreaterThanOrEqual(scrolled + 400);
    });
  }
});
