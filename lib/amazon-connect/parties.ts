/** Connections as parties: who they are, how they can be reached, and whether they are there. Pure. */

import type { Party } from '../call.ts';
import { type ConnectionSnapshot, localTime } from './snapshot.ts';

/** What Connect and carriers put in place of a withheld number. */
const withheld = /^(?:anonymous|unknown|unavailable|restricted|private|withheld|\+?266696687)$/i;

/** One connection; `agent` is the agent's own, which is muted when the call is. */
export function party(
  connection: ConnectionSnapshot,
  agent: ConnectionSnapshot | undefined,
  skewMs: number,
  isCallMuted: boolean,
): Party {
  const states: Record<string, Party['state']> = {
    init: 'connecting',
    connecting: 'connecting',
    hold: 'held',
    disconnected: 'left',
  };
  const isOwn = connection === agent;
  return {
    id: connection.connectionId,
    role: isOwn ? 'agent' : connection.initial ? 'customer' : 'third-party',
    number: numberOf(connection),
    numberText: null,
    name: nameOf(connection),
    state: states[connection.state.type] ?? 'connected',
    stateAt: localTime(connection.state.timestamp, skewMs),
    isMuted: isOwn ? isCallMuted : connection.mute === true,
    isColleague: !isOwn && !connection.initial && isOfAgents(connection),
  };
}

const isOfAgents = ({ endpoint }: ConnectionSnapshot) =>
  endpoint?.type === 'agent' || endpoint?.type === 'queue';

/** What Connect names a leg between two agents by (amazon-connect-streams #258); nobody is called that. */
const internal = /^internal[-_ ]transfer$/i;

/** Whether this leg leads to a colleague, whatever number it shows. */
export const isInternal = (connection: ConnectionSnapshot | undefined): boolean =>
  [connection?.quickConnectName, connection?.endpoint?.name].some((name) => internal.test(name ?? ''));

/** E.164, or null when withheld or when there is none. */
export function numberOf(connection: ConnectionSnapshot | undefined): string | null {
  const number = connection?.endpoint?.phoneNumber ?? '';
  return /^\+\d{3,15}$/.test(number) && !withheld.test(number) ? number : null;
}

/** A name when Connect has one; else an address that is no E.164 number, such as a SIP one. */
export function nameOf(connection: ConnectionSnapshot | undefined): string | null {
  const { name, phoneNumber } = connection?.endpoint ?? {};
  const names = [connection?.quickConnectName, name !== phoneNumber && name];
  const given = names.find((it) => it && !internal.test(it));
  if (given) return given;
  const isAddress = phoneNumber && numberOf(connection) === null && !withheld.test(phoneNumber);
  return isAddress ? phoneNumber : null;
}
