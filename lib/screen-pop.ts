/** Which page is opened for a call, and its address. Pure. */

import type { Call } from './call.ts';

export interface ScreenPopRules {
  /** Nothing, the call's own record page, or the address of `screenPopTemplate`. */
  screenPop: 'off' | 'record' | 'address';
  screenPopAt: 'ring' | 'answer';
  /** An address with places to fill in, such as `https://crm.example/find?phone={e164}`. */
  screenPopTemplate: string;
}

export const defaultScreenPop: ScreenPopRules = {
  screenPop: 'off',
  screenPopAt: 'answer',
  screenPopTemplate: '',
};

/** What of a call can be filled in. */
export type CallFacts = Pick<Call, 'id' | 'number' | 'name' | 'queue' | 'direction' | 'attributes'>;

/** What can be filled in. Attributes of the contact are `{attribute:Name}`. */
const places: Record<string, (call: CallFacts) => string | null> = {
  e164: ({ number }) => number,
  contactId: ({ id }) => id,
  name: ({ name }) => name,
  queue: ({ queue }) => queue,
  direction: ({ direction }) => direction,
};
const place = /\{([^{}]*)\}/g;
const attribute = /^attribute:(.{1,120})$/;

/** What is wrong with a template, in words; null when it can stand. Empty can: nothing is opened. */
export function templateFault(template: string): string | null {
  if (template === '') return null;
  if (template.length > 2_000) return 'The address is too long.';
  const unknown = [...template.matchAll(place)].find(
    ([, name = '']) => !(name in places) && !attribute.test(name),
  );
  if (unknown)
    return `${unknown[0]} is not known. Use {e164}, {contactId}, {name}, {queue}, {direction} or {attribute:Name}.`;
  const url = URL.parse(template.replaceAll(place, 'x'));
  if (!url || !/^https?:\/\//i.test(template)) return 'The address begins with https:// or http://.';
  if (url.username || url.password) return 'The address holds a user name or a password. Leave them out.';
  // A caller may choose a name or an attribute: they must not choose the site.
  const isFixed = originOf(template) === url.origin && !/[{}]/.test(template.slice(0, siteEnd(template)));
  return isFixed ? null : 'What is filled in must stand after the name of the site.';
}

const siteEnd = (template: string): number => {
  const end = template.slice(8).search(/[/?#]/);
  return end < 0 ? template.length : end + 8;
};
const originOf = (template: string) => URL.parse(template.slice(0, siteEnd(template)))?.origin ?? null;

/** A value such as `..` says nothing to the encoding, and would lead to another page of the site. */
const pathDepth = (address: string) => URL.parse(address)?.pathname.split('/').length;

/**
 * The address for this call, every value encoded; null when the template cannot stand, or a value that it needs is
 * missing or is a step in the path: a search for nothing would show the wrong customer.
 */
export function popAddress(template: string, call: CallFacts): string | null {
  if (template === '' || templateFault(template) !== null) return null;
  let isWhole = true;
  const address = template.replaceAll(place, (_, name: string) => {
    const named = attribute.exec(name)?.[1];
    const value = named === undefined ? places[name]?.(call) : call.attributes[named];
    if (!value) isWhole = false;
    return encodeURIComponent(value ?? '');
  });
  return isWhole && pathDepth(address) === pathDepth(template.replaceAll(place, 'x')) ? address : null;
}
