/** Numbers before they are dialled, in every state. */

import type { CheckedNumber, DialableNumber } from '../../lib/numbers/checked-number.ts';
import type { Session, Suggestion } from '../../lib/session.ts';
import { ago, call, dialling, now, priya, session } from './people.ts';

const onCall = { agent: priya('busy', 252) };

function suggest(
  number: CheckedNumber,
  text: string,
  foundOn: string | null = 'casework.example',
): Suggestion {
  return {
    id: `s-${text}`,
    tabId: null,
    foundOn,
    text,
    shownAs: null,
    isOtherShown: false,
    name: null,
    record: null,
    choices: [],
    number,
    secondLook: number.kind === 'premium' ? 'premium' : null,
    isBarred: false,
    recordingNotice: 'This call will be recorded.',
    why: null,
  };
}

const manchester: DialableNumber = {
  kind: 'ordinary',
  e164: '+441614960127',
  international: '+44 161 496 0127',
  national: '0161 496 0127',
  country: 'GB',
  extension: null,
  isProven: true,
};
const premium: DialableNumber = {
  kind: 'premium',
  e164: '+449098790123',
  international: '+44 909 879 0123',
  national: '0909 879 0123',
  country: 'GB',
  extension: null,
  isProven: true,
};
const tokyo: DialableNumber = {
  kind: 'ordinary',
  e164: '+81355500142',
  international: '+81 3-5550-0142',
  national: '03-5550-0142',
  country: 'JP',
  extension: '204',
  isProven: true,
};

const madrid = {
  ...manchester,
  e164: '+34910555013',
  international: '+34 910 55 50 13',
  national: '910 55 50 13',
  country: 'ES',
};

/** Nothing to say about the country of the site. */
const plain = { otherRegion: null, isRegionSaid: false };

export const beforeDialling: Record<string, Session> = {
  'Before dialling': session({ suggestion: suggest(manchester, '0161 496 0127') }),
  'Dial asked for': session({
    suggestion: suggest(manchester, '(0)161 496 0127'),
    pending: [{ command: 'dialSuggestion', callId: null }],
  }),
  'With extension, country not open': session({ suggestion: suggest(tokyo, '03-5550-0142 x204') }),
  'Numbers on the page': session({
    page: {
      site: 'casework.example',
      isMarked: true,
      numbers: [manchester, madrid, premium, tokyo].map(({ e164, international, country, kind }) => ({
        text: e164,
        e164,
        international,
        country,
        isPremium: kind === 'premium',
      })),
    },
  }),
  'No numbers on the page': session({ page: { site: 'news.example', isMarked: false, numbers: [] } }),
  'First call to a country, in the evening': session({
    suggestion: { ...suggest({ ...tokyo, extension: null }, '03-5550-0142'), secondLook: 'new-country' },
  }),
  'The page shows another number': session({
    suggestion: {
      ...suggest(manchester, 'tel:+441614960127'),
      shownAs: '020 7946 0958',
      isOtherShown: true,
    },
  }),
  'Known, called before, one of several': session({
    suggestion: {
      ...suggest(manchester, 'Office 0161 496 0127'),
      name: 'Osei Interiors',
      choices: [manchester, madrid],
    },
    recents: [{ number: '+441614960127', numberText: '+44 161 496 0127', name: null, at: ago(9_000) }],
  }),
  'To be added to a call': session({
    calls: [call()],
    ...onCall,
    suggestion: suggest(manchester, '0161 496 0127'),
  }),
  'An extension to come': session({
    calls: [call({ ...dialling(), extension: { digits: '14', sendAt: null } })],
    ...onCall,
  }),
  'An extension about to be sent': session({
    calls: [call({ direction: 'outbound', extension: { digits: '14', sendAt: now + 2_000 } })],
    ...onCall,
  }),
  'Premium rate': session({ suggestion: suggest(premium, '0909 879 0123') }),
  'Why it is marked': session({
    suggestion: {
      ...suggest(manchester, '0161 496 0127'),
      why: {
        verdict: 'marked',
        reason: 'Its digits are grouped exactly as phone numbers are in GB, and such a number exists.',
        site: 'casework.example',
        ...plain,
      },
    },
  }),
  'Read as of another country': session({
    suggestion: {
      ...suggest(manchester, '0161 496 0127'),
      why: {
        verdict: 'marked',
        reason: 'Its digits are grouped exactly as phone numbers are in GB, and such a number exists.',
        site: 'casework.example',
        otherRegion: 'IE',
        isRegionSaid: false,
      },
    },
  }),
  'Its site’s country was said': session({
    suggestion: {
      ...suggest(manchester, '0161 496 0127'),
      why: {
        verdict: 'marked',
        reason: 'Its digits are grouped exactly as phone numbers are in GB, and such a number exists.',
        site: 'casework.example',
        otherRegion: null,
        isRegionSaid: true,
      },
    },
  }),
  'Why it is not marked': session({
    suggestion: {
      ...suggest(manchester, '0161 496 0127'),
      why: {
        verdict: 'none',
        reason: 'The words in front say that it is something else, such as an order or an account.',
        site: 'casework.example',
        ...plain,
      },
    },
  }),
  'Said to be no number': session({
    suggestion: {
      ...suggest(manchester, '0161 496 0127'),
      why: {
        verdict: 'ignored',
        reason: 'It was said here that this is no phone number.',
        site: 'casework.example',
        ...plain,
      },
    },
  }),
  'On a site without marks': session({
    suggestion: {
      ...suggest(manchester, '0161 496 0127'),
      why: {
        verdict: 'off',
        reason: 'It is one, but no numbers are marked on this site.',
        site: 'casework.example',
        ...plain,
      },
    },
  }),
  'Why it is no number': session({
    suggestion: {
      ...suggest(
        {
          kind: 'refused',
          reason: 'That is not a number that can be reached. Check the digits and the country code.',
        },
        '2024-0161-4960',
      ),
      why: {
        verdict: 'none',
        reason:
          'It has the shape of a date, an amount, a range or a code, and no word in front says that it is a phone number.',
        site: 'casework.example',
        ...plain,
      },
    },
  }),
  'Emergency number': session({ suggestion: suggest({ kind: 'emergency', digits: '999' }, '999') }),
  'Not a number': session({
    suggestion: suggest(
      {
        kind: 'refused',
        reason: 'Two digits are missing for a London number. Check the digits and try again.',
      },
      '+44 20 7946 01',
      null,
    ),
  }),
  'While talking': session({
    ...onCall,
    calls: [call()],
    suggestion: suggest(manchester, '0161 496 0127'),
  }),
};
