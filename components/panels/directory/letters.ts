/** Letters of a telephone's keys. Pure. */

const keyOf = Object.fromEntries(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, at) => [letter, '22233344455566677778889999'.charAt(at)]),
);

/** Every letter A to Z, small or capital, as the digit of its key; all else stays. */
export function lettersAsDigits(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => keyOf[letter.toUpperCase()] ?? letter);
}

/** What a field holds while its keypad is open: letters as digits, but a pasted extension as it is written. */
export function padText(text: string): string {
  if (isSentence(text)) return text;
  const at = text.search(extensionBegun);
  return at < 0 ? lettersAsDigits(text) : lettersAsDigits(text.slice(0, at)) + text.slice(at);
}

/** Pasted with the words in front of its number, which are no keys: "Call me at 020 7946 0958". */
const isSentence = (text: string) => /^\s*[a-z]/i.test(text) && (text.match(/\d/g)?.length ?? 0) >= 7;

/** Digits may be missing while it is corrected; a bare x is the letter of a key until a digit follows. */
const extensionBegun = /(?:(?:;ext=|extension|extn|ext)[ .:]*\d{0,7}|x[ .:]*\d{1,7})\s*$/i;
const extension = /(?:;ext=|(?:extension|extn|ext|x)[ .:]*)\d{1,7}\s*$/i;

/** Letters after so many digits are words beside the number, "020 7946 0958 mobile". */
const wholeNumber = /^(?:\D*\d){9}/;

/** A number as it is to be dialled: "1-800-FLOWERS" in digits; a written extension stays one, and so do words. */
export function asDialled(text: string): string {
  const written = text.trim();
  const isSpelt = /^[+(]?\d/.test(written) && !extension.test(written);
  return isSpelt && !wholeNumber.test(written.replace(/[a-z].*/i, '')) ? lettersAsDigits(written) : written;
}
