/** The section of lists: takes them from Connect, ServiceNow or a file, and sends them to ServiceNow. */

import { signal } from '@preact/signals';
import { attempt } from '../../components/app/attempt.ts';
import type { Preview } from '../../components/options/ListPreview.tsx';
import { ListsSection } from '../../components/options/ListsSection.tsx';
import { textOf } from '../../lib/decode-text.ts';
import {
  compare,
  type KeptLists,
  type Listed,
  type ListKind,
  type ListSent,
  type ListSource,
} from '../../lib/lists/listed.ts';
import { readList } from '../../lib/lists/read-list.ts';
import { queries } from '../../lib/messaging.ts';
import { session } from './session.ts';

const kind = signal<ListKind>('queues');
/** Null until they were read. */
const lists = signal<KeptLists | null>(null);
const busy = signal<string | null>(null);
const sent = signal<ListSent | null>(null);
/** What is offered, and what stands where it would go: the preview follows from both. */
const offer = signal<{ offered: Listed[]; there: Listed[] }>({ offered: [], there: [] });
const preview = signal<Preview | null>(null);

async function read(): Promise<void> {
  lists.value = await queries.keptLists();
}

// Codes are edited in another section too.
addEventListener('hashchange', () => {
  if (lists.value) void attempt(read);
});

/** Runs `work` with a word of what is under way. */
function during(word: string, work: () => Promise<unknown>): void {
  busy.value = word;
  sent.value = null;
  void attempt(work).finally(() => {
    busy.value = null;
  });
}

function show(
  source: Preview['source'],
  offered: Listed[],
  there: Listed[],
  changed: Partial<Preview> = {},
): void {
  offer.value = { offered, there };
  const comparison = compare(offered, there);
  preview.value = {
    ...{ source, comparison, filter: '', refused: 0, channels: [], chosenChannels: [] },
    // Everything is chosen to begin with.
    chosen: new Set(offered.map(({ name }) => name)),
    ...changed,
  };
}

function look(source: Exclude<ListSource, 'file'>): void {
  const wanted = kind.value;
  during('Asking…', async () => {
    const offered = await queries.offeredList(wanted, source, '');
    if (kind.value === wanted) show(source, offered, lists.value?.[wanted] ?? []);
  });
}

function lookThere(): void {
  const wanted = kind.value;
  during('Asking ServiceNow…', async () => {
    const there = await queries.offeredList(wanted, 'servicenow', '');
    const channels = wanted === 'queues' ? await queries.serviceChannels() : [];
    if (kind.value === wanted) show('here', lists.value?.[wanted] ?? [], there, { channels });
  });
}

function change(changed: Partial<Preview>): void {
  if (!preview.value) return;
  preview.value = { ...preview.value, ...changed };
  const { chosenChannels } = preview.value;
  if (!changed.chosenChannels) return;
  const offered = offer.value.offered.map((one) => ({ ...one, channels: [...chosenChannels] }));
  preview.value = { ...preview.value, comparison: compare(offered, offer.value.there) };
}

function confirm(): void {
  const { value } = preview;
  if (!value) return;
  const items = value.comparison.rows.flatMap(({ offered, state }) =>
    state !== 'known' && value.chosen.has(offered.name) ? [offered] : [],
  );
  const { source } = value;
  during(source === 'here' ? 'Sending…' : 'Keeping…', async () => {
    if (source === 'here') sent.value = await queries.sendList(kind.value, items);
    else
      await queries.takeList(
        kind.value,
        source,
        items.map((one) => ({ ...one, channels: [] })),
      );
    preview.value = null;
    await read();
    return source === 'here' ? undefined : `${items.length} taken over`;
  });
}

export function drawLists() {
  if (!lists.value && busy.value === null) during('Reading…', read);
  const { value } = session;
  return (
    <ListsSection
      kind={kind.value}
      lists={lists.value}
      isThere={{ connect: Boolean(value?.agent), servicenow: value?.serviceNow.state === 'ready' }}
      busy={busy.value}
      preview={preview.value}
      sent={sent.value}
      now={Date.now()}
      onKind={(chosen) => {
        kind.value = chosen;
        preview.value = null;
        sent.value = null;
      }}
      onLook={look}
      onFile={(file) =>
        during('Reading the file…', async () => {
          const { listed, refused } = readList(await textOf(file));
          show('file', listed, lists.value?.[kind.value] ?? [], { refused });
        })
      }
      onSend={lookThere}
      onPreview={change}
      onConfirm={confirm}
      onCancel={() => {
        preview.value = null;
      }}
      onDrop={(name) =>
        during('Removing…', async () => {
          await queries.dropListed(kind.value, name);
          await read();
        })
      }
    />
  );
}
