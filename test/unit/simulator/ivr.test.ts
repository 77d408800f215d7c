/** Menus that listen to digits: of a number an agent dials, and of the instance's own main number. */

import { describe, expect, test } from 'vitest';
import type { IvrMenu } from '../../../simulator/connect/instance/ivr.ts';
import { openScene, type Scene } from './scene.ts';

const bank = '+442079460177';
const menu: IvrMenu = {
  name: 'Main',
  says: { toneHz: 500 },
  options: {
    '1': {
      name: 'Accounts',
      says: { toneHz: 600 },
      options: { '4': { name: 'Balance', says: { toneHz: 700 } } },
    },
    '9': { name: 'Goodbye', hangsUp: true },
  },
};

/** Priya has dialled a machine that answered. */
function dialled(): Scene {
  const scene = openScene();
  scene.script(bank, { answersAfterMs: 0, ivr: menu });
  scene.dial('priya', bank);
  scene.pass(0);
  return scene;
}
const machine = (scene: Scene) =>
  scene.instance.conversations[0]?.parties.find(
    (it) => it.id === scene.instance.conversations[0]?.initialPartyId,
  );

describe('a dialled machine', () => {
  test.each([
    ['', ['Main'], 500],
    ['1', ['Main', 'Accounts'], 600],
    ['14', ['Main', 'Accounts', 'Balance'], 700],
    ['7', ['Main'], 500],
    ['714', ['Main', 'Accounts', 'Balance'], 700],
    ['144', ['Main', 'Accounts', 'Balance'], 700],
  ])('that hears "%s" has come to %j and says so', (digits, path, toneHz) => {
    const scene = dialled();
    for (const digit of digits) scene.digits('priya', scene.connection('priya', 'outbound'), digit);
    expect(machine(scene)).toMatchObject({ ivrPath: path, voice: { toneHz }, digits });
  });

  test('hangs up where its menu says so', () => {
    const scene = dialled();
    scene.digits('priya', scene.connection('priya', 'outbound'), '9');
    expect(scene.sees('priya')).toContain('AfterCallWork');
  });

  test('hears digits as a third party as well', () => {
    const scene = openScene();
    scene.script(bank, { answersAfterMs: 0, ivr: menu });
    scene.presence('priya', 'Available');
    scene.inbound();
    scene.accept('priya');
    const party = scene.bringNumber('priya', bank);
    scene.pass(0);
    scene.digits('priya', party.id, '1');
    const heard = scene.instance.conversations[0]?.parties.find((it) => it.id === party.id);
    expect(heard?.ivrPath).toEqual(['Main', 'Accounts']);
  });
});

describe('the main number', () => {
  const call = () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    return { scene, contact: scene.inbound('+442079460958', { ivr: true }) };
  };

  test('is heard before anybody is rung', () => {
    const { scene, contact } = call();
    expect(scene.sees('priya')).toBe('Available');
    const [system] = scene.instance.conversations[0]?.parties ?? [];
    expect(system).toMatchObject({ state: 'connected', ivrPath: ['Welcome'], voice: { toneHz: 520 } });
    scene.customerHangsUp(contact.id);
    expect(scene.instance.conversations).toEqual([]);
  });

  test.each([
    ['11', 'Billing', { language: 'en' }],
    ['12', 'Orders', { language: 'en' }],
    ['2', 'Spanish line', { language: 'es' }],
  ])('with %s leads to %s, and the agent sees the language', (digits, queue, language) => {
    const { scene, contact } = call();
    for (const digit of digits) scene.presses(contact.id, digit);
    const rung = scene.newest('priya');
    expect(rung).toMatchObject({ contactId: contact.id, queue: { name: queue } });
    expect(rung.attributes).toMatchObject({ language: { value: language.language } });
    scene.accept('priya');
    expect(scene.heard()).toEqual(['customer priya']);
  });

  test('hangs up on who says goodbye, and ignores keys it does not know', () => {
    const { scene, contact } = call();
    scene.presses(contact.id, '5');
    expect(scene.sees('priya')).toBe('Available');
    scene.presses(contact.id, '19');
    expect(scene.instance.conversations).toEqual([]);
  });

  test('hears nothing any more once an agent is rung or there', () => {
    const { scene, contact } = call();
    scene.presses(contact.id, '11');
    scene.presses(contact.id, '2');
    expect(scene.newest('priya').queue?.name).toBe('Billing');
  });
});
