import { byId } from './dom.ts';
import { wordsOf } from './feed.ts';

/** Shows what a command failed with until the next one works. Resolves with whether it worked. */
export async function order(command: Promise<unknown>): Promise<boolean> {
  try {
    await command;
    byId('fault').hidden = true;
    return true;
  } catch (error) {
    byId('fault-title').textContent = 'The simulator refused.';
    byId('fault-remedy').textContent = wordsOf(error);
    byId('fault').hidden = false;
    return false;
  }
}

/** Calls `send` with the form's fields when it is submitted. */
export function onSubmit(id: string, send: (fields: Record<string, string>) => Promise<unknown>): void {
  const form = byId<HTMLFormElement>(id);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]),
    );
    void order(send(fields));
  });
}

/** A telephone number as the simulator takes it: no spaces and signs but the plus. */
export const bare = (number: string): string => number.replaceAll(/[\s().-]/g, '');

/** Thousandths of a field in seconds; undefined when it was left empty. */
export const spanOf = (seconds: string | undefined): number | undefined =>
  seconds ? Number(seconds) * 1000 : undefined;

/** Fills a select once, keeping what is chosen. */
export function fillSelect(
  select: HTMLSelectElement,
  options: readonly (readonly [value: string, words: string])[],
): void {
  if (options.map(([value]) => value).join() === [...select.options].map(({ value }) => value).join()) return;
  const { value: chosen } = select;
  select.replaceChildren(...options.map(([value, words]) => new Option(words, value)));
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}
