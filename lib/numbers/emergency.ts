/** Emergency numbers by country, and the ways they get disguised. Pure. */

/** Known to networks and handsets everywhere, or so well known that a card is right in any country. */
const everywhere = ['112', '911', '999'];

/** Fire, ambulance and police where they are not among the three above (ITU-T E.129 lists). */
const byCountry: Record<string, string> = {
  AE: '997 998 996 999',
  AF: '119 102 100',
  AL: '127 128 129',
  AM: '101 102 103',
  AO: '113 115 116',
  AR: '100 101 107 911',
  AT: '122 133 144',
  AU: '000',
  AZ: '101 102 103',
  BA: '122 123 124',
  BD: '999',
  BE: '100 101',
  BG: '150 160 166',
  BH: '999',
  BO: '110 118 119',
  BR: '190 192 193',
  BY: '101 102 103',
  CH: '117 118 144 1414',
  CL: '131 132 133',
  CN: '110 119 120 122',
  CO: '123',
  CR: '911',
  CU: '104 105 106',
  CY: '199',
  CZ: '150 155 158',
  DE: '110',
  DK: '114',
  DZ: '14 17 1548',
  EC: '911',
  EE: '110',
  EG: '122 123 180',
  ES: '061 062 080 085 088 091 092',
  FI: '112',
  FR: '15 17 18 114 115 119 196',
  GB: '999',
  GE: '112',
  GH: '191 192 193',
  GR: '100 166 199',
  HK: '999',
  HR: '192 193 194',
  HU: '104 105 107',
  ID: '110 113 118 119',
  IE: '999',
  IL: '100 101 102',
  IN: '100 101 102 108 1091',
  IQ: '104 115 122',
  IR: '110 115 125',
  IS: '112',
  IT: '113 115 118',
  JM: '110 119',
  JO: '911',
  JP: '110 118 119',
  KE: '999',
  KG: '101 102 103',
  KH: '117 118 119',
  KR: '119',
  KW: '112',
  KZ: '101 102 103',
  LA: '1191 1195',
  LB: '112 125 140 175',
  LK: '110 118 119',
  LT: '101 102 103',
  LU: '113',
  LV: '110 113',
  MA: '15 19 177',
  MC: '15 17 18',
  MD: '901 902 903',
  ME: '122 123 124',
  MK: '192 193 194',
  MM: '191 192 199',
  MN: '101 102 103',
  MX: '065 066 068',
  MY: '994',
  NG: '199',
  NL: '112',
  NO: '110 113',
  NP: '100 101 102',
  NZ: '111',
  OM: '9999',
  PA: '103 104',
  PE: '105 106 116',
  PH: '117',
  PK: '15 16 115 1122',
  PL: '997 998',
  PT: '117',
  PY: '911',
  QA: '999',
  RO: '112',
  RS: '192 193 194',
  RU: '101 102 103 01 02 03',
  SA: '997 998',
  SE: '112 90000',
  SG: '995',
  SI: '113',
  SK: '150 155 158',
  SN: '15 17 18',
  SY: '110 112 113',
  TH: '191 199 1669',
  TN: '190 197 198',
  TR: '110 155',
  TW: '110 119',
  TZ: '114 115',
  UA: '101 102 103',
  UG: '999',
  UY: '104 105 911',
  UZ: '101 102 103',
  VE: '171',
  VN: '113 114 115',
  YE: '191 194 199',
  ZA: '10111 10177',
  ZM: '991 993',
  ZW: '993 994 995',
};

/** Directs a call out of a company's own exchange in most of the world. */
const outsideLine = /^[09]/;

/**
 * The emergency number that `text` (plain, see plainText) would reach, or null. Catches 9911 and 0112
 * (outside line), 9112 (networks connect what begins with it), +1 911 and 00 44 999 (country prefix),
 * and anything behind a pause. `callingCode` is the region's own, digits only.
 */
export function emergencyNumber(text: string, region: string, callingCode: string): string | null {
  const dialled = text.split(/[,;pwx]/i)[0] ?? '';
  if (!/^[\d\s+().\-/*#]*$/.test(dialled)) return null;
  const isWithCountry = /^\s*(\+|00\s*[1-9]|011)/.test(dialled);
  const digits = dialled.replace(/\D/g, '');
  if (digits.length > 9) return null;
  const numbers = [...everywhere, ...(byCountry[region]?.split(' ') ?? [])];
  const isOne = (candidate: string) => numbers.includes(candidate);
  if (isOne(digits)) return digits;
  const behindLine = digits.replace(outsideLine, '');
  if (isOne(behindLine)) return behindLine;
  if (isWithCountry) {
    const behindPrefix = digits.replace(/^(00|011)/, '');
    for (const number of numbers) {
      const country = behindPrefix.slice(0, -number.length);
      if (behindPrefix.endsWith(number) && country.length <= 3) return number;
    }
  }
  if (callingCode !== '' && digits.startsWith(callingCode) && isOne(digits.slice(callingCode.length)))
    return digits.slice(callingCode.length);
  return digits.length <= 5 ? (everywhere.find((number) => digits.startsWith(number)) ?? null) : null;
}
