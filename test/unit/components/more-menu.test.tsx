import { afterEach, beforeEach, expect, it, test, vi } from 'vitest';
import { MoreMenu } from '../../../components/panels/menu/MoreMenu.tsx';
import type { DirectoryEntry } from '../../../lib/directory/entry.ts';
import type { Session } from '../../../lib/session.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';
import { lookup } from '../../gallery/directory.ts';
import { call, now, ringing, session } from '../../gallery/people.ts';

let drawn: Drawn;
let asked: unknown[][];
beforeEach(() => {
  drawn = freshDocument();
  asked = [];
});
afterEach(() => vi.unstubAllGlobals());

const entry = (name: string, tab: DirectoryEntry['tab']): DirectoryEntry => ({
  ...{ id: `to-${name}`, tab, name, detail: null, numbers: [], isFavourite: false },
  ...{ lastUsedAt: null, presence: null },
});

const ask = (_: Event, ...what: unknown[]) => void asked.push(what);

/** The menu over a session, once the directory has answered with these. */
async function open(changed: Partial<Session>, entries: DirectoryEntry[]) {
  drawn.draw(
    <MoreMenu
      session={session({ helpFrom: 'Duty lead', ...changed })}
      now={now}
      ask={ask}
      lookup={{ ...lookup, searchDirectory: async () => ({ entries, total: 1, isComplete: true }) }}
      items={[{ label: 'Devices…', onChoose: () => {} }]}
      onClose={() => {}}
    />,
  );
  await vi.waitFor(() => expect(drawn.names('[role=menuitem]').length).toBeGreaterThan(0));
  await new Promise((done) => setTimeout(done, 10));
}
const lead = entry('Duty Lead', 'queues');

it('[EX-09][EX-11] during a call the supervisor stands first in the menu, and one press brings them in', async () => {
  await open({ calls: [call()] }, [entry('Duty lead out of hours', 'queues'), lead]);
  expect(drawn.names('[role=menuitem]')).toEqual(['Ask Duty lead for help', 'Devices…']);
  drawn.send('[role=menuitem]', 'click');
  expect(asked).toEqual([
    ['consult', call().id, { kind: 'quick-connect', id: 'to-Duty Lead', name: 'Duty Lead' }],
  ]);
});

test.each<[string, Partial<Session>]>([
  ['without a call', {}],
  ['while it rings', { calls: [ringing(9)] }],
  ['where nobody is named', { calls: [call()], helpFrom: '' }],
  ['where the organisation has switched it off', { calls: [call()], allowsTransfer: false }],
  ['while somebody else holds the call', { calls: [call({ isGuest: true })] }],
])('[EX-11] nobody is asked %s', async (_, changed) => {
  await open(changed, [lead]);
  expect(drawn.names('[role=menuitem]')).toEqual(['Devices…']);
});

it('[EX-11] a name that no quick connect has is off and says so; a customer of that name is none', async () => {
  await open({ calls: [call()] }, [entry('Duty lead', 'customers')]);
  expect(drawn.find('[role=menuitem]').getAttribute('title')).toMatch(/quick connect/);
  drawn.send('[role=menuitem]', 'click');
  expect(asked).toEqual([]);
});
