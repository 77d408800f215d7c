/** The connection to a ServiceNow instance, put together: sign-in, what works, and the outbox. Calls know nothing of it. */

import type { Database } from '../../../lib/database.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { RelatedRecord } from '../../../lib/interactions/interaction.ts';
import { log } from '../../../lib/log.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import { missingForVoice, probeInstance, type Verdict } from '../../../lib/servicenow/features.ts';
import { noServiceNow, type ServiceNowView } from '../../../lib/servicenow/view.ts';
import type { Settings } from '../../../lib/settings-rules.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { announceStates } from './announce.ts';
import { type CallbacksBackParts, createCallbacksBack } from './callbacks-back.ts';
import { createConnection } from './connection.ts';
import { firstPart } from './first-part.ts';
import { createInstanceLists } from './instance-lists.ts';
import { createInstanceRecords, type InstanceRecordParts, relatedOf } from './instance-records.ts';
import { createOutbox } from './outbox.ts';
import { owedRecords } from './owed-records.ts';
import { agentNamed, createServiceNowPeople } from './people.ts';
import { createPeopleSearch } from './people-search.ts';
import { createServiceNowPresence } from './presence.ts';
import { tryInstance } from './trial.ts';
import { createServiceNowWork } from './work.ts';

export interface ServiceNowNeeds {
  store: SessionStore;
  /** Session storage, for what must not outlive the browser. */
  stored: StoredArea;
  database(): Promise<Database>;
  settings(): Promise<Settings>;
  redirectUri(): string;
  launch(url: string, isInteractive: boolean): Promise<string>;
  /** Whether the browser lets us reach this origin. */
  isAllowed(origin: string): Promise<boolean>;
  send: typeof fetch;
  tabs: Pick<InstanceRecordParts, 'tabsOf' | 'show'>;
  /** Wakes the worker twice a minute while work may be offered. */
  workAlarm: { set(): unknown; clear(): unknown };
  /** What is read back from there concerns callbacks in hand too. */
  callbacks: Pick<CallbacksBackParts, 'isInHand' | 'onTaken'>;
  /** Makes it the agent's presence. */
  choosePresence(presenceId: string): Promise<void>;
  now?(): number;
  /** How long an answer is waited for, ms. */
  limitMs?: number;
  chance?(): number;
}

export type ServiceNowParts = ReturnType<typeof createServiceNowParts>;

