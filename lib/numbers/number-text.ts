/** How a number is written for people. Pure. */

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** An E.164 number with its country's own grouping, `+44 20 7946 0958`; as it is when no country knows it. */
export function numberText(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
