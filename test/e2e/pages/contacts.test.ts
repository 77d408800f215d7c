/** Importing contacts in the real extension: looked at, confirmed, found. And how every state of the page looks to axe. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contacts/contact.ts';
import { fileWorld } from '../world.ts';
import { amara, ask, chooseFile, click, exported, lists, search, sees, table } from './contacts-moves.ts';

const world = await fileWorld();
let page: Page;

const cells = (selector: string) =>
  page.$$eval(selector, (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
  );
const stored = async () => (await ask(world.probe, 'contacts', '', 0, 100)).contacts;

beforeEach(async () => {
  await ask(world.probe, 'deleteAllContacts');
  await world.closePages();
});

async function open(...contacts: Contact[]): Promise<void> {
  if (contacts.length > 0) await ask(world.probe, 'saveContacts', contacts);
  page = await world.own('contacts.html');
  await sees(page, contacts.length > 0 ? 'Contacts stay in this browser' : 'No contacts yet');
}

describe('an import', () => {
  it('[AC-39] shows what a CSV would do, stores it when confirmed, and search finds it', async () => {
    await open(amara);
    await click(page, 'Import…');
    await chooseFile(page, 'people.csv', table);
    const counts = await page.$$eval('.counts li', (all) => all.map((it) => it.textContent));
    expect(counts).toEqual([
      '6 rows',
      '1 new',
      '1 add to a contact you have',
      '1 joined with another row',
      '3 left out',
    ]);
    expect(await cells('.rows .fault')).toEqual([
      ['4', 'Work phone', '030 23125048', expect.stringMatching(/^That is not a number.* Check/), 'Left out'],
      ['5', '–', '–', expect.stringMatching(/^There is no name.* Enter/), 'Left out'],
      ['6', 'Work phone', 'n/a', expect.stringMatching(/^The number holds letters.* Enter/), 'Left out'],
    ]);
    await sees(page, 'Shoe size · not known');
    expect(await stored()).toMatchObject([{ name: 'Amara Osei' }]);

    await page.select('.home select', 'DE');
    await page.waitForFunction(() => document.querySelectorAll('.rows .fault').length === 2);
    await click(page, 'Import 3 contacts');
    await lists(page, ['Amara K. Osei', 'Jürgen Großmann', 'Lucía Ferrer']);
    expect((await stored()).find(({ id }) => id === 'amara')).toMatchObject({
      company: 'Osei Interiors',
      numbers: [
        { label: 'work', e164: '+442079460958' },
        { label: 'mobile', e164: '+447700900123' },
      ],
    });

    await search(page, 'gross');
    await lists(page, ['Jürgen Großmann']);
    await search(page, '23125');
    await lists(page, ['Jürgen Großmann']);
    await search(page, 'pike luc');
    await lists(page, ['Lucía Ferrer']);
    await search(page, 'zz');
    await sees(page, 'Nothing called “zz”');
    await click(page, 'Clear search');
    await lists(page, ['Amara K. Osei', 'Jürgen Großmann', 'Lucía Ferrer']);
  });

  it('[AC-39] of vCards, twice, adds nobody twice', async () => {
    const cards = ['Zoë Hart', 'Mei Tanaka']
      .map(
        (name, at) =>
          `BEGIN:VCARD\r\nVERSION:2.1\r\nFN:${name}\r\nTEL;CELL:+4420794609${60 + at}\r\nEND:VCARD\r\n`,
      )
      .join('');
    await open();
    await click(page, 'Import a file…');
    await chooseFile(page, 'people.vcf', cards);
    await click(page, 'Import 2 contacts');
    await lists(page, ['Mei Tanaka', 'Zoë Hart']);
    await click(page, 'Import…');
    await chooseFile(page, 'people.vcf', cards);
    await sees(page, '2 already here');
    await click(page, 'Cancel');
    await lists(page, ['Mei Tanaka', 'Zoë Hart']);
  });

  it('[AC-39] given up stores nothing; a file without rows says what to choose', async () => {
    await open();
    await click(page, 'Import a file…');
    await chooseFile(page, 'empty.csv', '\r\n');
    await sees(page, 'It holds no rows');
    await chooseFile(page, 'people.csv', table);
    await click(page, 'Cancel');
    await sees(page, 'No contacts yet');
    expect(await stored()).toEqual([]);
  });

  it('[AC-39] of a table whose columns nobody knows is read once they are told', async () => {
    await open();
    await click(page, 'Import a file…');
    await chooseFile(page, 'odd.csv', 'Wer,Wohin\nZoë Hart,+442079460960\nMei,+442079460961\n');
    await sees(page, 'Say which column holds the phone numbers');
    const [who, where] = await page.$$('.columns-map select');
    await who?.select('name');
    await where?.select('number');
    await click(page, 'Import 2 contacts');
    await lists(page, ['Mei', 'Zoë Hart']);
  });

  it('[AC-39] hands back the rows left out, to be mended and read again', async () => {
    await open();
    await click(page, 'Import a file…');
    await chooseFile(page, 'people.csv', table);
    const text = await exported(page, 'Save the 3 rows left out');
    expect(text).toContain('Mei Tanaka,,n/a,,The number holds letters. Enter digits only.');
    await click(page, 'Cancel');
    await click(page, 'Import a file…');
    await chooseFile(page, 'mended.csv', text.replace('n/a', '+81 3 5550 0142'));
    await click(page, 'Import 1 contact');
    await lists(page, ['Mei Tanaka']);
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it('[XX-06] axe finds nothing, and nothing scrolls sideways in a narrow window', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await open();
    const look = async (state: string) => {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: theme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
        const { violations } = await axe.run({ resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, any }) => `${id}: ${html.slice(0, 150)} ${any[0]?.message ?? ''}`),
        );
      });
      expect(found, state).toEqual([]);
      for (const width of [1280, 320]) {
        await page.setViewport({ width, height: 800 });
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(isWide, `${state} at ${width} px`).toBe(false);
      }
    };
    await page.evaluate(axe);
    await look('first day');
    await click(page, 'Import a file…');
    await look('choose a file');
    await chooseFile(page, 'people.csv', table);
    await look('preview');
    await click(page, 'Import 2 contacts');
    await sees(page, '2 contacts imported');
    await look('list');
    await click(page, 'Edit Amara K. Osei…');
    await look('form');
    await click(page, 'Cancel');
    await click(page, 'Delete all…');
    await look('delete all');
    await click(page, 'Cancel');
    await search(page, 'zz');
    await sees(page, 'Nothing called');
    await look('nothing found');
  });
});
