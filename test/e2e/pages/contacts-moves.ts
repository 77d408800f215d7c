/** The contacts page as a person uses it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import type { Contact } from '../../../lib/contacts/contact.ts';
import type { Reply } from '../../../lib/messaging.ts';
import type { Queries, QueryName } from '../../../lib/queries.ts';
import { button } from '../../../scripts/press.ts';

/** Asks the background as a page of ours. Throws with the error's code. */
export async function ask<Name extends QueryName>(
  page: Page,
  name: Name,
  ...args: Parameters<Queries[Name]>
): Promise<ReturnType<Queries[Name]>> {
  const request = { to: 'background', name, args };
  const reply = await page.evaluate((it): Promise<Reply> => chrome.runtime.sendMessage(it), request);
  if ('error' in reply) throw new Error(`${name}: ${reply.error.code} ${reply.error.detail ?? ''}`);
  return reply.value as ReturnType<Queries[Name]>;
}

/** Clicks the button of this name. */
export async function click(page: Page, name: string): Promise<void> {
  await (await button(page, name)).click();
}

/** Resolves when the page shows the text. */
export async function sees(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.textContent?.includes(wanted), {}, text);
}

/** Chooses a file of this name and content in the import, and waits for the preview or for what is wrong with it. */
export async function chooseFile(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  try {
    await writeFile(join(folder, name), content);
    const input = await page.waitForSelector('input[type=file]');
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(join(folder, name));
    await page.waitForSelector('.counts, [role=alert]');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Types into the search field, in place of what stands there. */
export async function search(page: Page, text: string): Promise<void> {
  const field = await page.waitForSelector('input[type=search]');
  await field?.evaluate((it) => (it as HTMLInputElement).select());
  await page.keyboard.press('Backspace');
  if (text) await field?.type(text);
}

/** The names in the list, as they are drawn. */
export const names = (page: Page): Promise<string[]> =>
  page.$$eval('.who-name', (all) => all.map((it) => it.textContent ?? ''));

/** Resolves when exactly these names stand in the list. */
export async function lists(page: Page, expected: string[]): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      JSON.stringify([...document.querySelectorAll('.who-name')].map((it) => it.textContent)) === wanted,
    {},
    JSON.stringify(expected),
  );
}

/** What the page hands over as a file when it is told to export by this button. */
export async function exported(page: Page, name: string): Promise<string> {
  await page.evaluate(() => {
    const kept = globalThis as unknown as { file: Promise<string> };
    const { promise, resolve } = Promise.withResolvers<string>();
    kept.file = promise;
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      URL.createObjectURL = createObjectURL;
      void blob.text().then(resolve);
      return 'data:,kept';
    };
  });
  await click(page, name);
  return page.evaluate(() => (globalThis as unknown as { file: Promise<string> }).file);
}

export const amara: Contact = {
  id: 'amara',
  name: 'Amara Osei',
  company: 'Osei Interiors',
  numbers: [{ label: 'work', e164: '+442079460958' }],
  notes: '',
  source: 'typed',
};
/** Six rows: one new, one known, one twice, three with something wrong. */
export const table = [
  'Name;Company;Work phone;Mobile;Shoe size',
  'Amara K. Osei;;+44 20 7946 0958;+44 7700 900123;38',
  'Lucía Ferrer;Harbour & Pike Ltd;+34 910 555 013;;39',
  'Jürgen Großmann;Straßenbau AG;030 23125048;;44',
  ';;+44 20 7946 0001;;',
  'Mei Tanaka;;n/a;;',
  'Ferrer, Lucía;;+34 910 555 013;;39',
].join('\r\n');
