/** A text of a record that may be set right in its place. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RecordText } from '../../../components/panels/RecordText.tsx';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';

let drawn: Drawn;
let asked: string[];
beforeEach(() => {
  drawn = freshDocument();
  asked = [];
});
afterEach(() => vi.unstubAllGlobals());

const show = (value: string) =>
  drawn.draw(
    <RecordText label="Subject" value={value} onEdit={(text) => void asked.push(text)}>
      {value}
    </RecordText>,
  );
const isOpen = () => drawn.root.querySelector('input') !== null;
const settled = () => new Promise((done) => setTimeout(done));

async function keep(typed: string | null): Promise<void> {
  drawn.send('button', 'click');
  await settled();
  if (typed !== null) {
    (drawn.find('input') as HTMLInputElement).value = typed;
    drawn.send('input', 'input');
    await settled();
  }
  drawn.send('form', 'submit');
  await settled();
}

it.each([
  ['nothing was changed', 'Late parcel ', null],
  ['only blanks were', 'Late parcel', '  Late parcel '],
])('[CF-30] a field where %s closes, and nothing is sent', async (_, value, typed) => {
  show(value);
  await keep(typed);
  expect([isOpen(), asked]).toEqual([false, []]);
});

it('[CF-30] it stays until the record has what was sent, however that is kept', async () => {
  show('Late parcel');
  await keep('Lost parcel ');
  expect([isOpen(), asked]).toEqual([true, ['Lost parcel']]);
  show('Lost parcel');
  await settled();
  expect(isOpen()).toBe(false);
});
