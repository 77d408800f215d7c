/** What waits to be sent to ServiceNow, and what waits for another agent, or for an instance that is not set any more. */

import { Component } from 'preact';
import { isPassing } from '../../lib/servicenow/failure.ts';
import { failureText } from '../../lib/servicenow/failure-words.ts';
import { features } from '../../lib/servicenow/features.ts';
import type { OwedRecord, QueueState, ServiceNowView } from '../../lib/servicenow/view.ts';
import { ConfirmDelete } from '../app/ConfirmDelete.tsx';
import { Button } from '../Button.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';
import { timeOfDay } from '../words.ts';
import { OwedList } from './OwedList.tsx';

interface SendQueueProps {
  view: ServiceNowView;
  owed: readonly OwedRecord[];
  onSend(): void;
  onForget(agent: string): void;
}

const recordsWait = (count: number) => (count === 1 ? '1 record waits' : `${count} records wait`);

export function SendQueue({ view: { queue, state }, owed, onSend, onForget }: SendQueueProps) {
  const { waiting, oldestAt, failure, nextAt, others } = queue;
  const ofOthers = others.reduce((all, one) => all + one.waiting, 0);
  return (
    <section class="sheet-panel servicenow-queue" aria-label="Sending">
      <div class="grow">
        <h3>
          {waiting > 0 ? recordsWait(waiting) : ofOthers > 0 ? 'All of yours is sent' : 'Everything is sent'}
        </h3>
        {waiting > 0 && (
          <p class={failure && !isPassing(failure) ? 'bad' : 'quiet'}>
            {oldestAt !== null && `Since ${timeOfDay(oldestAt)}. `}
            {failure && failureText(failure, features.records.roles)}
            {nextAt !== null && ` Next try at ${timeOfDay(nextAt)}.`}
            {state !== 'ready' && state !== 'failed' && ' They are kept until you sign in.'}
          </p>
        )}
        {others.map(({ name, waiting: theirs }) => (
          <OwedOfOther key={name} name={name} waiting={theirs} onForget={() => onForget(name)} />
        ))}
      </div>
      {waiting > 0 && state === 'ready' && <Button onPress={onSend}>Send now</Button>}
      <OwedList records={owed} waiting={waiting + ofOthers} now={Date.now()} />
    </section>
  );
}

interface OwedOfOtherProps {
  name: string;
  waiting: number;
  onForget(): void;
}

/** They may never come back: what waits then can be left unsent. */
class OwedOfOther extends Component<OwedOfOtherProps, { isAsking: boolean }> {
  override state = { isAsking: false };

  override render({ name, waiting, onForget }: OwedOfOtherProps, { isAsking }: { isAsking: boolean }) {
    const [they, them] = waiting === 1 ? ['it is', 'it'] : ['they are', 'them'];
    const close = () => this.setState({ isAsking: false });
    return (
      <>
        <p class="quiet">
          {recordsWait(waiting)} for <bdi>{name}</bdi>: {they} sent when <bdi>{name}</bdi> signs in to
          ServiceNow here, and under no other name.{' '}
          <button type="button" class="link" onClick={() => this.setState({ isAsking: true })}>
            Do not send {them}…
          </button>
        </p>
        {isAsking && (
          <ConfirmDelete
            title={`Never send ${them} to ServiceNow?`}
            word={`Do not send ${them}`}
            onDelete={() => {
              onForget();
              close();
            }}
            onClose={close}
          >
            For when <bdi>{name}</bdi> does not come back. {waiting === 1 ? 'It stays' : 'They stay'} on
            record in this browser, and Interactions exports {them} to a file.
          </ConfirmDelete>
        )}
      </>
    );
  }
}

interface OwedElsewhereProps {
  owed: QueueState['elsewhere'];
  onForget(): void;
}

/** Calls are on record in this browser all the same; the instance that was to have them too is not set. */
export class OwedElsewhere extends Component<OwedElsewhereProps, { isAsking: boolean }> {
  override state = { isAsking: false };

  override render({ owed, onForget }: OwedElsewhereProps, { isAsking }: { isAsking: boolean }) {
    const waiting = owed.reduce((all, one) => all + one.waiting, 0);
    if (waiting === 0) return null;
    const hosts = owed.map(({ origin }) => new URL(origin).host).join(' and ');
    const close = () => this.setState({ isAsking: false });
    return (
      <>
        <Warning
          tone="hold"
          icon="circle-alert"
          title={`${recordsWait(waiting)} for ${hosts}`}
          actions={[
            <Button key="forget" onPress={() => this.setState({ isAsking: true })}>
              Do not send them
            </Button>,
          ]}
        >
          That instance is not set here any more. What was to go there goes to no other; set it again and it
          is sent.
        </Warning>
        {isAsking && (
          <ConfirmDelete
            title={`Never send ${waiting === 1 ? 'it' : 'them'} to ${hosts}?`}
            word="Do not send them"
            onDelete={() => {
              onForget();
              close();
            }}
            onClose={close}
          >
            They stay on record in this browser.
          </ConfirmDelete>
        )}
      </>
    );
  }
}
