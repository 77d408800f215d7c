/**
 * The measures that managers read: what each means and where the meaning comes from. One list, shown beside the numbers,
 * so that a number and its definition cannot part. Pure.
 */

export interface Measure {
  label: string;
  /** One sentence a manager can check a number by. */
  meaning: string;
  /** The term it follows, in Amazon Connect's metrics or ServiceNow's records; `ours` where neither has it. */
  source: string;
}

export const measures = {
  calls: {
    label: 'Calls',
    meaning:
      'Parts of calls that ended, one for each agent who was offered or dialled it, by when it was offered or dialled. Chats, e-mails and tasks are none.',
    source: 'ServiceNow: interaction with its phone log',
  },
  inbound: {
    label: 'Inbound',
    meaning: 'Calls that were offered to an agent, transfers and callbacks that ring included.',
    source: 'Amazon Connect: contacts offered',
  },
  outbound: {
    label: 'Outbound',
    meaning: 'Calls that an agent dialled.',
    source: 'Amazon Connect: contacts handled outbound, with those not reached',
  },
  answered: {
    label: 'Answered',
    meaning: 'Inbound calls that an agent took and was connected to.',
    source: 'Amazon Connect: contacts handled incoming',
  },
  answeredShare: {
    label: 'Answered',
    meaning: 'Answered of all inbound calls.',
    source: 'ours: answered ÷ inbound',
  },
  missed: {
    label: 'Missed',
    meaning: 'Inbound calls that rang and were not answered in time.',
    source: 'Amazon Connect: agent non-response',
  },
  rejected: {
    label: 'Rejected',
    meaning: 'Inbound calls that the agent turned away.',
    source: 'ours: Amazon Connect counts them with the missed',
  },
  abandoned: {
    label: 'Abandoned',
    meaning: 'Inbound calls whose caller hung up while they rang.',
    source: 'Amazon Connect: agent non-response due to customer abandon',
  },
  failed: {
    label: 'Not connected',
    meaning: 'Inbound calls that failed on the way, such as for a blocked microphone.',
    source: 'Amazon Connect: FailedConnectAgent',
  },
  reached: {
    label: 'Reached',
    meaning: 'Outbound calls that the customer answered.',
    source: 'ours',
  },
  reachedShare: {
    label: 'Reached',
    meaning: 'Reached of all outbound calls.',
    source: 'ours: reached ÷ outbound',
  },
  transferred: {
    label: 'Transferred',
    meaning: 'Answered or reached calls that were handed to somebody else.',
    source: 'Amazon Connect: contacts transferred out',
  },
  ring: {
    label: 'Time to answer',
    meaning:
      'From the offer until the agent took the call, of answered calls. Time in the queue is not known here.',
    source: 'Amazon Connect: agent API connecting time, ringing part',
  },
  talk: {
    label: 'Talk time',
    meaning: 'From answer to end without the time on hold.',
    source: 'Amazon Connect: agent interaction time',
  },
  hold: {
    label: 'Hold time',
    meaning: 'The customer’s time on hold, consults included; calls without a hold count as zero.',
    source: 'Amazon Connect: customer hold time',
  },
  wrapUp: {
    label: 'Wrap-up',
    meaning: 'From the end of the call until the agent left after call work.',
    source: 'Amazon Connect: after contact work time',
  },
  handle: {
    label: 'Handle time',
    meaning: 'Talk, hold and wrap-up together, of calls that were answered or reached.',
    source: 'Amazon Connect: handle time',
  },
  occupancy: {
    label: 'Occupancy',
    meaning: 'Time on calls and in wrap-up, of that time and the time Available together.',
    source: 'Amazon Connect: occupancy',
  },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

/** What stands beside a figure: its meaning, and whose term it is. */
export const definitionOf = (name: MeasureName): string =>
  `${measures[name].meaning}\n${measures[name].source}`;
