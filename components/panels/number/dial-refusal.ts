/** Why a number cannot be called now. Pure. */

import { allows, isLive } from '../../../lib/call.ts';
import type { DialableNumber } from '../../../lib/numbers/checked-number.ts';
import { lacksDemanded } from '../../../lib/servicenow/view.ts';
import type { Session, Suggestion } from '../../../lib/session.ts';
import { countryName } from '../../words.ts';

/** Why the agent cannot call `number` now, nor add it to the call they are on; null when they can. */
export function dialRefusal(
  session: Session,
  { isBarred }: Pick<Suggestion, 'isBarred'>,
  number: DialableNumber,
): string | null {
  const { agent, calls, serviceNow } = session;
  if (!agent?.canDial) return 'You may not place calls. Your administrator can allow it.';
  if (lacksDemanded(serviceNow))
    return `ServiceNow does not let you call: ${serviceNow.lacks.join(' and ')} is missing.`;
  const there = countryName(number.country) ?? number.country ?? 'such numbers';
  if (isBarred)
    return `Calls to ${there} are switched off in the options. Your administrator may have done so.`;
  const { dialableCountries } = agent;
  if (
    number.country &&
    dialableCountries.length > 0 &&
    !dialableCountries.includes(number.country.toLowerCase())
  )
    return `Calls to ${there} are not open for you. Your administrator can allow it.`;
  if (calls.some((call) => allows(call, 'consult')))
    return number.kind === 'premium' ? 'Nobody can be added at a premium-rate number.' : null;
  if (calls.some(isLive)) return 'End the call you are on first.';
  return null;
}
