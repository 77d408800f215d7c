import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rowsOf, withThere } from '../../../components/panels/directory/directory-rows.ts';
import { type There, thereSearch } from '../../../components/panels/directory/there-search.ts';
import type { DirectoryEntry } from '../../../lib/directory/entry.ts';
import type { PeopleAnswer } from '../../../lib/servicenow/view.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const person = (name: string, numbers: DirectoryEntry['numbers'] = []): DirectoryEntry => ({
  ...{ id: name, tab: 'customers', name, detail: null, numbers, isFavourite: false, lastUsedAt: null },
  presence: null,
});

function open() {
  const asked: string[] = [];
  const waiting: ((answer: PeopleAnswer) => void)[] = [];
  const search = thereSearch({
    searchPeople: (text, page, isAnew) => {
      asked.push(`${text} ${page}${isAnew ? ' anew' : ''}`);
      return new Promise((answer) => waiting.push(answer));
    },
  });
  const shown: There[] = [];
  const answer = async (...names: string[]) => {
    waiting.shift()?.({
      ...{ entries: names.map((name) => person(name)), total: 9, isMore: true, at: 1, trouble: null },
      without: [],
    });
    await vi.advanceTimersByTimeAsync(0);
  };
  const names = () => shown.at(-1)?.answer?.entries.map(({ name }) => name);
  return { search, asked, shown, answer, names, show: (there: There) => shown.push(there) };
}

test('[XX-03] it is asked after a pause in the typing, once, and not for one letter', async () => {
  const { search, asked, show, shown } = open();
  for (const text of ['o', 'os', 'ose', 'osei']) {
    search.ask(text, show);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked).toEqual([]);
  expect(shown.at(-1)).toMatchObject({ isLooking: true, answer: null });
  await vi.advanceTimersByTimeAsync(250);
  expect(asked).toEqual(['osei 0']);
  search.ask('o', show);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(1);
  expect(shown.at(-1)).toMatchObject({ isLooking: false, answer: null });
});

test('[XX-03] an answer that comes late is dropped', async () => {
  const { search, show, answer, names } = open();
  search.ask('osei', show);
  await vi.advanceTimersByTimeAsync(250);
  search.ask('ruth', show);
  await answer('Amara Osei');
  expect(names()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(250);
  await answer('Ruth Weber');
  expect(names()).toEqual(['Ruth Weber']);
});

test('[XX-03] more adds a page, refresh asks for all that is shown', async () => {
  const { search, asked, show, shown, answer, names } = open();
  search.ask('osei', show);
  await vi.advanceTimersByTimeAsync(250);
  await answer('Amara');
  search.more(shown.at(-1) as There, show);
  await answer('Dele');
  expect(names()).toEqual(['Amara', 'Dele']);
  search.refresh(shown.at(-1) as There, show);
  await answer('Amara O.');
  await answer('Dele O.');
  expect(names()).toEqual(['Amara O.', 'Dele O.']);
  expect(asked).toEqual(['osei 0', 'osei 1', 'osei 0 anew', 'osei 1 anew']);
});

test('[VO-17] a person has a row for each number, one with none a row that says so', () => {
  const several = person('Amara', [
    { label: 'Business', e164: '+442079460958' },
    { label: 'Mobile', e164: '+447700900318' },
  ]);
  expect(rowsOf([several, person('Rhys')]).map(({ number, refusal }) => [number, refusal])).toEqual([
    ['+442079460958', null],
    ['+447700900318', null],
    [null, 'Rhys has no phone number.'],
  ]);
});

test('[XX-03] who is here and there is shown once', () => {
  const numbers = [{ label: 'Mobile', e164: '+447700900318' }];
  const rows = withThere(rowsOf([person('Amara Osei', numbers)]), [
    person('AMARA OSEI', numbers),
    person('Dele'),
  ]);
  expect(rows.map(({ entry, isThere = false }) => [entry.name, isThere])).toEqual([
    ['Amara Osei', false],
    ['Dele', true],
  ]);
});
