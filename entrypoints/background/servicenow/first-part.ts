/** The interaction of the agent who had a call first, found on the instance by the phone log that their browser left there. */

import { type Ask, listRequest, queryValue, recordsOf } from '../../../lib/servicenow/request.ts';

/** An agent who had it twice left two. */
const most = 10;

/** sys_id of the oldest interaction whose own record is a phone log of this contact; null for none, or when it cannot be asked. */
export async function firstPart(ask: Ask, contactId: string): Promise<string | null> {
  const ofCall = listRequest(
    'sn_openframe_phone_log',
    `call_id=${queryValue(contactId)}`,
    ['sys_id', 'call_id'],
    most,
  );
  // A condition on a column that is kept from this agent is left out there: what comes is looked at.
  const logs = recordsOf(await ask(ofCall)).flatMap(({ sys_id, call_id }) =>
    sys_id && call_id === contactId ? [sys_id] : [],
  );
  if (logs.length === 0) return null;
  const query = `${logs.map((id) => `channel_metadata_document=${id}`).join('^OR')}^ORDERBYopened_at`;
  const column = 'channel_metadata_document';
  const [first] = recordsOf(await ask(listRequest('interaction', query, ['sys_id', column], 1)));
  return first?.sys_id && logs.includes(first[column] ?? '') ? first.sys_id : null;
}
