/** Calls are put on record and wrapped up in the widget; what is written outlives tab, worker and a closed widget. */

import type { ConsoleMessage, Frame } from 'puppeteer';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../lib/messaging.ts';
import type { Queries } from '../../../lib/queries.ts';
import { press, shown } from '../../../scripts/press.ts';
import { bundle } from '../../bench/in-page.ts';
import { customer, noCalls, phase } from '../call-moves.ts';
import { workerOf } from '../host/host-moves.ts';
import { freshPage, talk } from '../widget/widget-moves.ts';
import { signedInWorld } from '../world.ts';

const code = { sys_id: 'replaced', label: 'Order issue: replaced', queues: [], order: 1, isActive: true };
/** Stands in notes and must stand nowhere else. */
const canary = 'canary-notes-7d41';
const recordingUrl = 'https://recordings.example/1.wav';
const world = await signedInWorld();
/** What was logged, with all that stands in it. */
const said: Promise<string>[] = [];
const hear = (message: ConsoleMessage) =>
  void said.push(
    Promise.all(message.args().map((arg) => arg.jsonValue())).then((args) => JSON.stringify(args)),
  );

beforeAll(async () => {
  await ask('deleteAllInteractions');
  await ask('saveWrapUpCodes', [code]);
});

/** Asks the background as a page of ours. */
async function ask<Name extends keyof Queries>(
  name: Name,
  ...args: Parameters<Queries[Name]>
): Promise<ReturnType<Queries[Name]>> {
  const reply = await world.probe.evaluate((request): Promise<Reply> => chrome.runtime.sendMessage(request), {
    to: 'background',
    name,
    args,
  });
  if (!reply || 'error' in reply) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return reply.value as ReturnType<Queries[Name]>;
}

async function records() {
  return ask('interactionStretch', null, 100);
}
const recordsOf = async (id: string) =>
  (await records()).filter(({ phone_log }) => phone_log.call_id === id).length;

/** The record of the one call of the session, as soon as `holds`. */
async function recordOf(
  id: string,
  holds: (page: NonNullable<ReturnType<Queries['interaction']>>) => boolean,
) {
  for (;;) {
    const page = await ask('interaction', id);
    if (page && holds(page)) return page;
    await new Promise((again) => setTimeout(again, 100));
  }
}

async function write(widget: Frame, notes: string): Promise<void> {
  const field = await widget.waitForSelector('textarea.notes');
  await field?.type(notes);
}

const notesOf = (widget: Frame) =>
  widget
    .waitForSelector('textarea.notes')
    .then((field) => field?.evaluate((it) => (it as HTMLTextAreaElement).value));

