/** Keeps the wrap-up codes, and takes them from a file. */

import { signal } from '@preact/signals';
import { attempt } from '../../components/app/attempt.ts';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { WrapUpSection } from '../../components/options/WrapUpSection.tsx';
import { readCodes } from '../../lib/interactions/read-codes.ts';
import type { WrapUpCode } from '../../lib/interactions/wrap-up.ts';
import { queries } from '../../lib/messaging.ts';
import { session } from './session.ts';

/** Null until they were read. */
const codes = signal<WrapUpCode[] | null>(null);
let isAsked = false;

async function save(list: WrapUpCode[]): Promise<void> {
  await queries.saveWrapUpCodes(list);
  codes.value = list;
}

const newId = () => crypto.randomUUID().replaceAll('-', '');

/** Adds what is new in a list, and says what was new and what was there. */
async function take(text: string): Promise<string> {
  const read = readCodes(text, codes.value ?? [], newId);
  await save(read.codes);
  const { added, known, refused } = read;
  const parts = [`${added.length} added`, `${known.length} were there already`];
  return [...parts, ...(refused > 0 ? [`${refused} rows left out`] : [])].join(', ');
}

/** One label a row, in quotes: a label may hold a comma. */
const asText = (labels: readonly string[]) =>
  labels.map((label) => `"${label.replaceAll('"', '""')}"`).join('\n');

export function drawWrapUp(view: SettingsView) {
  if (!isAsked) {
    isAsked = true;
    void attempt(async () => {
      codes.value = await queries.wrapUpCodes();
    });
  }
  return (
    <WrapUpSection
      {...view}
      codes={(codes.value ?? []).toSorted((a, b) => a.order - b.order)}
      onSave={(list) =>
        void attempt(async () => {
          await save(list);
          return 'Kept';
        })
      }
      onImport={(file) => void attempt(async () => take(await file.text()))}
      onImportThere={
        session.value?.serviceNow.state === 'ready'
          ? () => void attempt(async () => take(asText(await queries.serviceNowCodes())))
          : null
      }
    />
  );
}
