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
