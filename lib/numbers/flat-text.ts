/** Text of a page brought to ASCII digits, spaces and hyphens, each character staying in its place. Pure. */

/** Between the texts of two blocks: paragraphs, cells, lines. No number crosses it. */
export const blockBorder = '\n';
/** Between two texts that stand side by side in one line but in two elements. */
export const inlineBorder = '\u2060';
/** Stands for every character that nobody sees, marks of direction too. */
export const unseen = '\u200b';

const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040, 0x17e0, 0xff10];
const spaces = /[\t\f\r\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
/** What else is written otherwise; letters beyond ASCII, of which whole pages consist, are passed over. */
const odd =
  /[\u00ad\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u1040-\u1049\u17e0-\u17e9\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\u2010-\u2015\u2212\u3001\u30fb\u30fc\ufeff\uff01-\uff5e]/g;

/** As long as `text`: offsets in one are offsets in the other. Line ends stay, since they are block borders here. */
export function flatText(text: string): string {
  return text.replace(spaces, ' ').replace(odd, (character) => {
    const code = character.charCodeAt(0);
    if (code === 0xad || code === 0xfeff || code === 0x61c || (code >= 0x200b && code <= 0x200f))
      return unseen;
    if (code >= 0x202a && code <= 0x2069) return unseen;
    if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xff0d || code === 0x30fc)
      return '-';
    // Between two entries, and not in figures as the plain one.
    if (code === 0x30fb) return '·';
    if (code === 0xff0c || code === 0x3001) return ';';
    const zero = zeros.find((each) => code >= each && code < each + 10);
    if (zero !== undefined) return String(code - zero);
    return code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : character;
  });
}
