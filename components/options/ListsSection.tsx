/** Options for lists: what is kept of queues, skills and wrap-up codes, from where, and what an import would do. */

import {
  type KeptLists,
  type ListKind,
  type ListSent,
  type ListSource,
  listKinds,
} from '../../lib/lists/listed.ts';
import { failureWords } from '../../lib/servicenow/failure-words.ts';
import { listRoles } from '../../lib/servicenow/lists.ts';
import { FileButton } from '../app/FileButton.tsx';
import { Bones } from '../app/ListState.tsx';
import { Button, IconButton } from '../Button.tsx';
import { startedAt } from '../interactions/words.ts';
import { Warning } from '../panels/trouble/Warning.tsx';
import { ListPreview, type Preview } from './ListPreview.tsx';
import { listWords } from './list-words.ts';
import './lists.css';

export interface ListsSectionProps {
  kind: ListKind;
  /** Null before they were read. */
  lists: KeptLists | null;
  /** Whether the agent is signed in at each. */
  isThere: Record<'connect' | 'servicenow', boolean>;
  /** What is under way; null when nothing is. */
  busy: string | null;
  preview: Preview | null;
  /** How the last sending went. */
  sent: ListSent | null;
  now: number;
  onKind(kind: ListKind): void;
  onLook(source: 'connect' | 'servicenow'): void;
  onFile(file: File): void;
  /** Shows what sending would make. */
  onSend(): void;
  onPreview(changed: Partial<Preview>): void;
  onConfirm(): void;
  onCancel(): void;
  onDrop(name: string): void;
}

const sources: Record<ListSource, string> = {
  connect: 'Amazon Connect',
  servicenow: 'ServiceNow',
  file: 'a file',
};

export function ListsSection(props: ListsSectionProps) {
  const { kind, lists, onKind } = props;
  return (
    <>
      <fieldset class="list-kinds" aria-label="Which list">
        {listKinds.map((one) => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => onKind(one)}>
            {listWords[one].title} <span class="quiet num">{lists?.[one].length}</span>
          </button>
        ))}
      </fieldset>
      {lists ? (
        <OneList {...props} lists={lists} />
      ) : (
        <Bones what="lists" row="listed" cells={['line', 'short']} />
      )}
    </>
  );
}

function OneList(props: ListsSectionProps & { lists: KeptLists }) {
  const { kind, lists, isThere, busy, preview, sent, now, onLook, onFile, onSend, onDrop } = props;
  const { one, many } = listWords[kind];
  const list = lists[kind];
  const takenAt = Object.entries(lists.takenAt[kind] ?? {}) as [ListSource, number][];
  const notConnected = isThere.servicenow ? undefined : 'ServiceNow is not connected';
  return (
    <>
      <section class="sheet-panel list-ways" aria-label={`Take over ${many}`}>
        {kind === 'queues' && (
          <Button
            isOff={busy !== null || !isThere.connect}
            hint={isThere.connect ? undefined : 'You are signed out of Amazon Connect'}
            onPress={() => onLook('connect')}
          >
            Take from Amazon Connect…
          </Button>
        )}
        <Button
          isOff={busy !== null || !isThere.servicenow}
          hint={notConnected}
          onPress={() => onLook('servicenow')}
        >
          Take from ServiceNow…
        </Button>
        <FileButton accept=".csv,.txt,.tsv" onChoose={onFile}>
          Take from a file…
        </FileButton>
        <Button
          isOff={busy !== null || list.length === 0 || !isThere.servicenow}
          hint={list.length === 0 ? `There are no ${many} to send` : notConnected}
          onPress={onSend}
        >
          Send to ServiceNow…
        </Button>
        <p class="quiet">
          {busy ??
            (takenAt.length === 0
              ? kind === 'skills'
                ? 'You see what is new first. Amazon Connect tells a browser no skills.'
                : 'You see what is new first.'
              : `Last taken from ${takenAt.map(([source, at]) => `${sources[source]} ${startedAt(at, now)}`).join(', from ')}.`)}
        </p>
      </section>
      {sent && <Sent sent={sent} kind={kind} />}
      {preview && (
        <ListPreview
          {...props}
          preview={preview}
          source={preview.source === 'here' ? '' : sources[preview.source]}
        />
      )}
      {!preview && (
        <section class="sheet-panel listed-all" aria-label={listWords[kind].title}>
          {list.length === 0 ? (
            <p class="quiet">No {many} yet.</p>
          ) : (
            <ul>
              {list.map(({ name, queues }) => (
                <li key={name} class="listed">
                  <span class="grow cut">
                    <bdi>{name}</bdi>
                  </span>
                  <span class="quiet cut">{queues.join(', ')}</span>
                  <IconButton icon="x" label={`Remove the ${one} ${name}`} onPress={() => onDrop(name)} />
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}

function Sent({ sent: { added, known, refused }, kind }: { sent: ListSent; kind: ListKind }) {
  const [first] = refused;
  if (!first)
    return (
      <p role="status">
        {added.length} made in ServiceNow, {known.length} were there already.
      </p>
    );
  const { kind: why, detail } = first.failure;
  return (
    <Warning
      tone="bad"
      icon="circle-alert"
      title={`${refused.length} of ${refused.length + added.length + known.length} refused: ${failureWords[why][0]}`}
    >
      {why === 'no-role'
        ? `Ask your administrator for the role ${listRoles[kind]}.`
        : `${failureWords[why][1]} ${detail}`}{' '}
      {refused
        .map(({ name }) => name)
        .slice(0, 10)
        .join(', ')}
      . {added.length} were made, {known.length} were there.
    </Warning>
  );
}
