/** Digits, spaces and dashes as pages write them, brought to ASCII. Pure. */

/** The zero of every script whose digits stand on telephone pages; each is followed by its one to nine. */
const zeros = '0٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０';
const spaces = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
/** Not seen by anybody, and not a direction mark: zero-width space, soft hyphen, joiners, byte order mark. */
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const dashes = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d]/gu;
const wideMarks = /[\uff01-\uff5e]/gu;

function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  for (const zero of zeros) {
    const value = code - (zero.codePointAt(0) ?? 0);
    if (value >= 0 && value <= 9) return String(value);
  }
  return character;
}

/** `text` with ASCII digits, plain spaces and hyphens; digits of an unknown script stay as they are. */
export function plainText(text: string): string {
  return text
    .replace(spaces, ' ')
    .replace(unseen, '')
    .replace(dashes, '-')
    .replace(/\p{Nd}/gu, digit)
    .replace(wideMarks, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
