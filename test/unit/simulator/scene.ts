/** A small stage for the pure machine: its own clock, and verbs in the words of the people on the phone. */

import { snapshotOf } from '../../../simulator/connect/api/snapshot.ts';
import {
  type Agent,
  findAgent,
  findPresence,
  setPresence,
} from '../../../simulator/connect/instance/agent.ts';
import * as call from '../../../simulator/connect/instance/call.ts';
import { type CallbackRequest, requestCallback } from '../../../simulator/connect/instance/callback.ts';
import { change } from '../../../simulator/connect/instance/change.ts';
import * as customer from '../../../simulator/connect/instance/customer.ts';
import { elapse, nextDueAt } from '../../../simulator/connect/instance/elapse.ts';
import { destroyConnection } from '../../../simulator/connect/instance/hang-up.ts';
import { createHarbour, ownProfileOf } from '../../../simulator/connect/instance/harbour.ts';
import type { Instance, Settings, Turn } from '../../../simulator/connect/instance/instance.ts';
import * as outbound from '../../../simulator/connect/instance/outbound.ts';
import { engage } from '../../../simulator/connect/instance/preview.ts';
import { setPause } from '../../../simulator/connect/instance/task.ts';
import * as transfer from '../../../simulator/connect/instance/transfer.ts';

export type Scene = ReturnType<typeof openScene>;

export function openScene(settings: Partial<Settings> = {}) {
  let instance: Instance = createHarbour('5eed5eed', 0, settings);
  let now = 1_000;

  function run<T>(verb: (turn: Turn) => T): T {
    const changed = change(instance, now, verb);
    instance = changed.instance;
    return changed.result;
  }
  const idOf = (login: string) => findAgent(instance, login).id;
  const snapshot = (login: string) => snapshotOf(instance, findAgent(instance, login));
  /** The agent's newest contact. */
  const newest = (login: string) => {
    const contact = snapshot(login).contacts.at(-1);
    if (!contact) throw new Error(`${login} has no contact.`);
    return contact;
  };
  const connection = (login: string, type: string, index = 0) => {
    const found = newest(login).connections.filter((it) => it.type === type)[index];
    if (!found) throw new Error(`${login} sees no ${type} connection ${index}.`);
    return found.connectionId;
  };

  return {
    get instance() {
      return instance;
    },
    get now() {
      return now;
    },
    run,
    snapshot,
    newest,
    connection,
    presence: (login: string, name: string, enqueue = false) =>
      run((turn) => setPresence(turn, idOf(login), findPresence(instance, name).id, enqueue)),
    inbound: (number = '+442079460958', rest: Partial<customer.InboundCall> = {}) =>
      run((turn) => customer.placeInbound(turn, { number, ...rest })),
    callback: (number = '+442079460958', rest: Partial<CallbackRequest> = {}) =>
      run((turn) => requestCallback(turn, { number, ...rest })),
    engages: (contactId: string) => run((turn) => engage(turn, contactId)),
    pause: (login: string, on = true) =>
      run((turn) => setPause(turn, idOf(login), newest(login).contactId, on)),
    dial: (login: string, number = '+442079460958', relatedContactId?: string) =>
      run((turn) =>
        outbound.dial(turn, idOf(login), number, relatedContactId === undefined ? {} : { relatedContactId }),
      ),
    script: (number: string, script: Instance['customers'][string]) =>
      run((turn) => {
        turn.instance.customers[number] = script;
      }),
    /** What an administrator sets for an agent. */
    agent: (login: string, set: Partial<Agent>) =>
      run(({ instance }) => void Object.assign(findAgent(instance, login), set)),
    concurrency: (login: string, voiceConcurrency: number) =>
      run((turn) => {
        ownProfileOf(turn.instance, findAgent(turn.instance, login)).voiceConcurrency = voiceConcurrency;
      }),
    /** The agent's desk phone is picked up, or a script does it: whatever rings there. */
    picksUp: (login: string) =>
      run((turn) => {
        const segment = turn.instance.segments.find(
          (it) => it.agentId === idOf(login) && it.ringsUntil !== null,
        );
        call.accept(turn, idOf(login), segment?.contactId ?? '');
      }),
    digits: (login: string, connectionId: string, digits: string) =>
      run((turn) => call.sendDigits(turn, idOf(login), newest(login).contactId, connectionId, digits)),
    presses: (id: string, digits: string) => run((turn) => customer.customerPresses(turn, id, digits)),
    answers: (id: string) =>
      run((turn) => customer.settleDial(turn, customer.findCustomer(turn.instance, id), 'answered')),
    fails: (id: string, outcome: 'busy' | 'noAnswer' | 'failed') =>
      run((turn) => customer.settleDial(turn, customer.findCustomer(turn.instance, id), outcome)),
    customerHangsUp: (id: string) => run((turn) => customer.customerLeaves(turn, id)),
    accept: (login: string) => run((turn) => call.accept(turn, idOf(login), newest(login).contactId)),
    reject: (login: string) => run((turn) => call.reject(turn, idOf(login), newest(login).contactId)),
    clear: (login: string) => run((turn) => call.clear(turn, idOf(login), newest(login).contactId)),
    hangUp: (login: string) =>
      run((turn) =>
        destroyConnection(turn, idOf(login), newest(login).contactId, connection(login, 'agent')),
      ),
    drop: (login: string, connectionId: string) =>
      run((turn) => destroyConnection(turn, idOf(login), newest(login).contactId, connectionId)),
    hold: (login: string, connectionId: string, on = true) =>
      run((turn) => call.setHold(turn, idOf(login), newest(login).contactId, connectionId, on)),
    mute: (login: string, connectionId: string, on = true) =>
      run((turn) => call.setMute(turn, idOf(login), newest(login).contactId, connectionId, on)),
    bring: (login: string, quickConnectId: string) =>
      run((turn) => transfer.addParty(turn, idOf(login), newest(login).contactId, { quickConnectId })),
    bringNumber: (login: string, number: string) =>
      run((turn) => transfer.addParty(turn, idOf(login), newest(login).contactId, { number })),
    transfer: (login: string, quickConnectId: string) =>
      run((turn) => transfer.transfer(turn, idOf(login), newest(login).contactId, { quickConnectId })),
    toggle: (login: string) => run((turn) => transfer.toggle(turn, idOf(login), newest(login).contactId)),
    conference: (login: string) =>
      run((turn) => transfer.conference(turn, idOf(login), newest(login).contactId)),
    /** Lets time pass, everything due happening at its own moment. */
    pass(spanMs: number) {
      const until = now + spanMs;
      for (let at = nextDueAt(instance); at !== null && at <= until; at = nextDueAt(instance)) {
        now = Math.max(now, at);
        run(elapse);
      }
      now = until;
    },
    /** Who hears whom: the customers' and agents' names of everybody who is heard, alphabetical, per conversation. */
    heard: (): string[] =>
      instance.conversations.map(({ parties }) =>
        parties
          .filter((it) => it.state === 'connected' && !it.isMuted)
          .filter((it) => it.agentId !== null || it.kind !== 'agent')
          .filter((it) => it.agentId !== null || it.number !== null)
          .map((it) => it.agentId ?? it.name ?? it.kind)
          .sort()
          .join(' '),
      ),
    /** `state | contact state: connections`, the way tests say what an agent sees. */
    sees(login: string): string {
      const { state, contacts } = snapshot(login);
      const lines = contacts.map(
        (it) =>
          `${it.state.type}: ${it.connections.map((one) => `${one.type} ${one.state.type}`).join(', ')}`,
      );
      return [state.name, ...lines].join(' | ');
    },
  };
}
