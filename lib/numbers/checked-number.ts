/** A number after the strict check: what exactly would be dialled, or why nothing will be. Types only. */

export interface DialableNumber {
  kind: 'ordinary' | 'premium';
  /** Exactly what will be dialled. */
  e164: string;
  /** E.164 with the country's own grouping, `+44 20 7946 0958`. */
  international: string;
  national: string;
  /** ISO two-letter code, upper case; null for international services such as +800. */
  country: string | null;
  /** Digits to send after connect, null when there are none. */
  extension: string | null;
  /** False when its range is not among those known to be in use: new, or mistyped. */
  isProven: boolean;
}

export interface EmergencyNumber {
  kind: 'emergency';
  digits: string;
}

export interface RefusedNumber {
  kind: 'refused';
  /** One sentence: what is wrong and what to do. */
  reason: string;
  /** It is one, but the agent said that it is to be left alone on this page. */
  isIgnored?: true;
}

export type CheckedNumber = DialableNumber | EmergencyNumber | RefusedNumber;
