/** Wrap-up and what stands beneath a call, in each of their states. */

import type { Lookup } from '../../components/card-props.ts';
import type { Session } from '../../lib/session.ts';
import { ago, call, priya, ringing, session } from './people.ts';
import { storeFull, withPromise, withRecords, written } from './records.ts';

export interface WrapUpState {
  session: Session;
  lookup: Lookup;
  steps?: string[];
  until?: string;
}

const over = (seconds: number) =>
  session({
    agent: priya('wrapUp', seconds),
    calls: [
      call({
        phase: 'wrap-up',
        phaseAt: ago(seconds),
        endedAt: ago(seconds),
        answeredAt: ago(seconds + 577),
        endReason: 'completed',
      }),
    ],
  });
const until = '.wrap-up-form';
const amara = ringing(14, { name: 'Amara Osei', number: '+442079460958', numberText: '+44 20 7946 0958' });
const talking = session({ agent: priya('busy', 252), calls: [call()] });
const lost = { version: 1, trouble: 'lost', missing: 212, notesAside: 0, notesLost: 0 } as const;

export const wrapUpStates: Record<string, WrapUpState> = {
  'Wrap-up, four fifths of the time gone': {
    session: over(48),
    lookup: withRecords({ draft: written }),
    until,
  },
  'Over time, code missing': {
    session: over(82),
    lookup: withRecords(),
    steps: ['Submit'],
    until: '.wrap-up-fault',
  },
  'Closes by itself': {
    session: over(20),
    lookup: withRecords({ closesWith: 'Other' }),
    until,
  },
  'Without a limit, without codes': {
    session: over(48),
    lookup: withRecords({ limitMs: 0, codes: [] }),
    steps: ['Subject and link'],
    until,
  },
  'Nothing is kept': { session: over(48), lookup: storeFull, steps: ['type:Kettle'], until: '.kept .bad' },
  'Ringing, with earlier calls': {
    session: session({ agent: priya('busy', 6), calls: [amara] }),
    lookup: withRecords(),
    until: '.earlier',
  },
  'Talking, earlier calls open': {
    session: talking,
    lookup: withPromise,
    steps: ['Earlier calls'],
    until: '.earlier',
  },
  'Talking, notes open': {
    session: talking,
    lookup: withRecords({ draft: written }),
    steps: ['Notes and code'],
    until,
  },
  'Records are missing': {
    session: session({ records: lost }),
    lookup: withRecords(),
    until: '.warning, .notice',
  },
};
