/** What was written of calls whose record is gone, as a text that people read. Pure. */

import type { WrapUpDraft } from './wrap-up.ts';

/** One paragraph for each, oldest first, with all that was written; times are those of this computer. */
export const lostNotesText = (drafts: readonly WrapUpDraft[]): string =>
  drafts
    .toSorted((a, b) => a.savedAt - b.savedAt)
    .map(noteText)
    .join('\n\n');

function noteText(draft: WrapUpDraft): string {
  const { interaction, savedAt, short_description, work_notes, wrap_up_code, related_records, followUp } =
    draft;
  const back = followUp && `${followUp.phone_number} ${timeOf(followUp.dueAt)} ${followUp.reason}`;
  const lines: [name: string, text: string | null | undefined][] = [
    ['Written', timeOf(savedAt)],
    ['Call', interaction],
    ['Short description', short_description],
    ['Wrap-up code', wrap_up_code?.display_value],
    ['Call back', back],
    ...related_records.map(({ label, url }): [string, string] => [
      'Related',
      [label, url].filter(Boolean).join(' '),
    ]),
    ['Notes', work_notes],
  ];
  return lines
    .filter(([, text]) => text)
    .map(([name, text]) => `${name}: ${text}`)
    .join('\n');
}

const timeOf = (at: number) => new Date(at).toLocaleString();
