/** What is wrong with what is kept, and what was just done; on the list and on a record's page alike. */

import { Outcome } from '../app/Outcome.tsx';
import { Button } from '../Button.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';
import type { InteractionsPageProps } from './interactions-view.ts';

const troubles = {
  full: [
    'Calls are not put on record',
    'The browser’s store is full or broken. Free some disk space; what is owed is written then.',
  ],
  unreadable: [
    'What is kept here cannot be read',
    'The browser’s store does not open. Calls go on; restart the browser.',
  ],
} as const;

export function Messages({ view: { records, fault, done }, actions }: InteractionsPageProps) {
  const some =
    records.missing === 1
      ? '1 interaction that was kept here is'
      : `${records.missing} interactions that were kept here are`;
  const lost = `${some} gone. Import your last export to have them back.`;
  return (
    <>
      {records.trouble && (
        <div class="sheet-panel">
          {records.trouble === 'lost' ? (
            <Warning
              tone="bad"
              icon="circle-alert"
              title="Interactions were lost"
              actions={[
                <Button key="dismiss" onPress={actions.dismissLoss}>
                  Dismiss
                </Button>,
              ]}
            >
              {lost}
            </Warning>
          ) : (
            <Warning tone="bad" icon="circle-alert" title={troubles[records.trouble][0]}>
              {troubles[records.trouble][1]}
            </Warning>
          )}
        </div>
      )}
      <Outcome fault={fault} done={done} onDismiss={actions.dismissDone} />
    </>
  );
}
