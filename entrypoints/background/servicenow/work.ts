/**
 * Work that ServiceNow's work assignment hands out. The instance tells nobody of an offer, so it is asked: every few seconds
 * while the worker is awake, and by an alarm that wakes it twice a minute; only while the agent can be offered anything.
 */

import type { TransferTarget } from '../../../lib/directory/entry.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import type { InstanceUser } from '../../../lib/servicenow/features.ts';
import { workStates } from '../../../lib/servicenow/raw-values.ts';
import { type Ask, type InstanceRequest, recordsOf } from '../../../lib/servicenow/request.ts';
import {
  acceptRequest,
  askConsult,
  askDocument,
  askMine,
  askReasons,
  askTarget,
  consultEnd,
  consultState,
  type DocumentFacts,
  documentFacts,
  endRequest,
  isCallRow,
  isMine,
  reasonsOf,
  rejectRequest,
  sightingOf,
  transferRequest,
  type WorkRow,
} from '../../../lib/servicenow/work-items.ts';
import { workAfter } from '../../../lib/work/after-sight.ts';
import type { WorkDocument, WorkItem, WorkReason, WorkSighting } from '../../../lib/work/work-item.ts';
import type { SessionStore } from '../session-store.ts';
import type { WorkDoor } from '../work/desk.ts';
import { createWorkRecords } from './work-records.ts';

export interface ServiceNowWork {
  /** Asks what there is. Fails for nobody. */
  look(): Promise<void>;
  door: WorkDoor;
}

export interface ServiceNowWorkParts {
  store: SessionStore;
  ask: Ask;
  me(): Promise<InstanceUser | null>;
  /** Wakes the worker twice a minute, or no more. */
  alarm: { set(): unknown; clear(): unknown };
  /** Shows the record in the tab that has it, or in a new one. */
  openRecord(document: WorkDocument): Promise<void>;
  /** An offer ran out: the instance may have changed the agent's presence (CC-21). */
  onMissed(): void;
  now(): number;
}

/** An offer lasts for half a minute and more. */
const everyMs = 5_000;

