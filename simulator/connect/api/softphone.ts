/** Softphone signalling: JSON-RPC from a CCP page, answered by the media bridge. */

import { agentOfLogin } from '../instance/agent.ts';
import { isLive, type Segment } from '../instance/contact.ts';
import type { ConnectHost } from './host.ts';

export interface RpcMessage {
  connectionId: string;
  jsonRpcMsg: {
    id: string;
    method: string;
    params: { sdp?: string; contactId?: string; callContextToken?: string };
  };
}

interface RpcReply {
  result?: unknown;
  error?: { code: number; message: string };
}

/**
 * Answers one message of an agent's softphone; null when a fault says that no answer comes. `hasLine` takes a leg for the
 * browser that asks, and is false where another one has it.
 */
export async function answerSoftphone(
  host: ConnectHost,
  login: string,
  message: RpcMessage,
  hasLine: (legId: string) => boolean,
) {
  const { connectionId, jsonRpcMsg } = message;
  const reply = await replyTo(host, login, jsonRpcMsg, hasLine);
  host.journal.add({
    operation: jsonRpcMsg.method,
    agent: login,
    status: reply?.error?.code ?? 200,
    input: { contactId: jsonRpcMsg.params.contactId },
  });
  return reply && { connectionId, jsonRpcMsg: { jsonrpc: '2.0', id: jsonRpcMsg.id, ...reply } };
}

async function replyTo(
  host: ConnectHost,
  login: string,
  rpc: RpcMessage['jsonRpcMsg'],
  hasLine: (legId: string) => boolean,
): Promise<RpcReply | null> {
  const { method, params } = rpc;
  const fault = host.faults.take(method);
  if (fault?.effect === 'status') return { error: { code: fault.status ?? 500, message: 'Injected fault.' } };
  if (fault?.effect === 'garbage') return { result: { sdp: 'garbage', candidates: [] } };
  if (fault?.effect === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
  else if (fault) return null;
  const segment = segmentOf(host, login, params);
  switch (method) {
    case 'invite':
      if (!segment || !isLive(segment)) return { error: { code: 404, message: 'Call not found.' } };
      if (!hasLine(segment.legId)) return { error: { code: 486, message: 'Busy here.' } };
      try {
        return { result: await host.media.answer({ connectionId: segment.legId, sdp: params.sdp ?? '' }) };
      } catch (error) {
        return { error: { code: 500, message: (error as Error).message } };
      }
    case 'accept':
      return { result: { clientToken: segment?.legId ?? '' } };
    case 'bye':
      if (params.callContextToken) host.media.close(params.callContextToken);
      return { result: {} };
    default:
      return { error: { code: 500, message: `There is no method "${method}".` } };
  }
}

/** The envelope's connection id differs between invite and bye, so only contact and token say which call it is. */
function segmentOf(
  host: ConnectHost,
  login: string,
  params: RpcMessage['jsonRpcMsg']['params'],
): Segment | undefined {
  const agent = agentOfLogin(host.live.state, login);
  return host.live.state.segments.find(
    (it) =>
      it.agentId === agent?.id && it.contactId === params.contactId && it.legId === params.callContextToken,
  );
}
