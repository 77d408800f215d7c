import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Context } from '../../../components/interactions/RecordPanels.tsx';
import { fakeDatabase } from '../../fakes/database.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';
import { callHappenings, mirroredStore } from '../../fakes/servicenow.ts';

let drawn: Drawn;
beforeEach(() => {
  drawn = freshDocument();
});
afterEach(() => vi.unstubAllGlobals());

it('[VO-06] what the contact flow set stays on the record to its end, and stands on its page', async () => {
  const { interactions, begin } = mirroredStore(fakeDatabase());
  const id = 'a'.repeat(32);
  await begin(id, 1_000);
  await interactions.append(id, 2_000, callHappenings);
  const [record] = await interactions.get([id]);
  if (!record) throw new Error('no record');
  expect(record).toMatchObject({ state: 'closed_complete', context: { language: 'en' } });
  drawn.draw(<Context record={record} />);
  expect(drawn.root.textContent).toContain('From the phone menu');
  expect(drawn.root.textContent).toMatch(/language\s*en/i);
});
