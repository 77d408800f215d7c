/** What the session tells of the instance. Of what happens there it is told here alone; presence adds its channels. */

import type { Failure } from '../../../lib/servicenow/failure.ts';
import {
  type FeatureName,
  missingForVoice,
  type Probe,
  type Verdict,
} from '../../../lib/servicenow/features.ts';
import type { QueueState, ServiceNowView } from '../../../lib/servicenow/view.ts';
import type { SessionStore } from '../session-store.ts';

export function createInstanceView(store: SessionStore) {
  const now = () => store.now().serviceNow;
  const tell = (changed: Partial<ServiceNowView>) => store.change({ serviceNow: { ...now(), ...changed } });

  return {
    now,
    tell,
    /** Who is in and what works for them. */
    found({ user, roles, verdicts }: Probe, demandsRoles: boolean): void {
      const { presence } = verdicts;
      const hasAssignment = presence.works || presence.failure.kind !== 'not-installed';
      tell({
        ...{ state: 'ready', user: { name: user.name, login: user.user_name }, verdicts, roles },
        ...{ lacks: missingForVoice(roles, hasAssignment), failure: null, signInProblem: null },
        demandsRoles,
      });
    },
    /** The instance could not be looked at. */
    failed(failure: Failure): void {
      const state = failure.kind === 'signed-out' ? 'signed-out' : 'failed';
      tell({ state, failure, verdicts: null, user: null, roles: null, lacks: [] });
    },
    /** A part is closed to the agent, or open again (null). */
    judged(feature: FeatureName, failure: Failure | null): void {
      const { verdicts } = now();
      const verdict: Verdict = failure ? { works: false, failure } : { works: true };
      if (verdicts) tell({ verdicts: { ...verdicts, [feature]: verdict } });
    },
    /** Columns, or with null a whole table, were not kept there. */
    unkept(table: string, columns: readonly string[] | null): void {
      const { unkept: known } = now();
      const unkept = new Set([...known, ...(columns?.map((column) => `${table}.${column}`) ?? [table])]);
      if (unkept.size > known.length) tell({ unkept: [...unkept].toSorted() });
    },
    queued(queue: QueueState): void {
      if (JSON.stringify(queue) !== JSON.stringify(now().queue)) tell({ queue });
    },
  };
}
