/** Text of a page brought to ASCII digits, spaces and hyphens, each character staying in its place. Pure. */

/** Between the texts of two blocks: paragraphs, cells, lines. No number crosses it. */
export const blockBorder = '\n';
/** Between two texts that stand side by side in one line but in two elements. */
export const inlineBorder = '\u2060';
/** Stands for every character that nobody sees. */
const unseen = '\u200b';

const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040, 0x17e0, 0xff10];
const odd = /[\t\f\r\v]|[^\0-\x7f]/g;

/** As long as `text`: offsets in one are offsets in the other. Line ends stay, since they are block borders here. */
export function flatText(text: string): string {
  return text.replace(odd, (character) => {
    if (character < ' ' || /\s/.test(character)) return character === '\ufeff' ? unseen : ' ';
    const code = character.charCodeAt(0);
    if (code === 0x2060) return inlineBorder;
    if (code === 0xad || (code >= 0x200b && code <= 0x200d)) return unseen;
    if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xff0d || code === 0x30fc)
      return '-';
    // Between two entries, and not in figures as the plain one.
    if (code === 0xff0c || code === 0x3001) return ';';
    const zero = zeros.find((each) => code >= each && code < each + 10);
    if (zero !== undefined) return String(code - zero);
    return code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : character;
  });
}
