import { expect, test } from 'vitest';
import type { Lookup } from '../../../components/card-props.ts';
import { directorySearch } from '../../../components/panels/directory/directory-search.ts';
import type { DirectoryAnswer } from '../../../lib/directory/entry.ts';

/** A directory that answers when told to. */
function slowDirectory() {
  const asked = new Map<string, PromiseWithResolvers<DirectoryAnswer>>();
  const lookup: Pick<Lookup, 'searchDirectory' | 'searchPeople' | 'checkNumber'> = {
    ...{ searchPeople: () => Promise.reject(new Error('not asked')) },
    searchDirectory(text) {
      const answer = Promise.withResolvers<DirectoryAnswer>();
      asked.set(text, answer);
      return answer.promise;
    },
    checkNumber: async () => ({ kind: 'refused', reason: 'no' }),
  };
  const answer = async (text: string) => {
    asked.get(text)?.resolve({ entries: [], total: 0, isComplete: true });
    await new Promise((done) => setImmediate(done));
  };
  const fail = async (text: string) => {
    asked.get(text)?.reject(new Error('gone'));
    await new Promise((done) => setImmediate(done));
  };
  return { search: directorySearch(lookup), answer, fail };
}

test('[AC-43] an answer to what is no longer typed is dropped', async () => {
  const { search, answer } = slowDirectory();
  const shown: string[] = [];
  for (const text of ['t', 'to', 'tom'])
    search.ask(
      text,
      null,
      (found) => shown.push(found.text),
      () => shown.push('failed'),
    );
  await answer('tom');
  await answer('t');
  await answer('to');
  expect(shown).toEqual(['tom']);
});

test('a failure is told, but not of an older question, and nothing after the end', async () => {
  const { search, answer, fail } = slowDirectory();
  const shown: string[] = [];
  const ask = (text: string) =>
    search.ask(
      text,
      null,
      (found) => shown.push(found.text),
      () => shown.push(`${text} failed`),
    );
  ask('a');
  ask('b');
  await fail('a');
  await fail('b');
  expect(shown).toEqual(['b failed']);
  ask('c');
  search.stop();
  await answer('c');
  expect(shown).toEqual(['b failed']);
});
