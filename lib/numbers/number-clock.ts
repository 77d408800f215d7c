/** What the clock says where a number belongs. Pure. */

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type ClockThere, clockIn, clockThere } from './local-time.ts';

/** Of an E.164 number; null when its country is not known. `at` epoch ms, `language` a BCP 47 tag. */
export function clockOfNumber(e164: string, at: number, language: string): ClockThere | null {
  const country = parsePhoneNumberFromString(e164)?.country;
  return country ? clockThere(country, at, language) : null;
}

/** Where a customer is: in the time zone that is told of them, IANA name or empty, else where their number belongs. */
export const clockOfCustomer = (
  timeZone: string,
  e164: string,
  at: number,
  language: string,
): ClockThere | null => (timeZone ? clockIn([timeZone], at, language) : clockOfNumber(e164, at, language));
