/** Keeps the wrap-up codes, and takes them from a file. */

import { signal } from '@preact/signals';
import { attempt } from '../../components/app/attempt.ts';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { WrapUpSection } from '../../components/options/WrapUpSection.tsx';
import { readCodes } from '../../lib/interactions/read-codes.ts';
import type { WrapUpCode } from '../../lib/interactions/wrap-up.ts';
import { queries } from '../../lib/messaging.ts';

/** Null until they were read. */
const codes = signal<WrapUpCode[] | null>(null);
let isAsked = false;

async function save(list: WrapUpCode[]): Promise<void> {
  await queries.saveWrapUpCodes(list);
  codes.value = list;
}

const newId = () => crypto.randomUUID().replaceAll('-', '');

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
      onImport={(file) =>
        void attempt(async () => {
          const read = readCodes(await file.text(), codes.value ?? [], newId);
          await save(read.codes);
          const { added, known, refused } = read;
          const parts = [`${added.length} added`, `${known.length} were there already`];
          return [...parts, ...(refused > 0 ? [`${refused} rows left out`] : [])].join(', ');
        })
      }
    />
  );
}