export function createServiceNowWork(parts: ServiceNowWorkParts): ServiceNowWork {
  const { store, ask, now } = parts;
  const facts = new Map<string, DocumentFacts>();
  const reasons = new Map<string, WorkReason[]>();
  const records = createWorkRecords(parts.openRecord);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<void> | null = null;
  let isAskedAgain = false;
  let waitMs = everyMs;

  const own = () => store.now().work.filter(({ source }) => source === 'servicenow');
  /** Who is Offline is offered nothing, but may have something in hand. */
  const isWorking = () => {
    const { agent, serviceNow } = store.now();
    const isOpen = serviceNow.state === 'ready' && serviceNow.verdicts?.work.works !== false;
    return isOpen && ((agent !== null && agent.presence.kind !== 'offline') || own().length > 0);
  };

  function take(seen: readonly WorkSighting[]): void {
    const before = store.now().work;
    const work = workAfter(before, 'servicenow', seen, now());
    const isSame = JSON.stringify(work) === JSON.stringify(before);
    if (!isSame) store.change({ work });
    const wasMissed = (item: WorkItem) =>
      item.phase === 'missed' && before.find(({ id }) => id === item.id)?.phase === 'offered';
    if (work.some(wasMissed)) parts.onMissed();
    records.follow(before, work, now());
  }

  /** What a record says of itself is asked once. What the instance keeps to itself stays unknown. */
  async function factsOf(row: WorkRow): Promise<DocumentFacts> {
    const { document_table: table = '', document_id: id = '' } = row;
    const known = facts.get(id);
    if (known || !table || !id) return known ?? documentFacts(null);
    const answered = await ask(askDocument(table, id));
    const found = documentFacts('result' in answered ? answered.result : null);
    if ('result' in answered) facts.set(id, found);
    return found;
  }
  async function reasonsFor(row: WorkRow): Promise<WorkReason[]> {
    const channel = row['queue.service_channel'] ?? '';
    const known = reasons.get(channel);
    if (known || !channel || row.state !== workStates.offered) return known ?? [];
    const answered = await ask(askReasons(channel));
    if ('failure' in answered) return [];
    const found = reasonsOf(answered.result);
    reasons.set(channel, found);
    return found;
  }

  /** Whether somebody who was asked to take it over has not answered; who has taken it gets it. */
  async function isHandedOn({ document, transfer }: WorkItem): Promise<boolean> {
    if (!document || !transfer || transfer.hasFailed) return false;
    const state = consultState(recordsOf(await ask(askConsult(document))), document);
    if (state === 'taken') await ask(consultEnd(document, true));
    return state !== null;
  }

  async function once(): Promise<void> {
    const { state } = store.now().serviceNow;
    if (state === 'off' || state === 'signed-out') return take([]);
    const me = await parts.me();
    if (!me || !isWorking()) return;
    const answered = await ask(askMine(me.sys_id));
    // What cannot be asked now is as it was; a busy instance is left alone for as long as it says.
    waitMs = 'failure' in answered ? Math.max(60_000, answered.failure.retryAfterMs ?? 0) : everyMs;
    if ('failure' in answered) return;
    const seen: WorkSighting[] = [];
    for (const row of recordsOf(answered)) {
      if (!isMine(row, me.sys_id)) continue;
      const known = await factsOf(row);
      if (isCallRow(row, known)) continue;
      const item = own().find(({ id }) => id === row.sys_id);
      seen.push(
        sightingOf(row, {
          ...{ facts: known, reasons: await reasonsFor(row) },
          isHandedOn: item ? await isHandedOn(item) : false,
        }),
      );
    }
    // Who was asked to look meanwhile did something, or another agent is in: this is how it was before.
    if (!isAskedAgain) take(seen);
  }

  function plan(): void {
    clearTimeout(timer);
    if (!isWorking()) return void parts.alarm.clear();
    timer = setTimeout(() => void look(), waitMs);
    void parts.alarm.set();
  }

  async function untilKnown(): Promise<void> {
    do {
      isAskedAgain = false;
      await once().catch((error: unknown) => log.warn('work not asked for', { why: String(error) }));
    } while (isAskedAgain);
  }

  function look(): Promise<void> {
    // Whoever asks while an answer is on its way wants what is there now.
    isAskedAgain = turn !== null;
    turn ??= untilKnown().finally(() => {
      turn = null;
      plan();
    });
    return turn;
  }

  /** One request that must succeed; then what there is now. */
  async function doIt(request: InstanceRequest): Promise<unknown> {
    const answered = await ask(request);
    void look();
    if ('result' in answered) return answered.result;
    // Its own words may repeat what was sent, and a detail stands in the log.
    const { kind } = answered.failure;
    throw new VoiceError(kind === 'no-role' ? 'servicenow-role' : 'servicenow-refused', kind);
  }
  async function mine(): Promise<string> {
    const me = await parts.me();
    if (!me) throw new VoiceError('no-servicenow');
    return me.sys_id;
  }
  function documentOf({ document }: WorkItem): WorkDocument {
    if (!document) throw new VoiceError('not-now', 'the work has no record');
    return document;
  }

  /** Who of the directory somebody is there: by name, since the two systems share nothing else. */
  async function targetOf({ name }: Exclude<TransferTarget, { kind: 'number' }>) {
    for (const kind of ['agent', 'queue'] as const) {
      const found = recordsOf(await ask(askTarget(name, kind))).filter((row) => row.name === name);
      if (found.length === 1 && found[0]?.sys_id) return { kind, id: found[0].sys_id };
      if (found.length > 1) throw new VoiceError('servicenow-nobody', 'several go by the name');
    }
    throw new VoiceError('servicenow-nobody', 'nobody goes by the name');
  }

  const door: WorkDoor = {
    async accept(item) {
      await doIt(acceptRequest(await mine(), item.id));
      await records.show(item);
    },
    async reject(item, reasonId) {
      await doIt(rejectRequest(await mine(), item.id, reasonId));
    },
    async end(item) {
      await doIt(endRequest(documentOf(item)));
    },
    async close({ id }) {
      store.change({ work: store.now().work.filter((item) => item.id !== id) });
    },
    async transfer(item, target) {
      if (target.kind === 'number') throw new VoiceError('number-refused');
      const to = await targetOf(target);
      const [row] = recordsOf(await ask(askMine(await mine()))).filter(({ sys_id }) => sys_id === item.id);
      await doIt(transferRequest(documentOf(item), row?.queue ?? '', to));
    },
    async cancelTransfer(item) {
      await doIt(consultEnd(documentOf(item), false));
    },
  };

  store.onChange(({ agent, serviceNow }, before) => {
    const isNews =
      (agent !== undefined && agent?.presence.kind !== before.agent?.presence.kind) ||
      (serviceNow !== undefined && serviceNow.state !== before.serviceNow.state);
    if (isNews) void look();
  });
  return { look, door };
}
