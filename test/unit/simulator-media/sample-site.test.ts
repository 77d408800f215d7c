import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { expect, onTestFinished, test } from 'vitest';
import { createSampleSite, SAMPLE_PAGES } from '../../../simulator/pages/server.ts';

async function startSite(): Promise<string> {
  const site = await createSampleSite({});
  onTestFinished(() => site.stop());
  return site.url;
}

test('every page is there, inside the frame, with its own entry marked', async () => {
  const url = await startSite();
  for (const name of SAMPLE_PAGES) {
    const response = await fetch(url + name);
    expect([name, response.status]).toEqual([name, 200]);
    const html = await response.text();
    expect(html).toContain('class="side-nav"');
    expect(html.match(/aria-current="page"/g)?.length ?? 0).toBe(name === 'new-person' ? 0 : 1);
  }
  expect((await fetch(`${url}nowhere`)).status).toBe(404);
});

test('people has 200 rows, and searching keeps those that match', async () => {
  const url = await startSite();
  const rows = async (path: string) => (await (await fetch(url + path)).text()).match(/^<tr>.*$/gm) ?? [];
  expect(await rows('people')).toHaveLength(200);
  const found = await rows('people?q=Haddad+tiles');
  expect(found.length).toBeGreaterThan(5);
  for (const row of found) expect(row).toContain('Haddad Tiles');
});

test('the reports page forbids everything it does not name', async () => {
  const policy = (await fetch(`${await startSite()}reports`)).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
});

test('a frame from elsewhere is of another origin', async () => {
  const url = await startSite();
  const response = await fetch(`${url}elsewhere/account-card`);
  expect(new URL(response.url).origin).toBe(new URL(url).origin.replace('localhost', '127.0.0.1'));
  expect(await response.text()).toContain('card-phone');
});

test('a port in use is refused', async () => {
  const { port } = new URL(await startSite());
  await expect(createSampleSite({ port: Number(port) })).rejects.toThrow('EADDRINUSE');
});

// Ranges Ofcom, the North American plan and this project keep for fiction.
const FICTION =
  /^(\+442079460\d{3}|\+441614960\d{3}|\+441134960\d{3}|\+447700900\d{3}|\+449098790\d{3}|\+121255501\d{2}|\+349105550\d{2})$/;

/** A VAT number and an IP address, which are there because they look like telephone numbers. */
const LOOKALIKES = ['+44284117502', '+441920244'];

test('every number in the pages is one kept for fiction', async () => {
  const folder = resolve(import.meta.dirname, '../../../simulator/pages');
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.html'))) {
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll(/<(?!a href="tel:)[^>]*>/g, ' | ');
    for (const { number } of findPhoneNumbersInText(text, { defaultCountry: 'GB', extended: true })) {
      if (!LOOKALIKES.includes(number.number)) expect(number.number, file).toMatch(FICTION);
    }
  }
});
