/** The connection to a ServiceNow instance, put together: sign-in, what works, and the outbox. Calls know nothing of it. */

import type { Database } from '../../../lib/database.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { RelatedRecord } from '../../../lib/interactions/interaction.ts';
import { log } from '../../../lib/log.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import { probeInstance } from '../../../lib/servicenow/features.ts';
import { noServiceNow } from '../../../lib/servicenow/view.ts';
import type { Settings } from '../../../lib/settings-rules.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { announceStates } from './announce.ts';
import { type CallbacksBackParts, createCallbacksBack } from './callbacks-back.ts';
import { createConnection } from './connection.ts';
import { firstPart } from './first-part.ts';
import { createInstanceLists } from './instance-lists.ts';
import { createInstanceRecords, type InstanceRecordParts, relatedOf } from './instance-records.ts';
import { createInstanceView } from './instance-view.ts';
import { createOutbox } from './outbox.ts';
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
  const view = createInstanceView(store);
  const { tell } = view;

  const { instance, signIn, signedIn, askBy, ask, lines, me, line } = createConnection({
    ...{ stored, settings, send, now, limitMs, isAllowed: needs.isAllowed },
    ...{ redirectUri: needs.redirectUri, launch: needs.launch },
    // Only a look at the instance tells who is unknown there from a door that is closed to them.
    onSignedOut: () => view.now().state === 'ready' && void lookWhetherEnded(),
  });
  const region = async () => (await settings()).defaultRegion;
  const callbacksBack = createCallbacksBack({
    ...{ database, ask, region, now, isUnderWay: (id) => outbox.isUnderWay(id) },
    ...needs.callbacks,
  });
  const outbox = createOutbox({
    ...{ database, line, now, chance, onChange: () => void tellQueue() },
    origin: async () => (await settings()).serviceNowUrl,
    agent: () => store.now().agent?.login ?? null,
    ...{ onVerdict: view.judged, onUnkept: view.unkept },
    readCallback: (id) => callbacksBack.read([id]),
    agentNamed: (name) => agentNamed(ask, name),
    firstPart: (contactId) => firstPart(ask, contactId),
  });

  const people = createServiceNowPeople({ ask, now, region, view: view.now });
  const search = createPeopleSearch({ stored, ask, now, region, view: view.now });
  const records = createInstanceRecords({
    ...needs.tabs,
    ...{ ask, view: view.now, isSent: outbox.isSent },
    origin: async () => (await instance())?.origin ?? null,
    workspace: async () => (await settings()).serviceNowWorkspace,
  });

  const presence = createServiceNowPresence({
    ...{ store, stored, line, now, choose: needs.choosePresence },
    mapping: async () => (await settings()).presenceMapping,
  });

  announceStates({ store, ask, me });

  const work = createServiceNowWork({
    ...{ store, ask, me, now, alarm: needs.workAlarm, onMissed: () => void presence.look() },
    openRecord: ({ table, id }) => records.show({ table, sysId: id }),
  });

  const tellQueue = async () => view.queued(await outbox.state());

  /** Finds out who is signed in and what works; then sends what waits. */
  async function check(): Promise<void> {
    const there = await instance();
    if (!there) return tellNobody();
    tell({ state: 'checking', failure: null, unkept: [], origin: there.origin });
    const who = await signedIn();
    const found = await probeInstance(askBy(who));
    // Who left or came meanwhile is told by what they did.
    if ((await signedIn())?.id !== who?.id) return;
    if ('failure' in found) {
      const { kind, status } = found.failure;
      if (who && kind === 'signed-out' && status === 401) await signIn.forgetPassword(who.id);
      return view.failed(found.failure);
    }
    if (!who || !(await signIn.recognise(who.id, found.user))) return;
    await tellAgent();
    view.found(found, (await settings()).demandsVoiceRoles);
    await sendNow();
  }

  /** Whose calls are theirs who is signed in. */
  async function tellAgent(): Promise<void> {
    const { agent } = store.now();
    if (agent) await signIn.worksAs(agent.login);
  }
  store.onChange(({ agent }, before) => {
    if (agent && agent.login !== before.agent?.login) void tellAgent().then(flush);
  });

  async function lookWhetherEnded(): Promise<void> {
    await check().catch((error: unknown) => log.warn('ServiceNow not looked at', { why: String(error) }));
    if (view.now().state === 'signed-out') tell({ signInProblem: 'ended' });
  }

  /** Tries at once whatever waits. */
  async function sendNow(): Promise<void> {
    await outbox.retry();
    await tellQueue();
  }

  /** What every minute and every new record ask for. Fails for nobody. */
  async function flush(): Promise<void> {
    try {
      if (view.now().state === 'off' && !(await instance())) return;
      if (view.now().state === 'signed-out') await comeBack();
      await outbox.flush();
      await tellQueue();
      await presence.look();
      await work.look();
      const { state, verdicts } = view.now();
      if (state === 'ready' && verdicts?.callbacks.works !== false) await callbacksBack.look();
    } catch (error) {
      log.warn('nothing sent to ServiceNow', { why: String(error) });
    }
  }

  /** Signs out everywhere but there. */
  async function leave(unless: string | null): Promise<void> {
    await Promise.all([startOver(), signIn.signOut(unless)]);
  }

  /** Who comes next is shown nobody, and refused nothing, on account of the one before. */
  async function startOver(): Promise<void> {
    outbox.startOver();
    people.forget();
    await search.forget();
  }

  /** A token that can be renewed unseen by now lets the agent in again. */
  async function comeBack(): Promise<void> {
    const who = await signedIn();
    if (who?.user && (await signIn.authorization(who.id)) !== null) await check();
  }

  /** Nobody is signed in at what is set now. What waits goes on waiting for the instance that is owed it. */
  async function tellNobody(): Promise<void> {
    const { demandsVoiceRoles: demandsRoles, serviceNowUrl: origin } = await settings();
    tell({ ...noServiceNow, demandsRoles, origin, queue: await outbox.state() });
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
      return (
        person && relatedOf(there.origin, { table: person.table, sysId: person.entry.id }, person.entry.name)
      );
    },
    work,
    flush,
    async owedTo() {
      const { serviceNowUrl: origin } = await settings();
      return origin === null ? null : { origin, signedIn: await signedIn() };
    },
    commands: {
      async signInToServiceNow(_: SenderStamps, user?: string, password?: string): Promise<void> {
        if (!(await instance())) throw new VoiceError('no-servicenow');
        tell({ signInProblem: null });
        await startOver();
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
      async forgetOwed(_: SenderStamps, agent: string | null): Promise<void> {
        await outbox.forget(agent);
        await tellQueue();
      },
    },
    queries: {
      isOnInstance: async (_: SenderStamps, id: unknown) => typeof id === 'string' && records.isThere(id),
      owedRecords: outbox.list,
      searchPeople: search.search,
      /** A dry run, step by step (CC-31). */
      tryServiceNow: () => tryInstance(ask, store.now().agent),
      askedOfServiceNow: async () => lines(),
    },
    /** Once per worker life. */
    async wake(): Promise<void> {
      const { demandsVoiceRoles: demandsRoles, serviceNowUrl: origin } = await settings();
      // Another instance is set, by whomever: who was signed in at the one before is nobody here.
      const isOther = view.now().origin !== origin;
      tell({ ...(isOther ? { ...noServiceNow, origin } : {}), demandsRoles });
      if (isOther) await leave(origin);
      if (!(await instance())) return tellNobody();
      // A browser that starts again has nobody signed in, and a worker that wakes knows already.
      const state = (await me()) ? 'ready' : 'signed-out';
      if (view.now().state === 'off') tell({ state });
      await tellQueue();
      await flush();
    },
  };
}
