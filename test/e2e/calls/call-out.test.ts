/** Calling from a page with real numbers: the card, what may be dialled and what may not. */

import type { Frame, Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../lib/session.ts';
import { atRest, button, pointAtNumber, press } from '../../../scripts/press.ts';
import { noCalls, phase } from '../call-moves.ts';
import { endAndClear, freshPage } from '../widget/widget-moves.ts';
import { signedInWorld } from '../world.ts';

const world = await signedInWorld();
let page: Page;

beforeEach(async () => {
  page = await freshPage(world);
});

describe('a call out', () => {
  it('[AC-36][VO-14][VO-18][VO-19] from a number in a page: card, ringing, talking, over', async () => {
    await world.connect.client.scriptCustomer({ number: '+442079460820', script: { answersAfterMs: 500 } });
    await pointAtNumber(page, '#night-desk');
    await (await button(page, 'Call…')).click();
    const { suggestion, calls } = await world.waitForSession((session) => session.suggestion !== null);
    expect(calls).toEqual([]);
    expect(suggestion).toMatchObject({ number: { kind: 'ordinary', e164: '+442079460820' } });
    const widget = await world.widget(page);
    await button(widget, 'Call');
    const card = await widget.$eval('article', (it) => it.textContent);
    expect(card).toContain('+442079460820');
    expect(card).toContain('This call will be recorded.');
    await press(widget, 'Call');
    const talking = await world.waitForSession(phase('connected'));
    expect(talking.calls[0]).toMatchObject({ direction: 'outbound', number: '+442079460820' });
    const asked = await world.connect.client.journal('CreateOutboundContact');
    expect(asked.at(-1)?.input).toMatchObject({ endpoint: { phoneNumber: '+442079460820' } });
    await endAndClear(world, widget);
  });

  it('[XX-06][AC-36] by keyboard alone, from a tel: link to the end of the call', async () => {
    await world.connect.client.scriptCustomer({ number: '+447700900318', script: { answersAfterMs: 300 } });
    await page.focus('#case-mobile a');
    await page.keyboard.press('Enter');
    await world.waitForSession((session) => session.suggestion !== null);
    const widget = await world.widget(page);
    await tabTo(widget, 'Call');
    await world.waitForSession(phase('connected'));
    await tabTo(widget, 'End');
    await world.waitForSession(phase('wrap-up'));
    await tabTo(widget, 'Clear');
    await world.waitForSession(noCalls);
  });

  it('[AC-36] modified clicks, dead clicks and scripted clicks suggest nothing', async () => {
    const suggested = await world.probe.evaluateHandle(() => {
      const texts: string[] = [];
      chrome.storage.session.onChanged.addListener(({ session }) => {
        const text = (session?.newValue as Session | undefined)?.suggestion?.text;
        if (text && texts.at(-1) !== text) texts.push(text);
      });
      return texts;
    });
    await pointAtNumber(page, '#case-mobile a');
    const link = await page.waitForSelector('#case-mobile a');
    // What is left to the browser it would open in another program, whose question takes all further presses.
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    await link?.evaluate((it) => (it as HTMLElement).click());
    await page.keyboard.down('Shift');
    await link?.click();
    await page.keyboard.up('Shift');
    // A later, honest click is the proof that the earlier ones have been seen through.
    await page.click('#night-desk');
    await world.waitForSession((session) => session.suggestion !== null);
    expect(await suggested.jsonValue()).toEqual(['+442079460820']);
    expect(await world.connect.client.journal('CreateOutboundContact')).toEqual([]);
  });

  it('never dials an emergency number, and says what to do', async () => {
    await world.command('suggestNumber', '999', 'GB');
    const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
    expect(suggestion?.number).toEqual({ kind: 'emergency', digits: '999' });
    await expect(world.command('dialSuggestion', suggestion?.id ?? '', true)).rejects.toThrow('emergency');
    expect(await world.connect.client.journal('CreateOutboundContact')).toEqual([]);
  });

  it('asks before a premium number, and dials it only after the tick', async () => {
    await world.command('suggestNumber', '0909 879 0123', 'GB');
    const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
    expect(suggestion?.number.kind).toBe('premium');
    await expect(world.command('dialSuggestion', suggestion?.id ?? '', false)).rejects.toThrow(
      'confirm-first',
    );
    expect(await world.connect.client.journal('CreateOutboundContact')).toEqual([]);
  });

  it('refuses what is no number, in words', async () => {
    for (const text of ['*21*5550100#', 'call me', 'sip:me@example.com']) {
      await world.command('suggestNumber', text, 'GB');
      const { suggestion } = await world.waitForSession((session) => session.suggestion?.text === text);
      expect(suggestion?.number).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/\. /) });
    }
    expect(await world.connect.client.journal('CreateOutboundContact')).toEqual([]);
  });

  it('[XX-07] a second press of Call places no second call', async () => {
    await world.command('suggestNumber', '+442079460820');
    const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
    const id = suggestion?.id ?? '';
    await Promise.allSettled([
      world.command('dialSuggestion', id, false),
      world.command('dialSuggestion', id, false),
    ]);
    await world.waitForSession(phase('dialing'));
    expect(await world.connect.client.journal('CreateOutboundContact')).toHaveLength(1);
  });
});

/** Tabs from where the focus is until the widget's button has it, rests as the guard asks, and presses Enter. */
async function tabTo(widget: Frame, name: string): Promise<void> {
  const wanted = await button(widget, name);
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((it) => document.activeElement === it && document.hasFocus())) {
      await atRest(wanted);
      // Whoever came this far by keyboard is not to be thrown out by what is drawn anew.
      const focused = await widget.evaluate(() => document.hasFocus() && document.activeElement?.textContent);
      expect(focused).toContain(name);
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}.`);
}
