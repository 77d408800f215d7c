/** Where numbers without a country code can be from. */

import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import type { NumberHome } from '../../lib/contacts/check-draft.ts';
import { countryName } from '../words.ts';

let known: { home: NumberHome; name: string }[] | null = null;

/** All countries by name, and the way out for lists that begin with the country code but no plus. */
export function homes(): { home: NumberHome; name: string }[] {
  known ??= [
    { home: 'country-code-first', name: 'They begin with their country code' },
    ...getCountries()
      .map((home) => ({ home, name: `${countryName(home) ?? home} +${getCountryCallingCode(home)}` }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  ];
  return known;
}
