/** Keeps the wrap-up codes. */

import { signal } from '@preact/signals';
import { attempt } from '../../components/app/attempt.ts';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { WrapUpSection } from '../../components/options/WrapUpSection.tsx';
import type { WrapUpCode } from '../../lib/interactions/wrap-up.ts';
import { queries } from '../../lib/messaging.ts';

/** Null until they were read. */
const codes = signal<WrapUpCode[] | null>(null);
let isAsked = false;
// Another section takes codes over too, and so may another tab.
addEventListener('hashchange', () => {
  isAsked = false;
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden || codes.value === null) return;
  queries.wrapUpCodes().then(
    (list) => {
      codes.value = list;
    },
    // What was read before stays.
    () => {},
  );
});

async function save(list: WrapUpCode[]): Promise<void> {
  await queries.saveWrapUpCodes(list);
  codes.value = list;
}

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
    />
  );
}