describe('[XX-02] every call on record', () => {
  it('[AC-30][EX-03][EX-08][EX-10] a call in: a flag for its quality, and notes begun while talking outlive worker and widget, and are submitted', {
    timeout: 120_000,
  }, async () => {
    const page = await freshPage(world);
    page.on('console', hear);
    const widget = await talk(world, page);
    const id = (await world.session()).calls[0]?.id ?? '';
    await press(widget, 'Notes and code');
    await write(widget, `${canary} cracked`);
    await recordOf(id, ({ draft }) => draft?.work_notes === `${canary} cracked`);
    await press(widget, 'Flag call quality');
    await recordOf(id, ({ record }) => record.qualityFlags.length === 1);
    await world.killWorker();
    const again = await world.page('/case');
    await page.close();
    const later = await world.widget(again);
    await press(later, 'End');
    await world.waitForSession(phase('wrap-up'));
    const transcript = '0:04 Amelia: The kettle came with a crack.';
    await world.connect.client.setAttributes({ id, attributes: { recordingUrl, transcript } });
    await recordOf(id, ({ record }) => record.recordingUrl === recordingUrl && record.transcriptLines === 1);
    expect(await notesOf(later)).toBe(`${canary} cracked`);
    await write(later, ', sent anew');
    await press(later, 'Submit');
    await later.waitForSelector('.wrap-up-fault');
    await later.select('.wrap-up-form select', code.sys_id);
    await press(later, 'Submit');
    await world.waitForSession(noCalls);
    const { record, events, draft } = await recordOf(
      id,
      ({ record: { state }, events: all }) =>
        state === 'closed_complete' && all.some(({ type }) => type === 'cleared'),
    );
    expect(record).toMatchObject({
      ...{ direction: 'inbound', outcome: 'answered', caller_phone_number: customer, queue: 'Billing' },
      work_notes: `${canary} cracked, sent anew`,
      wrap_up_segment: { wrap_up_code: { value: code.sys_id }, system_wrap_up: false },
    });
    expect(draft).toBeNull();
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['opened', 'answered', 'statusChanged', 'ended', 'wrappedUp']),
    );
    expect(await recordsOf(id)).toBe(1);
  });

  it('[AC-37][AC-38][VO-20][VO-21] a call out: one record from dialling on, and the earlier call on its card', {
    timeout: 120_000,
  }, async () => {
    const page = await freshPage(world);
    page.on('console', hear);
    (await workerOf(world)).on('console', hear);
    await world.connect.client.scriptCustomer({ number: customer, script: { answersAfterMs: 300 } });
    await world.command('suggestNumber', customer);
    const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
    await world.command('dialSuggestion', suggestion?.id ?? '', false);
    const session = await world.waitForSession(phase('connected'));
    const id = session.calls[0]?.id ?? '';
    const { record } = await recordOf(id, ({ record: { answeredAt } }) => answeredAt !== null);
    expect(record).toMatchObject({
      ...{ type: 'phone', direction: 'outbound', state: 'work_in_progress', caller_phone_number: customer },
      assigned_to: record.phone_log.agent,
    });
    await world.command('openWidget').catch(() => {});
    const widget = await world.widget(page);
    await press(widget, 'Earlier calls');
    await widget.waitForSelector('.earlier li');
    await press(widget, 'End');
    await world.waitForSession(phase('wrap-up'));
    await write(widget, `${canary} left for later`);
    await press(widget, 'Clear');
    await world.waitForSession(noCalls);
    await recordOf(id, ({ draft }) => draft?.work_notes === `${canary} left for later`);
    expect(await recordsOf(id)).toBe(1);
  });

  it('[AC-30][VO-31][VO-32][VO-33] my wrap-ups lead to what is owed; a record shows what came with its call, and is deleted', {
    timeout: 120_000,
  }, async () => {
    const page = await world.own('interactions.html#wrap-ups');
    page.on('console', hear);
    await shown(page, 'a.mine[aria-current=true] > .count::-p-text(1)');
    const owed = await page.waitForSelector('a.record-number');
    expect(await owed?.evaluate((link) => link.textContent)).toBe('IMS0000002');
    await page.goto(new URL('#IMS0000001', page.url()).href);
    await page.waitForSelector(`a[href="${recordingUrl}"]`);
    await page.waitForSelector('a[href*="/contact-trace-records/details/"]');
    await shown(page, '.transcript-lines::-p-text(The kettle came)');
    await page.locator('::-p-xpath(//button[.="Delete this interaction…"])').click();
    await page.locator('::-p-xpath(//dialog//button[.="Delete"])').click();
    await shown(page, '::-p-text(IMS0000001 is deleted)');
    expect((await records()).map(({ number }) => number)).toEqual(['IMS0000002']);
    await page.close();
  });

  it('[XX-02] the store does in a browser what it does in memory', async () => {
    const script = await bundle('../contract/interaction-store.ts');
    const faults = await world.probe.evaluate(`${script}; bench.storeFaults()`);
    const failed = Object.entries(faults as Record<string, string | null>).filter(([, fault]) => fault);
    expect(failed).toEqual([]);
  });

  it('[XX-05] notes and numbers stand in no log of a page or of the background', async () => {
    const texts = await Promise.all(said);
    expect(texts.filter((text) => text.includes(canary) || text.includes(customer.slice(1)))).toEqual([]);
    expect(texts.some((text) => text.includes('call dialled'))).toBe(true);
  });
});
