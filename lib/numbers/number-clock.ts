/** What the clock says where a number belongs. Pure. */

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type ClockThere, clockThere } from './local-time.ts';

/** Of an E.164 number; null when its country is not known. `at` epoch ms, `language` a BCP 47 tag. */
export function clockOfNumber(e164: string, at: number, language: string): ClockThere | null {
  const country = parsePhoneNumberFromString(e164)?.country;
  return country ? clockThere(country, at, language) : null;
}
