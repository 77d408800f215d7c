/** Extensions, as they stand behind numbers. Pure; on flat text. */

const extensionWords = new Set(
  'ext extn extension extensión x durchwahl dw poste anexo interno int ramal доб wew #'.split(' '),
);
const extensionForm = /^,?[ \u200b\u2060]{0,2}[([]?([a-zóабод]+|#)[ .:]*(\d+)/;
const mostExtensionDigits = 6;

/** The digits of an extension that stands right behind a number; null for none. */
export function extensionIn(rest: string): string | null {
  const [, word = '', digits = ''] = extensionForm.exec(rest.toLowerCase()) ?? [];
  return extensionWords.has(word) && digits.length <= mostExtensionDigits ? digits : null;
}
