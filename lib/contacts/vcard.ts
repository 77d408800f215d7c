/** vCards: what phones, mail programs and address books exchange. Reads 2.1, 3.0 and 4.0, writes 3.0. Pure. */

import { numberLabel } from './columns.ts';
import type { Contact } from './contact.ts';
import type { Draft, Fault, Reading } from './draft.ts';
import { type Property, partsOf, propertiesOf, textOf } from './vcard-lines.ts';

/** All cards of a file. A card that does not end is read as far as it goes; one inside another is a card of its own. */
export function readVCards(text: string): Reading {
  const cards: Property[][] = [];
  const open: Property[][] = [];
  for (const property of propertiesOf(text)) {
    const isCard = /^vcard$/i.test(property.value.trim());
    if (property.name === 'BEGIN' && isCard) {
      const card: Property[] = [];
      cards.push(card);
      open.push(card);
    } else if (property.name === 'END' && isCard) open.pop();
    else open.at(-1)?.push(property);
  }
  const drafts = cards.map((card, at) => draftOf(card, at + 1));
  return { drafts, faults: cards.length > 0 ? [] : [noCard(text)] };
}

const noCard = (text: string): Fault => ({
  row: 1,
  column: '',
  text: text.slice(0, 40),
  what: 'No card begins in this file.',
  mend: 'Choose a file that holds BEGIN:VCARD, or a CSV file.',
  isLeftOut: true,
});

function draftOf(card: readonly Property[], row: number): Draft {
  const first = (name: string) => card.find((property) => property.name === name)?.value ?? '';
  // Family; given; middle; before; after.
  const [family = '', given = '', middle = ''] = partsOf(first('N'), ';');
  const whole = [given, middle, family].filter((part) => part !== '').join(' ');
  const numbers = card.filter(({ name }) => name === 'TEL').filter((tel) => !isMachine(tel));
  return {
    row,
    name: textOf(first('FN')) || whole || textOf(first('NICKNAME')),
    company: partsOf(first('ORG'), ';').filter(Boolean).join(', '),
    notes: card
      .filter(({ name }) => name === 'NOTE')
      .map(({ value }) => textOf(value))
      .filter(Boolean)
      .join('\n'),
    numbers: [...numbers.filter(isPreferred), ...numbers.filter((tel) => !isPreferred(tel))]
      .map((tel) => ({ label: labelOf(tel, card), text: textOf(tel.value), column: 'TEL' }))
      .filter(({ text }) => text !== ''),
  };
}

const typesOf = ({ parameters }: Property) =>
  (parameters.get('TYPE') ?? []).map((type) => type.toLowerCase());

const isPreferred = (tel: Property) =>
  typesOf(tel).includes('pref') || tel.parameters.get('PREF')?.[0] === '1';

/** A fax, pager or modem, and no voice. */
function isMachine(tel: Property): boolean {
  const types = typesOf(tel);
  return types.some((type) => /^(fax|pager|modem|bbs)$/.test(type)) && !types.includes('voice');
}

/** Apple's own label beside the number, else its types. */
function labelOf(tel: Property, card: readonly Property[]): string {
  const own = tel.group && card.find(({ name, group }) => name === 'X-ABLABEL' && group === tel.group)?.value;
  if (own) return numberLabel(textOf(own).replace(/^_\$!<(.*)>!\$_$/, '$1'));
  const types = typesOf(tel).filter((type) => !/^(pref|voice|msg|text|video|x-.*|internet)$/.test(type));
  const place = types.find((type) => type === 'cell' || type === 'iphone') ?? types[0] ?? '';
  return place === 'iphone' ? 'mobile' : numberLabel(place);
}

const typeOfLabel: Record<string, string> = { mobile: 'CELL', work: 'WORK', home: 'HOME' };

/** The contacts as vCard 3.0, which every address book reads. */
export function writeVCards(contacts: readonly Contact[]): string {
  const lines = contacts.flatMap(({ name, company, numbers, notes }) => [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(name)}`,
    // 3.0 demands N, and which word is the family name nobody told us.
    `N:;${escaped(name)};;;`,
    ...(company ? [`ORG:${escaped(company)}`] : []),
    ...numbers.flatMap(({ label, e164 }, at) => {
      const type = typeOfLabel[label];
      if (type || !label) return [`TEL${type ? `;TYPE=${type}` : ''}:${e164}`];
      return [`item${at + 1}.TEL:${e164}`, `item${at + 1}.X-ABLabel:${escaped(label)}`];
    }),
    ...(notes ? [`NOTE:${escaped(notes)}`] : []),
    'END:VCARD',
  ]);
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** At most 75 bytes a line, no character cut in two. */
function folded(line: string): string {
  let bytes = 0;
  let whole = '';
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > 75) {
      whole += '\r\n ';
      bytes = 1;
    }
    whole += character;
    bytes += size;
  }
  return whole;
}
