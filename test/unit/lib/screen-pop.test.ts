import { describe, expect, it } from 'vitest';
import { popAddress, templateFault } from '../../../lib/screen-pop.ts';
import { call } from '../../gallery/people.ts';

const caller = call({ number: '+442079460958', name: 'Ä & B/C', attributes: { Order: '88 210?447' } });

describe('a template', () => {
  it.each([
    ['', null],
    ['https://crm.example/find?phone={e164}', null],
    ['http://localhost:7000/{contactId}#{attribute:Order}', null],
    ['javascript:alert({e164})', 'begins with https'],
    ['data:text/html,{name}', 'begins with https'],
    ['//crm.example/{e164}', 'begins with https'],
    ['https://{name}.example/', 'after the name of the site'],
    ['https://crm.example{attribute:x}/find', 'after the name of the site'],
    ['https://crm.example:{e164}/', 'begins with https'],
    ['https://crm.example@{name}/x', 'a user name or a password'],
    ['https://priya:secret@crm.example/{e164}', 'a user name or a password'],
    ['https://crm.example/{phone}', '{phone} is not known'],
    [`https://crm.example/${'x'.repeat(2_000)}`, 'too long'],
  ])('%s', (template, fault) => {
    const found = templateFault(template);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });
});

describe('[AC-28] the page that opens for a call', () => {
  it('has each value encoded', () => {
    const template = 'https://crm.example/find?phone={e164}&who={name}&order={attribute:Order}';
    expect(popAddress(template, caller)).toBe(
      'https://crm.example/find?phone=%2B442079460958&who=%C3%84%20%26%20B%2FC&order=88%20210%3F447',
    );
  });

  it('does not open for a value that is missing, or a template that cannot stand', () => {
    expect(popAddress('https://crm.example/?phone={e164}', { ...caller, number: null })).toBeNull();
    expect(popAddress('https://crm.example/?x={attribute:Gone}', caller)).toBeNull();
    expect(popAddress('javascript:{e164}', caller)).toBeNull();
    expect(popAddress('', caller)).toBeNull();
  });

  it('lets no caller choose the site', () => {
    const evil = { ...caller, name: '@evil.example/' };
    expect(new URL(popAddress('https://crm.example/{name}', evil) ?? '').origin).toBe('https://crm.example');
  });

  it.each(['..', '.', '%2e%2e'])('lets no caller who is called %s choose another page of it', (name) => {
    const template = 'https://crm.example/customers/{name}/orders';
    const address = popAddress(template, { ...caller, name });
    expect(new URL(address ?? 'https://crm.example/customers/x/orders').pathname).toMatch(
      /^\/customers\/[^/]+\/orders$/,
    );
    expect(popAddress('https://crm.example/find?who={name}', { ...caller, name })).not.toBeNull();
  });
});
