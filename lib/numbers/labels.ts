/** What the words around digits say about them: a telephone number, or something else. Pure. */

import { kindsOf, type WordKind } from './label-words.ts';
import { letters } from './letters.ts';

/** In scripts without spaces, and signs. */
const unspaced =
  /電話|电话|手机|手機|热线|熱線|专线|專線|总机|總機|客服|携帯|フリーダイヤル|お問い?合わ?せ|전화|핸드폰|휴대폰|고객센터|대표번호|연락처|문의|โทร(?!สาร)|फ़ोन|☎|☏|📞|✆|📱/g;
const unspacedFax = /传真|傳真|팩스|ファックス|ﾌｧｸｽ|โทรสาร|แฟกซ์|📠|℻/g;
/** "Number" of something, unless it is the number of one of the above. */
const unspacedOther = /(?<![话話机機帯線线화폰표] ?)(?:番号|号码|號碼|编号|編號|번호|型番|订单号|訂單號)/g;

const otherSign = /[$€£¥₹₽₩#=&?_§^~©]$/;

/** Letters in front of a number on cards and in footers: `T: 030 …`, `M 0171 …`, `p. 09 …`. */
const letter = new RegExp(
  `(?:(?:^|[\\n\\u2060|,;·•(/]) ?(?:[tpmhowdтмτ] ?[.:)]|[tm](?=[ \\n\\u2060]))|[ .]p\\.|(?<![${letters}])(?:office|direct|main|work|home|business|support|sales|service|reception|büro|zentrale|oficina|bureau|biuro|kontor|ufficio|hq|standard|hp|wa)s?:)[ \\n\\u2060]*$`,
);
const faxLetter = /(?:^|[\n\u2060|,;·•(/\d]) ?f(?: ?[.:)]|[ \n\u2060]*$)[ \n\u2060]*$/;

/** Behind a number, in small letters: `(fax)`. */
export const faxBehind = /^ ?[([] ?(?:(?:tele)?fax|faks|факс)(?![a-z\d])/;

/**
 * A telephone behind its number, in small letters: `(mobile)`, and where grammar puts it there, with the ending that is tied to
 * the number: `70/555-012-es telefonszámon`, `0212 555 01 23 numaralı telefon`.
 */
export const nounBehind =
  /^(?: ?[([] ?(?:tel|telefono?|téléphone|phone|mob|mobile?|m[oó]vil|cell?|gsm|handy|portable|puh|whatsapp|toll[ -]?free|free ?phone)(?![a-zé])|-[a-zöőáé]{1,3} (?:telefon|mobil)?szám(?:on|ot|ra)| (?:numaral[ıi]|no'?lu) (?:telefon|hat))/;

/** A fax with the end of its entry, as it stands before the next number. */
const faxOfBefore = /^ ?[([] ?(?:(?:tele)?fax|faks|факс)\.? ?[)\]] ?(?=[\n|,;·•])/;

/** What stands before a number. `letter` is a weaker noun: one letter, or the name of a place with a colon. */
export type Label = 'noun' | 'letter' | 'verb' | 'fax' | 'other' | null;
/** Another number; opening hours, as in `Tel. (9-17 h)`, do not end the words before a number. */
const longDigits = /\d(?:[ ./()-]{0,2}\d){4,}/g;
const nounReach = 34;
const faxReach = 34;
const verbReach = 22;
const otherReach = 16;
/** A space, or a colon and a space. */
const thingReach = 2;
/** "Tel/Fax" is a telephone too. */
const bothReach = 9;
const both = new RegExp(
  `[${letters}][ .]*(?:[/&+,-]|(?:^|[ /])(?:u|und|and|et|e|y|i|og|och|en)(?=[ .]))[^${letters}]*(?:(?:und|and|et|e|y) )?\\S*(?:fax|faks|факс|φαξ)`,
);
const words = new RegExp(`[${letters}]+`, 'g');
const wordThenSign = new RegExp(`[${letters}]\\.? ?#$`);

/**
 * What the words right before a number say, the nearest one counting. `lead` is the flat text that ends where the
 * number begins; only what follows the number before is read.
 */
export function labelOf(lead: string): Label {
  const near = lead.slice(-64);
  const behind = behindLast(longDigits, near).toLowerCase();
  const tail = behind.length < near.length ? behind.replace(faxOfBefore, '') : behind;
  if (faxLetter.test(tail)) return 'fax';
  if (letter.test(tail)) return 'letter';
  // "Tel #212…" is announced by its word.
  if (otherSign.test(tail) && !wordThenSign.test(tail)) return 'other';
  const far = Number.POSITIVE_INFINITY;
  const distance = { noun: far, verb: far, fax: far, other: far, holder: far, thing: far, numbering: far };
  let before: readonly WordKind[] = [];
  for (const { 0: word, index } of tail.matchAll(words)) {
    const behind = tail.length - index - word.length;
    if (behind > nounReach + bothReach) continue;
    // "Mrs P Hill" and "Phoenix, AZ": letters of names, and no pages or file numbers.
    const isOfName =
      word.length === 1 ? behind > 3 : word.length === 2 && behind < 3 && tail.endsWith(', ', index);
    // "info@club.org or (212) …"
    const isOfHost = /[a-z\d][.@]$/.test(tail.slice(0, index));
    const kinds = kindsOf(word).filter((kind) => kind !== 'other' || !(isOfName || isOfHost));
    for (const kind of kinds) distance[kind] = behind;
    // "Customer no." and "n° client", where neither word says anything by itself.
    const pair = [...before, ...kinds];
    if (pair.includes('holder') && pair.includes('numbering')) distance.other = behind;
    before = kinds;
  }
  if (/[^\0-\u024f]/.test(tail)) {
    for (const { index } of tail.matchAll(unspaced)) distance.noun = tail.length - index - 2;
    for (const { index } of tail.matchAll(unspacedFax)) distance.fax = tail.length - index - 2;
    for (const { index } of tail.matchAll(unspacedOther)) distance.other = tail.length - index - 2;
  }
  const { noun, verb, fax, thing } = distance;
  const other = thing <= thingReach ? thing : distance.other;
  if (fax <= faxReach && fax < noun) return noun - fax <= bothReach && both.test(tail) ? 'noun' : 'fax';
  if (other <= otherReach && other < noun && other < verb) return 'other';
  if (noun <= nounReach) return 'noun';
  return verb <= verbReach ? 'verb' : null;
}

/** What follows the last place of a global pattern; all of it where there is none. */
function behindLast(pattern: RegExp, text: string): string {
  let end = 0;
  for (pattern.lastIndex = 0; pattern.test(text); ) end = pattern.lastIndex;
  return text.slice(end);
}

/** Signs of an address block: an e-mail, a site, a street, words of contact. */
const contactBlock =
  /[^\s@]@[^\s@]|\bwww\.|e-?mail|\b(?:street|avenue|suite|road|drive|blvd|address|contact us|office|p\.?o\.? box)\b|\b(?:st|ave|rd|dr)[.,]|stra(?:ß|ss)e|str\.|\bplatz\b|\b(?:rue|calle|via|rua|avenida|avda|plaza|piazza|viale|corso|largo)\b|\bul\.|\bulica|adres|dirección|endereço|indirizzo|kontakt|contact[oe]?\b|impressum|адрес/;

/** Whether a text around a number reads like an address or a contact block. */
export function isContactBlock(around: string): boolean {
  return contactBlock.test(around.toLowerCase());
}
