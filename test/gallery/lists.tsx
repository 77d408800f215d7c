/** States of the section of queues, skills and codes, by name. */

import type { VNode } from 'preact';
import { ListsSection, type ListsSectionProps } from '../../components/options/ListsSection.tsx';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import { compare, type KeptLists, type Listed } from '../../lib/lists/listed.ts';

const nothing = () => {};
const now = Date.parse('2026-11-27T10:12:00Z');
const section = { name: 'lists', title: 'Queues, skills and codes' };
const one = (name: string, id = ''): Listed => ({ id, name, queues: [], channels: [] });

const queues = [one('Billing', 'a'), one('Orders', 'b'), one('Spanish line', 'c')];
const kept: KeptLists = {
  queues,
  skills: [],
  codes: [{ ...one('Refund agreed'), queues: ['Billing', 'Orders'] }, one('Wrong number')],
  takenAt: { queues: { connect: now - 3_600_000, servicenow: now - 30 * 3_600_000 } },
};
const none: KeptLists = { queues: [], skills: [], codes: [], takenAt: {} };
const offered = [one('Billing', 'a'), one('Bestellungen', 'b'), one('Returns', 'd'), one('Trade desk', 'e')];
const preview = {
  ...{ source: 'servicenow' as const, comparison: compare(offered, queues), filter: '', refused: 0 },
  ...{ chosen: new Set(['Bestellungen', 'Returns']), channels: [], chosenChannels: [] },
};
const channels = ['Case', 'Chat', 'Phone'].map((name) => ({ id: name, name }));

function draw(
  props: Partial<ListsSectionProps>,
  fault: { title: string; remedy: string } | null = null,
): VNode {
  return (
    <OptionsPage sections={[section]} current={section} isManaged={false} fault={fault} done={null}>
      <ListsSection
        {...{ kind: 'queues', lists: kept, isThere: { connect: true, servicenow: true } }}
        {...{ busy: null, preview: null, sent: null, now }}
        {...{ onKind: nothing, onLook: nothing, onFile: nothing, onSend: nothing }}
        {...{ onPreview: nothing, onConfirm: nothing, onCancel: nothing, onDrop: nothing }}
        {...props}
      />
    </OptionsPage>
  );
}

const refusal = { kind: 'no-role' as const, status: 403, detail: '', retryAfterMs: null };

export const listStates: Record<string, VNode> = {
  'Lists: queues': draw({}),
  'Lists: being read': draw({ lists: null }),
  'Lists: nothing yet, nothing connected': draw({
    ...{ kind: 'skills', lists: none, isThere: { connect: false, servicenow: false } },
  }),
  'Lists: codes': draw({ kind: 'codes' }),
  'Lists: ServiceNow is asked': draw({ busy: 'Asking ServiceNow…' }),
  'Lists: what an import would do': draw({ preview }),
  'Lists: what would be made there': draw({
    preview: { ...preview, source: 'here', channels, chosenChannels: [] },
  }),
  'Lists: a file with nothing new': draw({
    preview: { ...preview, source: 'file', comparison: compare(queues, queues), refused: 2 },
  }),
  'Lists: 400 queues': draw({
    preview: {
      ...preview,
      comparison: compare(
        Array.from({ length: 400 }, (_, at) => one(`Queue ${at + 1}`)),
        queues,
      ),
    },
  }),
  'Lists: sent': draw({ sent: { added: ['Returns'], known: ['Billing', 'Orders'], refused: [] } }),
  'Lists: a role is missing': draw({
    sent: { added: [], known: ['Billing'], refused: [{ name: 'Returns', failure: refusal }] },
  }),
  'Lists: ServiceNow did not answer': draw(
    {},
    {
      title: 'ServiceNow did not answer this',
      remedy: 'What is wrong stands in the options, under ServiceNow.',
    },
  ),
};
