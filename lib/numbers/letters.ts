/** Letters of all scripts. Written as a few ranges: `\p{L}` takes milliseconds to compile in each page that needs it. Pure. */

/** What stands between the brackets of a character class: letters and their marks; punctuation and signs are none. */
export const letters =
  'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff\\u3005-\\u3007\\u3040-\\ud7ff\\uf900-\\ufdff\\ufe70-\\ufefe';

/** Whether a character is a letter that has a capital and a small form. */
export const isCased = (character: string) => character.toLowerCase() !== character.toUpperCase();

export const isCapital = (character: string) => character !== character.toLowerCase();

export const isSmall = (character: string) => character !== character.toUpperCase();
