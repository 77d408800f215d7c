/** Does one step of a record on the instance, so that doing it again changes nothing and what people changed there stays. */

import type { Failure } from '../../../lib/servicenow/failure.ts';
import { leftThere } from '../../../lib/servicenow/left-there.ts';
import type { Step } from '../../../lib/servicenow/record-steps.ts';
import type { Ask } from '../../../lib/servicenow/request.ts';

/** What is known of the record on the instance: how often it was changed (`sys_mod_count`), and what was left there. */
export interface Mark {
  seen?: string | undefined;
  left: string[];
}

type RowStep = Extract<Step, { kind: 'row' }>;

/**
 * Answers null when the step stands; `isThere` when it was sent before, `isDoubtful` when a try may have been done that failed. What it learns of the record goes into the mark;
 * `onUnkept` hears of columns that were sent and are empty or missing in the answer.
 */
export function createStepSender(
  ask: Ask,
  onUnkept: (table: string, columns: string[]) => void,
  isDoubtful: boolean,
) {
  async function take(step: Step, isThere: boolean, mark: Mark): Promise<Failure | null> {
    if (step.kind === 'call') {
      if (step.standsIf && (isThere || isDoubtful) && 'result' in (await ask(step.standsIf))) return null;
      const answered = await ask(step.request);
      return 'failure' in answered ? answered.failure : null;
    }
    const { table, sys_id, values } = step;
    if (isThere) return change(step, mark);
    const made = await ask({ method: 'POST', path: `/api/now/table/${table}`, body: { ...values, sys_id } });
    if ('failure' in made) return made.failure.kind === 'duplicate' ? change(step, mark) : made.failure;
    const { sys_id: given } = (made.result ?? {}) as { sys_id?: string };
    if (step.key === 'interaction') mark.seen = countOf(made.result);
    onUnkept(table, unkept(values, made.result));
    if (given === sys_id) return null;
    return { kind: 'refused', status: 201, detail: 'The instance does not keep our ids', retryAfterMs: null };
  }

  /** Changes a row, but for what people changed there since it was last sent; once more when it moved meanwhile. */
  async function change(step: RowStep, mark: Mark, isAgain = false): Promise<Failure | null> {
    const { table, sys_id, values, keeps = [] } = step;
    const path = `/api/now/table/${table}/${sys_id}`;
    let left: string[] = [];
    if ((keeps.length > 0 && mark.seen !== undefined) || isAgain) {
      const there = await ask({ method: 'GET', path: `${path}?sysparm_exclude_reference_link=true` });
      if ('failure' in there) return there.failure;
      const theirs = (there.result ?? {}) as Record<string, unknown>;
      if (mark.seen === undefined || countOf(theirs) !== mark.seen) left = leftThere(values, theirs, keeps);
    }
    const body = Object.fromEntries(Object.entries(values).filter(([column]) => !left.includes(column)));
    const answered = await ask({ method: 'PATCH', path, body });
    if ('failure' in answered) {
      const { failure } = answered;
      if (failure.kind === 'conflict' && !isAgain) return change(step, mark, true);
      // Whoever could make it may change such records; this one is closed to them.
      return failure.kind === 'no-role' ? { ...failure, kind: 'locked' } : failure;
    }
    onUnkept(table, unkept(body, answered.result));
    if (step.key !== 'interaction') return null;
    mark.left = [...new Set([...mark.left, ...left])];
    // What was left there is compared again each time.
    if (left.length === 0) mark.seen = countOf(answered.result);
    return null;
  }

  return take;
}

/** Columns that have no value in the answer though one was sent: the instance lacks them, or keeps them from this agent. */
function unkept(values: Readonly<Record<string, string>>, answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const row = answer as Record<string, unknown>;
  return Object.keys(values).filter((column) => values[column] !== '' && (row[column] ?? '') === '');
}

function countOf(record: unknown): string | undefined {
  const { sys_mod_count } = (record ?? {}) as { sys_mod_count?: unknown };
  return typeof sys_mod_count === 'string' ? sys_mod_count : undefined;
}
