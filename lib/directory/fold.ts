/** Text as it is compared in searches: small letters without accents, words parted by one space. Pure. */

/** Letters that Unicode does not take apart. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/** `text` folded; empty when it holds no letter and no digit. An apostrophe joins (`O'Brien`), every other sign parts. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  // Most text is plain, and plain text needs no taking apart.
  const plain = /^[\0-\x7f]*$/.test(small)
    ? small
    : small
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/[ßæœøłđðþħı]/g, (letter) => letters[letter] ?? letter);
  return plain
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