export function createServiceNowParts(needs: ServiceNowNeeds) {
  const { store, stored, database, settings, send, now = Date.now, chance = Math.random, limitMs } = needs;

  const { instance, signIn, ask, lines, me, ...connection } = createConnection({
    ...{ stored, settings, send, now, limitMs, isAllowed: needs.isAllowed },
    ...{ redirectUri: needs.redirectUri, launch: needs.launch },
    // Only a look at the instance tells who is unknown there from a door that is closed to them.
    onSignedOut: () => store.now().serviceNow.state === 'ready' && void lookWhetherEnded(),
  });
  const region = async () => (await settings()).defaultRegion;
  const callbacksBack = createCallbacksBack({ ...{ database, ask, region, now }, ...needs.callbacks });
  const outbox = createOutbox({
    ...{ database, ask, me, now, chance, onChange: () => void tellQueue() },
    origin: async () => (await settings()).serviceNowUrl,
    onVerdict: (feature, failure) => {
      const { verdicts } = store.now().serviceNow;
      const verdict: Verdict = failure ? { works: false, failure } : { works: true };
      if (verdicts) tell({ verdicts: { ...verdicts, [feature]: verdict } });
    },
    onUnkept: (table, columns) => {
      const { unkept: known } = store.now().serviceNow;
      const unkept = new Set([...known, ...(columns?.map((column) => `${table}.${column}`) ?? [table])]);
      if (unkept.size > known.length) tell({ unkept: [...unkept].toSorted() });
    },
    readCallback: (id) => callbacksBack.read([id]),
    agentNamed: (name) => agentNamed(ask, name),
    firstPart: (contactId) => firstPart(ask, contactId),
  });

  const people = createServiceNowPeople({
    ...{ ask, now, region, view: () => store.now().serviceNow },
  });
  const search = createPeopleSearch({
    ...{ stored, ask, now, region, view: () => store.now().serviceNow },
  });

  const records = createInstanceRecords({
    ...needs.tabs,
    ...{ ask, view: () => store.now().serviceNow, isSent: outbox.isSent },
    origin: async () => (await instance())?.origin ?? null,
    workspace: async () => (await settings()).serviceNowWorkspace,
  });

  const presence = createServiceNowPresence({
    ...{ store, stored, ask, me, now, choose: needs.choosePresence },
    mapping: async () => (await settings()).presenceMapping,
  });

  announceStates({ store, ask, me });

  const work = createServiceNowWork({
    ...{ store, ask, me, now, alarm: needs.workAlarm, onMissed: () => void presence.look() },
    openRecord: ({ table, id }) => records.show({ table, sysId: id }),
  });

  const tell = (changed: Partial<ServiceNowView>) =>
    store.change({ serviceNow: { ...store.now().serviceNow, ...changed } });
  async function tellQueue(): Promise<void> {
    const queue = await outbox.state();
    if (JSON.stringify(queue) !== JSON.stringify(store.now().serviceNow.queue)) tell({ queue });
  }

  /** Finds out who is signed in and what works; then sends what waits. */
  async function check(): Promise<void> {
    const there = await instance();
    if (!there) return tellNobody();
    tell({ state: 'checking', failure: null, unkept: [], origin: there.origin });
    const found = await probeInstance(ask);
    if ('failure' in found) {
      const isOut = found.failure.kind === 'signed-out';
      if (isOut && found.failure.status === 401) await signIn.forgetPassword();
      const state = isOut ? 'signed-out' : 'failed';
      return tell({ state, failure: found.failure, verdicts: null, user: null, roles: null, lacks: [] });
    }
    await connection.keep({ origin: there.origin, user: found.user });
    const { roles, verdicts, user } = found;
    const { presence: assignment } = verdicts;
    const hasAssignment = assignment.works || assignment.failure.kind !== 'not-installed';
    tell({
      ...{ state: 'ready', user: { name: user.name, login: user.user_name }, verdicts, roles },
      ...{ lacks: missingForVoice(roles, hasAssignment), failure: null, signInProblem: null },
      demandsRoles: (await settings()).demandsVoiceRoles,
    });
    await sendNow();
  }

  async function lookWhetherEnded(): Promise<void> {
    await check().catch((error: unknown) => log.warn('ServiceNow not looked at', { why: String(error) }));
    if (store.now().serviceNow.state === 'signed-out') tell({ signInProblem: 'ended' });
  }

  /** Tries at once whatever waits. */
  async function sendNow(): Promise<void> {
    await outbox.retry();
    await tellQueue();
  }

  /** What every minute and every new record ask for. Fails for nobody. */
  async function flush(): Promise<void> {
    try {
      if (store.now().serviceNow.state === 'off' && !(await instance())) return;
      if (store.now().serviceNow.state === 'signed-out') await comeBack();
      await outbox.flush();
      await tellQueue();
      await presence.look();
      await work.look();
      await lookAtCallbacks();
    } catch (error) {
      log.warn('nothing sent to ServiceNow', { why: String(error) });
    }
  }

  /** Signs out everywhere but there, and forgets what was known of other instances. */
  async function leave(unless: string | null): Promise<void> {
    outbox.startOver();
    people.forget();
    await Promise.all([search.forget(), presence.forget(), connection.leave(unless)]);
  }

  /** A token that can be renewed unseen by now lets the agent in again. */
  async function comeBack(): Promise<void> {
    const there = (await me()) && (await instance());
    if (there && (await signIn.authorization(there.origin)) !== null) await check();
  }

  /** Nobody is signed in at what is set now. What waits goes on waiting for the instance that is owed it. */
  async function tellNobody(): Promise<void> {
    const { demandsVoiceRoles: demandsRoles, serviceNowUrl: origin } = await settings();
    tell({ ...noServiceNow, demandsRoles, origin, queue: await outbox.state() });
  }

  async function lookAtCallbacks(): Promise<void> {
    const { state, verdicts } = store.now().serviceNow;
    if (state === 'ready' && verdicts?.callbacks.works !== false) await callbacksBack.look();
  }

  return {
    people,
    records,
    lists: createInstanceLists(ask),
    /** Who is signed in there; null for nobody. */
    me,
    origin: async () => (await instance())?.origin ?? null,
    /** The person there whose number it is, as a record to attach; null when nobody can tell. */
    async personOf(e164: string, name: string | null): Promise<RelatedRecord | null> {
      const there = await instance();
      const person = there && (await people.personOf(e164, name));
      if (!person) return null;
      return relatedOf(there.origin, { table: person.table, sysId: person.entry.id }, person.entry.name);
    },
    work,
    flush,
    owedTo: async () => (await settings()).serviceNowUrl,
    commands: {
      async signInToServiceNow(_: SenderStamps, user?: string, password?: string): Promise<void> {
        if (!(await instance())) throw new VoiceError('no-servicenow');
        tell({ signInProblem: null });
        if (user) await signIn.useBasic(user, password ?? '');
        else {
          const signInProblem = await signIn.signIn();
          tell({ signInProblem });
          if (signInProblem) return tell({ state: 'signed-out' });
        }
        await check();
      },
      checkServiceNow: check,
      sendToServiceNow: sendNow,
      async leaveServiceNow(): Promise<void> {
        await leave(null);
        await tellNobody();
      },
      async forgetOwedElsewhere(): Promise<void> {
        await outbox.forgetElsewhere();
        await tellQueue();
      },
    },
    queries: {
      owedRecords: async () => owedRecords(await database(), (await settings()).serviceNowUrl),
      searchPeople: search.search,
      /** A dry run, step by step (CC-31). */
      tryServiceNow: () => tryInstance(ask, store.now().agent),
      askedOfServiceNow: async () => lines(),
    },
    /** Once per worker life. */
    async wake(): Promise<void> {
      const { demandsVoiceRoles: demandsRoles, serviceNowUrl: origin } = await settings();
      // Another instance is set, by whomever: who was signed in at the one before is nobody here.
      const isOther = store.now().serviceNow.origin !== origin;
      tell({ ...(isOther ? { ...noServiceNow, origin } : {}), demandsRoles });
      if (isOther) await leave(origin);
      if (!(await instance())) return tellNobody();
      // A browser that starts again has nobody signed in, and a worker that wakes knows already.
      const state = (await me()) ? 'ready' : 'signed-out';
      if (store.now().serviceNow.state === 'off') tell({ state });
      await tellQueue();
      await flush();
    },
  };
}
