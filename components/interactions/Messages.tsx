/** What is wrong with what is kept, and what was just done; on the list and on a record's page alike. */

import { Outcome } from '../app/Outcome.tsx';
import { Button } from '../Button.tsx';
import { recordsTrouble } from '../panels/trouble/records-trouble.ts';
import { Warning } from '../panels/trouble/Warning.tsx';
import type { InteractionsPageProps } from './interactions-view.ts';

export function Messages({ view: { records, fault, done, running }, actions }: InteractionsPageProps) {
  const some =
    records.missing === 1
      ? '1 interaction that was kept here is'
      : `${records.missing} interactions that were kept here are`;
  const lost = `${some} gone. Import your last export to have them back.`;
  const trouble = recordsTrouble({ records });
  return (
    <>
      {trouble && (
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
            <Warning tone="bad" icon="circle-alert" title={trouble.title}>
              {trouble.text}
            </Warning>
          )}
        </div>
      )}
      <Outcome {...{ fault, done, running }} onDismiss={actions.dismissDone} onGiveUp={actions.giveUp} />
    </>
  );
}
