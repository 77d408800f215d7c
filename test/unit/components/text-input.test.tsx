import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TextInput } from '../../../components/options/TextInput.tsx';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';

let drawn: Drawn;
const kept = vi.fn();
const show = (value: string) =>
  drawn.draw(<TextInput value={value} onChange={({ currentTarget }) => kept(currentTarget.value)} />);
const field = () => drawn.find('input') as HTMLInputElement;
function type(text: string): void {
  field().value = text;
  drawn.send('input', 'input');
}

beforeEach(() => {
  drawn = freshDocument();
  kept.mockClear();
  show('harbour');
});
afterEach(() => vi.unstubAllGlobals());

it('[XX-06] what is being typed stays when everything around it is drawn anew', () => {
  type('harb');
  show('harbour');
  expect(field().value).toBe('harb');
  expect(kept).not.toHaveBeenCalled();
});

it('[XX-06] it is handed over when the field is left, and what is kept then is shown', () => {
  type('port ');
  drawn.send('input', 'change');
  expect(kept).toHaveBeenCalledExactlyOnceWith('port ');
  show('port');
  expect(field().value).toBe('port');
});

it('[XX-06] a field that was left as it is follows what is set elsewhere', () => {
  type('harbour');
  drawn.send('input', 'blur');
  show('quay');
  expect(field().value).toBe('quay');
});
