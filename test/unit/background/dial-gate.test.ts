/** Every dial passes one gate: tables of what it lets through, asks about and turns away. */

import { beforeEach, describe, expect, it } from 'vitest';
import { checkNumber } from '../../../lib/numbers/check-number.ts';
import type { CheckedNumber } from '../../../lib/numbers/checked-number.ts';
import { fakeBackground, pageSender } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { priya } from '../../gallery/people.ts';

let time = 0;
let background: Awaited<ReturnType<typeof fakeBackground>>;

beforeEach(async () => {
  time = 1_000_000;
  background = await fakeBackground(storedArea(), () => time);
  background.store.change({ agent: { ...priya(), dialableCountries: [] } });
});

const read = (text: string, region = 'GB') => checkNumber(text, region);
const dial = (number: CheckedNumber, isConfirmed = false) => background.gate.dial(number, isConfirmed);
const dialled = () => background.platform.asked;

async function endCall(): Promise<void> {
  const id = background.store.now().calls.at(-1)?.id ?? '';
  background.platform.customerHangsUp(id);
  await background.commands.clear({}, id);
}

describe('[AC-36] what is dialled', () => {
  it.each([
    ['020 7946 0958', '+442079460958'],
    ['tel:+44-20-7946-0958', '+442079460958'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['٠٢٠ ٧٩٤٦ ٠٩٥٨', '+442079460958'],
    ['０２０ ７９４６ ０９５８', '+442079460958'],
    ['020 7946 0958 ext. 14', '+442079460958'],
  ])('%s: exactly what is shown, %s', async (text, e164) => {
    const number = read(text);
    expect(number).toMatchObject({ e164 });
    await dial(number);
    expect(dialled()).toEqual([`dial ${e164}`]);
  });

  it.each([
    ['*21*02079460958#', 'not-a-number'],
    ['tel:%2A%2306%23', 'not-a-number'],
    ['##002#', 'not-a-number'],
    ['020 7946 0958,,123', 'not-a-number'],
    ['tel:+442079460958;postd=1234', 'not-a-number'],
    ['020 7946 0958p99', 'not-a-number'],
    ['020 7946\u202e 0958', 'not-a-number'],
    ['\u2066020 7946 0958\u2069', 'not-a-number'],
    ['1'.repeat(500), 'not-a-number'],
    ['0'.repeat(81), 'not-a-number'],
    ['javascript:alert(1)', 'not-a-number'],
    ['sip:+442079460958@evil.example', 'not-a-number'],
    ['tel://evil.example', 'not-a-number'],
    ['020 7946 0958\u0000', 'not-a-number'],
    ['999', 'emergency-number'],
    ['9999', 'emergency-number'],
    ['+44 999', 'emergency-number'],
    ['112,,1', 'emergency-number'],
  ])('%j is refused, ticked or not: %s', async (text, code) => {
    for (const isConfirmed of [false, true])
      await expect(dial(read(text), isConfirmed)).rejects.toMatchObject({ code });
    expect(dialled()).toEqual([]);
  });

  it.each<[string, CheckedNumber]>([
    ['a number that reads otherwise', { ...london(), e164: '+44999' }],
    ['a premium number that says it is ordinary', { ...london(), e164: '+4420794609589999' }],
    ['no E.164', { ...london(), e164: '02079460958' }],
  ])('%s is not dialled, wherever it was kept', async (_, number) => {
    await expect(dial(number, true)).rejects.toMatchObject({ code: expect.stringMatching(/number/) });
    expect(dialled()).toEqual([]);
  });
});

describe('[AC-36] what asks first', () => {
  it('is a premium range, each time', async () => {
    const premium = read('0909 879 0123');
    expect(await background.gate.look(premium)).toEqual({ secondLook: 'premium', isBarred: false });
    for (let i = 0; i < 2; i++) {
      await expect(dial(premium)).rejects.toMatchObject({ code: 'confirm-first' });
      await dial(premium, true);
      await endCall();
    }
    expect(dialled().filter((it) => it.startsWith('dial '))).toHaveLength(2);
  });

  it.each(['+882 16 1234567', '+870 773 111632'])(
    'is a satellite or international network: %s',
    async (text) => {
      expect((await background.gate.look(read(text))).secondLook).toBe('premium');
    },
  );

  it('is a country that was never called, once; the agent’s own is known', async () => {
    const berlin = read('+49 30 901820');
    expect((await background.gate.look(read('020 7946 0958'))).secondLook).toBeNull();
    expect((await background.gate.look(berlin)).secondLook).toBe('new-country');
    await expect(dial(berlin)).rejects.toMatchObject({ code: 'confirm-first' });
    await dial(berlin, true);
    await endCall();
    expect((await background.gate.look(berlin)).secondLook).toBeNull();
    await dial(berlin);
  });

  it('is Jamaica although its code begins like New York’s', async () => {
    await dial(read('+1 212 555 0147'), true);
    expect((await background.gate.look(read('+1 876 922 1234'))).secondLook).toBe('new-country');
  });

  it('and a country stays new when the call did not go out', async () => {
    background.platform.refuseNext(new Error('no'));
    const tokyo = read('+81 3 5550 0142');
    await expect(dial(tokyo, true)).rejects.toThrow('no');
    expect((await background.gate.look(tokyo)).secondLook).toBe('new-country');
  });
});

describe('[AC-36] the list of countries', () => {
  it.each([
    ['020 7946 0958', ['GB'], null],
    ['+49 30 901820', ['GB'], 'country-barred'],
    ['+49 30 901820', ['GB', 'DE'], null],
    ['+49 30 901820', [], null],
    ['+800 1234 5678', ['GB'], 'country-barred'],
    ['0909 879 0123', ['DE'], 'country-barred'],
  ])('%s with %j: %s', async (text, countries, code) => {
    background.rules.dialCountries = countries;
    const number = read(text);
    expect((await background.gate.look(number)).isBarred).toBe(code !== null);
    const outcome = await dial(number, true).then(
      () => null,
      (error) => error.code,
    );
    expect(outcome).toBe(code);
  });

  it('holds for transfers and consults as well', async () => {
    background.rules.dialCountries = ['GB'];
    await expect(background.gate.checkTarget('+4930901820', true)).rejects.toMatchObject({
      code: 'country-barred',
    });
  });
});

describe('[VO-36] where a call may go on to', () => {
  it.each([
    ['+449098790123', 'premium-transfer'],
    ['+44999', 'emergency-number'],
    ['+44123', 'not-a-number'],
    ['+441', 'not-a-number'],
  ])('not to %s: %s', async (e164, code) => {
    await expect(background.gate.checkTarget(e164, true)).rejects.toMatchObject({ code });
  });

  it('to a new country only when asked for again within half a minute, or when it was confirmed', async () => {
    const tokyo = '+81355500142';
    await expect(background.gate.checkTarget(tokyo)).rejects.toMatchObject({ code: 'new-country' });
    time += 30_001;
    await expect(background.gate.checkTarget(tokyo)).rejects.toMatchObject({ code: 'new-country' });
    await expect(background.gate.checkTarget('+498912345678')).rejects.toMatchObject({ code: 'new-country' });
    await expect(background.gate.checkTarget(tokyo)).rejects.toMatchObject({ code: 'new-country' });
    await background.gate.checkTarget(tokyo);
    await background.gate.checkTarget('+14155550100', true);
  });
});

describe('[AC-36] an extension', () => {
  const withExtension = () => read('020 7946 0958 ext 14');

  async function answered(): Promise<string> {
    await dial(withExtension());
    const { id } = background.store.now().calls[0] ?? { id: '' };
    await expect
      .poll(() => background.store.now().calls[0]?.extension)
      .toEqual({ digits: '14', sendAt: null });
    background.platform.customerAnswers(id);
    return id;
  }
  const now = () => background.store.now().calls[0]?.extension;

  it('waits for the answer and a pause, then goes out once', async () => {
    const id = await answered();
    expect(now()).toEqual({ digits: '14', sendAt: time + 2_000 });
    expect(dialled()).toEqual(['dial +442079460958']);
    await background.commands.sendExtension({}, id);
    expect(dialled()).toEqual(['dial +442079460958', `sendDigits ${id} 14`]);
    expect(now()).toBeNull();
    await expect(background.commands.sendExtension({}, id)).rejects.toMatchObject({ code: 'not-now' });
  });

  it('is skipped by the agent', async () => {
    const id = await answered();
    await background.commands.skipExtension({}, id);
    expect(now()).toBeNull();
    expect(dialled()).toEqual(['dial +442079460958']);
  });

  it('stays to be sent by hand when Connect refuses', async () => {
    const id = await answered();
    background.platform.refuseNext(new Error('no'));
    await expect(background.commands.sendExtension({}, id)).rejects.toThrow('no');
    expect(now()).toEqual({ digits: '14', sendAt: null });
  });

  it('belongs to the call it was dialled with and to no other', async () => {
    background.platform.refuseNext(new Error('no'));
    await expect(dial(withExtension())).rejects.toThrow('no');
    await dial(read('020 7946 0959'));
    expect(now()).toBeNull();
  });
});

it('[XX-05] a page suggests and never dials, whatever it sends', async () => {
  await background.suggestions.suggest(pageSender, '020 7946 0958 ext 14');
  expect(dialled()).toEqual([]);
});

function london() {
  const number = read('020 7946 0958');
  if (!('e164' in number)) throw new Error('London has a number.');
  return number;
}
