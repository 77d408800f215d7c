/** What a number that needs a second look is told to be, and what the agent ticks. Pure. */

import type { DialableNumber } from '../../../lib/numbers/checked-number.ts';
import type { SecondLook } from '../../../lib/numbers/dial-rules.ts';
import { countryName } from '../../words.ts';

interface Look {
  title: string;
  text: string;
  tick: string;
}

export const secondLooks: Record<SecondLook, (number: Pick<DialableNumber, 'country'>) => Look> = {
  premium: () => ({
    title: 'Premium-rate number',
    text: 'A call can cost several pounds a minute.',
    tick: 'I need to call this number',
  }),
  'new-country': ({ country }) => {
    const name = countryName(country) ?? 'this country';
    return {
      title: `First call to ${name}`,
      text: 'Nobody was called there from here yet. Calls abroad can be expensive.',
      tick: `I need to call ${name}`,
    };
  },
};
