/** The steps by which an owed record comes to stand on the instance, made of the record as it is now. */

import { type Database, eventsOf } from '../../../lib/database.ts';
import { addedSince, type Interaction } from '../../../lib/interactions/interaction.ts';
import { callbackSteps } from '../../../lib/servicenow/callback-steps.ts';
import { type CallbackTexts, isEndedThere, textsOf } from '../../../lib/servicenow/callbacks-there.ts';
import type { InstanceUser } from '../../../lib/servicenow/features.ts';
import type { OutboxRow } from '../../../lib/servicenow/outbox-row.ts';
import { type Beside, interactionSteps, type Step } from '../../../lib/servicenow/record-steps.ts';

export interface OwedStepsParts {
  /** sys_id of the one user of this name there; null for none, several, or when it cannot be asked. */
  agentNamed(name: string): Promise<string | null>;
  /** sys_id of the interaction there that this contact began; null for none, or when it cannot be asked. */
  firstPart(contactId: string): Promise<string | null>;
}

/** None for a record that is gone here. With a callback comes how it stands there once it was sent. */
export async function owedSteps(
  database: Database,
  { kind, id, there: known }: OutboxRow,
  me: InstanceUser,
  parts: OwedStepsParts,
): Promise<{ steps: Step[]; there?: CallbackTexts }> {
  if (kind === 'interaction') {
    const row = await database.get('interactions', id);
    if (!row) return { steps: [] };
    const record = { ...addedSince, ...row };
    return { steps: await interactionSteps(record, me, await besideOf(database, record, parts)) };
  }
  const record = await database.get('callbackRequests', id);
  if (!record) return { steps: [] };
  const context = (await database.get('callbackContexts', id)) ?? null;
  const there = {
    ...textsOf(record, context),
    ...(known && isEndedThere(known) ? { state: known.state ?? '' } : {}),
  };
  return { steps: callbackSteps(record, context, known), there };
}

async function besideOf(
  database: Database,
  { sys_id, transferredTo, assigned_to, transcriptLines, contactTrace }: Interaction,
  { agentNamed, firstPart }: OwedStepsParts,
): Promise<Beside> {
  const next = transferredTo === null || !assigned_to ? null : await agentNamed(assigned_to.display_value);
  const from = contactTrace?.InitialContactId;
  const first = from === undefined ? null : await firstPart(from);
  if (transcriptLines === 0) return { next, first, transcript: [] };
  const stream = IDBKeyRange.bound([sys_id, 0], [sys_id, Number.MAX_SAFE_INTEGER]);
  const events = eventsOf(await database.getAll('interactionEvents', stream));
  return {
    ...{ next, first },
    transcript: events.flatMap((it) => (it.type === 'transcriptCame' ? it.lines : [])),
  };
}
