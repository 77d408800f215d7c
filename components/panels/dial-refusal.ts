/** Why a number cannot be called now. Pure. */

import { isLive } from '../../lib/call.ts';
import type { DialableNumber } from '../../lib/numbers/checked-number.ts';
import type { Session } from '../../lib/session.ts';
import { countryName } from '../words.ts';

/** Why the agent cannot call `number` now; null when they can. */
export function dialRefusal(session: Session, number: DialableNumber): string | null {
  const { agent, calls } = session;
  if (!agent?.canDial) return 'You may not place calls. Your administrator can allow it.';
  const { dialableCountries } = agent;
  if (
    number.country &&
    dialableCountries.length > 0 &&
    !dialableCountries.includes(number.country.toLowerCase())
  )
    return `Calls to ${countryName(number.country) ?? number.country} are not open for you. Your administrator can allow it.`;
  if (calls.some(isLive)) return 'End the call you are on first.';
  return null;
}
