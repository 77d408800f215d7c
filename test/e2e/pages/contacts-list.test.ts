/** The list of contacts in the real extension: changed, exported, called from; and calls named by it. */

import type { Page } from 'puppeteer';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contacts/contact.ts';
import { fileWorld } from '../world.ts';
import { amara, ask, chooseFile, click, exported, lists, names, search, sees } from './contacts-moves.ts';

const world = await fileWorld();
let page: Page;

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

describe('the list', () => {
  it('[AC-39] takes a contact, changes it, deletes it and brings it back', async () => {
    await open();
    await click(page, 'Add contact…');
    await page.type('#contact-name', 'Zoë Hart');
    await page.type('dialog input[type=tel]', 'call me');
    await click(page, 'Save');
    await sees(page, 'The number holds letters. Enter digits only.');
    expect(await stored()).toEqual([]);
    await page.$eval('dialog input[type=tel]', (field) => (field as HTMLInputElement).select());
    await page.type('dialog input[type=tel]', '+44 20 7946 0960');
    await page.keyboard.press('Enter');
    await lists(page, ['Zoë Hart']);
    await click(page, 'Edit Zoë Hart…');
    await page.type('#contact-company', 'Pike Ltd');
    await click(page, 'Save');
    await sees(page, 'Pike Ltd');
    expect(await stored()).toMatchObject([{ company: 'Pike Ltd', numbers: [{ e164: '+442079460960' }] }]);
    await click(page, 'Delete Zoë Hart');
    await sees(page, 'No contacts yet');
    await click(page, 'Undo');
    await lists(page, ['Zoë Hart']);
  });

  it('[AC-39] deletes all only when asked twice', async () => {
    await open(amara, { ...amara, id: 'zoe', name: 'Zoë Hart' });
    await click(page, 'Delete all…');
    await sees(page, 'Delete all 2 contacts?');
    await click(page, 'Cancel');
    expect(await stored()).toHaveLength(2);
    await click(page, 'Delete all…');
    await click(page, 'Delete all');
    await sees(page, 'No contacts yet');
    expect(await stored()).toEqual([]);
  });

  it('[AC-39] goes out as CSV and vCard and comes in again as it was', async () => {
    const zoe: Contact = { ...amara, id: 'zoe', name: 'Zoë "Z" Hart', company: '', notes: 'a\nb' };
    const both = [amara, { ...zoe, numbers: [{ label: 'boat', e164: '+33612345678' }] }];
    for (const [name, file] of [
      ['Export CSV', 'out.csv'],
      ['vCard', 'out.vcf'],
    ] as const) {
      await ask(world.probe, 'deleteAllContacts');
      await open(...both);
      const text = await exported(page, name);
      await ask(world.probe, 'deleteAllContacts');
      await page.close();
      await open();
      await click(page, 'Import a file…');
      await chooseFile(page, file, text);
      await click(page, 'Import 2 contacts');
      await lists(page, ['Amara Osei', 'Zoë "Z" Hart']);
      const plain = ({ name: who, company, numbers, notes }: Contact) => ({ who, company, numbers, notes });
      expect((await stored()).map(plain)).toEqual(both.map(plain));
    }
  });

  it('[AC-39] draws some of thousands, finds any, and outlives the worker', async () => {
    const many = Array.from({ length: 1_000 }, (_, i) => ({
      ...amara,
      id: `p${i}`,
      name: `Person ${String(i).padStart(3, '0')}`,
      numbers: [{ label: '', e164: `+4420794${60_000 + i}` }],
    }));
    await open(...many);
    expect((await names(page)).length).toBeLessThan(60);
    await page.$eval('.contacts > .rows', (rows) => rows.scrollTo(0, rows.scrollHeight));
    await sees(page, 'Person 999');
    await world.killWorker();
    await search(page, '60777');
    await lists(page, ['Person 777']);
  });

  it('[AC-43] a favourite comes first in the directory', async () => {
    await open(amara, { ...amara, id: 'zoe', name: 'Zoë Hart' });
    await click(page, 'Favourite: Zoë Hart');
    await page.waitForSelector('.star[aria-pressed=true]');
    const { entries } = await ask(world.probe, 'searchDirectory', '', 'customers', 10);
    expect(entries.map(({ name, isFavourite }) => [name, isFavourite])).toEqual([
      ['Zoë Hart', true],
      ['Amara Osei', false],
    ]);
  });
});

describe('with an agent signed in', () => {
  beforeAll(() => world.signIn());

  it('[AC-35] a number in the list is offered for calling', async () => {
    await open(amara);
    await click(page, 'Call Amara Osei, +44 20 7946 0958 work');
    const { suggestion, calls } = await world.waitForSession((session) => session.suggestion !== null);
    expect(suggestion?.number).toMatchObject({ kind: 'ordinary', e164: '+442079460958' });
    expect(calls).toEqual([]);
    await world.command('dismissSuggestion');
  });

  it('[VO-36][AC-41] the directory lists the quick connects of the instance', async () => {
    const { quickConnects } = await world.connect.client.state();
    await world.command('refreshDirectory');
    const found = await ask(world.probe, 'searchDirectory', '', null, 100);
    expect(found.isComplete).toBe(true);
    expect(found.entries.map(({ name }) => name)).toEqual(quickConnects.map(({ name }) => name).toSorted());
  });

  it('[AC-28] a known caller rings with a name, an unknown one with the number', async () => {
    await ask(world.probe, 'saveContacts', [amara]);
    const { agent } = await world.session();
    const available = agent?.choices.find(({ kind }) => kind === 'routable');
    for (const [number, name] of [
      ['+442079460958', 'Amara Osei'],
      ['+442079460820', null],
    ] as const) {
      await world.command('setPresence', available?.id ?? '');
      await world.waitForSession((session) => session.agent?.presence.kind === 'routable');
      await world.connect.client.placeCall({ number, queue: 'Billing' });
      const { calls } = await world.waitForSession(
        (session) => session.calls[0]?.phase === 'ringing' && session.calls[0].name === name,
      );
      expect(calls[0]).toMatchObject({ number, name });
      await world.connect.client.reset({});
      await world.waitForSession((session) => session.calls.length === 0);
    }
  });
});
