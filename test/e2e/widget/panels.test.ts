/** Panels by hand and by keyboard: what they send, what they draw, what they sound like. No background behind them. */

import type { ElementHandle, Page } from 'puppeteer';
import { afterAll, expect, test } from 'vitest';
import { openGallery } from '../../gallery/see.ts';

const { see, close } = await openGallery();
afterAll(close);

interface Stage {
  page: Page;
  /** The figure of the state. */
  state: ElementHandle<Element>;
  /** Every command that is sent while the page is open. */
  sent: unknown[][];
}

/** The state of this name alone on a page. */
function seeState(name: string, look: (stage: Stage) => Promise<void>): Promise<void> {
  return see({ state: name }, async (page) => {
    const sent: unknown[][] = [];
    page.on('console', async (message) => {
      const args = message.args();
      const at = sent.push([]) - 1;
      sent[at] = await Promise.all(args.map((arg) => arg.jsonValue()));
    });
    const state = await page.waitForSelector(`[data-state="${name}"]`);
    if (!state) throw new Error(`no state ${name}`);
    await look({ page, state, sent });
  });
}

const field = '[role=combobox]';
/** Settles when `sent` holds `count` commands; the console tells them a moment later. */
const told = (sent: unknown[][], count: number) =>
  expect.poll(() => sent.filter((args) => args.length > 0).length).toBe(count);

test('[AC-43][AC-44] by keyboard alone: a few letters, an arrow, Enter consults', () =>
  seeState('Transfer: agents', async ({ page, state, sent }) => {
    await (await state.$(field))?.focus();
    await page.keyboard.type('to');
    await page.waitForFunction(
      (figure) => figure.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '2',
      {},
      state,
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await told(sent, 1);
    expect(sent[0]).toEqual([
      'consult',
      'c-amara',
      { kind: 'quick-connect', id: 'agents-Anton Berg', name: 'Anton Berg' },
    ]);
  }));

test('[AC-43][AC-45] Shift and Enter hands over blind; nobody offline can be reached', () =>
  seeState('Transfer: agents', async ({ page, state, sent }) => {
    await (await state.$(field))?.focus();
    await page.keyboard.type('Matteo');
    await page.waitForFunction(
      (figure) => figure.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '1',
      {},
      state,
    );
    await page.keyboard.press('Enter');
    for (const _ of 'Matteo') await page.keyboard.press('Backspace');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await told(sent, 1);
    expect(sent[0]?.slice(0, 2)).toEqual(['transfer', 'c-amara']);
  }));

test('[EX-06] Enter on a whole number that matches nobody reaches that number', () =>
  seeState('Transfer: a typed number', async ({ page, state, sent }) => {
    await (await state.$(field))?.focus();
    await page.keyboard.press('Enter');
    await told(sent, 1);
    expect(sent[0]).toEqual(['consult', 'c-amara', { kind: 'number', e164: '+441614960127' }]);
  }));

test('[AC-42] Escape goes back to the call, and a slash to the field', () =>
  seeState('Transfer: queues', async ({ page, state }) => {
    await (await state.$('[role=tab][aria-selected=true]'))?.focus();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await page.keyboard.press('Escape');
    await state.waitForSelector('.controls');
  }));

test('of a long list only what is in sight is drawn, and the arrows scroll through all of it', () =>
  seeState('Transfer: customers by the thousand', async ({ page, state }) => {
    const drawn = () => state.$$eval('[role=row]', (rows) => rows.map((row) => row.id));
    expect((await drawn()).length).toBeLessThan(20);
    await (await state.$(field))?.focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press('PageDown');
    await state.waitForSelector('#directory-row-99[aria-selected=true]');
    expect((await drawn()).length).toBeLessThan(20);
    const isInSight = await state.$eval('#directory-row-99', (row) => {
      const list = row.closest('.rows')?.getBoundingClientRect();
      const { top, bottom } = row.getBoundingClientRect();
      return list !== undefined && top >= list.top - 1 && bottom <= list.bottom + 1;
    });
    expect(isInSight).toBe(true);
  }));

test('[EX-13] the queue that the routing profile dials for stands first and is chosen; another can be', () =>
  seeState('Before dialling', async ({ state, sent }) => {
    const select = await state.waitForSelector('select');
    const choices = await state.$$eval('option', (all) => all.map((it) => [it.label, it.selected]));
    expect(choices).toEqual([
      ['Billing (default)', true],
      ['Orders', false],
    ]);
    const call = await state.$('::-p-xpath(.//button[normalize-space(.)="Call"])');
    await call?.click();
    await select?.select('q2');
    await call?.click();
    await told(sent, 2);
    const [suggestion] = sent[0]?.slice(1) ?? [];
    expect(sent).toEqual([
      ['dialSuggestion', suggestion, false, undefined],
      ['dialSuggestion', suggestion, false, 'q2'],
    ]);
  }));

test('[AC-28] of several people with one number the agent says who calls', () =>
  seeState('Ringing, a number of several people', async ({ state, sent }) => {
    const kofi = '::-p-xpath(.//fieldset[@aria-label="Who is it?"]//button[normalize-space(.)="Kofi Osei"])';
    await (await state.waitForSelector(kofi))?.click();
    await told(sent, 1);
    expect(sent[0]).toEqual(['nameCaller', 'c-lucia', 'Kofi Osei']);
  }));

test('[EX-19] Enter in the number field calls nobody while no call may be placed', () =>
  seeState('Microphone blocked', async ({ state }) => {
    expect(await state.$eval('input[name=number]', (input) => input.matches(':disabled'))).toBe(true);
  }));

test('[AC-33] a number is dialled by keypad and Enter; 0 held down is a plus', () =>
  seeState('Dial pad', async ({ page, state, sent }) => {
    const input = (await state.$('input')) as ElementHandle<HTMLInputElement> | null;
    expect(await input?.evaluate(({ value }) => value)).toBe('208');
    await input?.click({ count: 3 });
    await page.keyboard.press('Backspace');
    const zero = await state.$('::-p-xpath(.//button[starts-with(., "0")])');
    const place = await zero?.clickablePoint();
    if (!place) throw new Error('no key 0');
    await page.mouse.move(place.x, place.y);
    await page.mouse.down();
    await page.waitForFunction((it) => it?.value === '+', {}, input);
    await page.mouse.up();
    await (await state.$('::-p-xpath(.//button[starts-with(., "4")])'))?.click();
    expect(await input?.evaluate(({ value }) => value)).toBe('+4');
    await input?.focus();
    await page.keyboard.press('End');
    await page.keyboard.type('4 161 496 0127');
    await page.keyboard.press('Enter');
    await told(sent, 1);
    expect(sent[0]).toEqual(['suggestTyped', '+44 161 496 0127']);
  }));

test('[AC-34] letters become digits as they are typed on the keypad', () =>
  seeState('Dial pad, letters', async ({ state }) => {
    expect(await state.$eval('input', ({ value }) => value)).toBe('1-800-3569377');
  }));

test('[AC-27] a key sends its digit once and sounds its two tones', () =>
  seeState('Keypad', async ({ page, state, sent }) => {
    await page.evaluate(() => {
      const tones: number[] = [];
      Object.assign(window, { tones });
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (when) {
        tones.push(this.frequency.value);
        start.call(this, when);
      };
    });
    await (await state.$('.keypad'))?.focus();
    await page.keyboard.press('5');
    await told(sent, 1);
    expect(sent[0]).toEqual(['sendDigits', 'c-amara', '5']);
    expect(await page.evaluate(() => (window as unknown as { tones: number[] }).tones)).toEqual([770, 1336]);
    expect(await state.$eval('.digits bdi', (trail) => trail.textContent)).toBe('1244#25');
  }));

test('[AC-47] Hold all holds everybody who can be held, each by name', () =>
  seeState('Conference of four', async ({ page, state, sent }) => {
    // New controls take no press for half a second.
    await page.waitForFunction(
      (figure) => {
        const controls = figure.querySelector('.controls');
        return controls && getComputedStyle(controls).pointerEvents !== 'none';
      },
      {},
      state,
    );
    await (await state.$('::-p-xpath(.//button[normalize-space(.)="Hold all"])'))?.click();
    await told(sent, 2);
    expect(sent).toEqual([
      ['holdParty', 'c-amara', 'p-amara'],
      ['holdParty', 'c-amara', 'p-tomasz'],
    ]);
  }));

test('[AC-49] after a refused transfer somebody else can be tried at once', () =>
  seeState('Transfer failed', async ({ page, state, sent }) => {
    await (await state.$('::-p-xpath(.//button[normalize-space(.)="Try someone else"])'))?.click();
    await state.waitForSelector('.directory .person');
    await page.keyboard.press('Enter');
    await told(sent, 2);
    expect(sent.map(([command]) => command)).toEqual(['dismissNotice', 'consult']);
  }));
