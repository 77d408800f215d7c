/** Records of the instance in the agent's browser: which one a page shows, what it is called, and the tab that has it. */

import type { RelatedRecord } from '../../../lib/interactions/interaction.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import {
  formAddress,
  isPersonTable,
  type RecordPlace,
  recordAt,
  tableWord,
  workspaceAddress,
} from '../../../lib/servicenow/record-address.ts';
import type { Ask } from '../../../lib/servicenow/request.ts';
import type { ServiceNowView } from '../../../lib/servicenow/view.ts';

export interface InstanceRecords {
  /** The record that the sender's page shows, as the browser tells its address; null for none. Asks nobody. */
  recordOn(sender: SenderStamps): Promise<RelatedRecord | null>;
  /** The record with what people call it there, as far as the instance can be asked. */
  described(record: RelatedRecord): Promise<RelatedRecord>;
  /** Shows the form of this record: its tab, or a new one. Nothing where there is no instance. */
  show(place: RecordPlace): Promise<void>;
  /** Whether the interaction with this sys_id can be shown on the instance. */
  isThere(sysId: string): Promise<boolean>;
  /** Shows the interaction with this sys_id on the instance: its tab, or a new one. False where it is not there. */
  open(sysId: string): Promise<boolean>;
}

/** A tab as far as it matters. */
export interface InstanceTab {
  id?: number | undefined;
  url?: string | undefined;
}

export interface InstanceRecordParts {
  /** Origin of the instance; null where none is set, or it may not be reached. */
  origin(): Promise<string | null>;
  ask: Ask;
  view(): ServiceNowView;
  /** Path of the settings where records are shown. */
  workspace(): Promise<string>;
  /** Whether the interaction was sent. */
  isSent(sysId: string): Promise<boolean>;
  /** All tabs on pages of this origin. */
  tabsOf(origin: string): Promise<InstanceTab[]>;
  /** Brings a tab to the front, or opens one. */
  show(tab: InstanceTab | null, address: string): Promise<void>;
}

const mostNamed = 200;

export function createInstanceRecords(parts: InstanceRecordParts): InstanceRecords {
  const { ask, view } = parts;
  const labels = new Map<string, string>();

  async function label({ table, sysId }: RecordPlace): Promise<string | null> {
    if (view().state !== 'ready') return null;
    const fields = isPersonTable(table) || table === 'customer_account' ? 'name' : 'number,short_description';
    const answered = await ask({
      method: 'GET',
      path: `/api/now/table/${table}/${sysId}?sysparm_fields=${fields}`,
    });
    if ('failure' in answered) return null;
    const { number, name, short_description } = (answered.result ?? {}) as Record<string, unknown>;
    const said = [number ?? name, short_description].filter(
      (part) => typeof part === 'string' && part !== '',
    );
    return said.length > 0 ? said.join(' · ').slice(0, 200) : null;
  }

  async function showAt(origin: string, { sysId }: RecordPlace, address: string): Promise<void> {
    const tabs = await parts.tabsOf(origin);
    const there = tabs.find(({ url }) => recordAt(url ?? '', origin)?.sysId === sysId);
    await parts.show(there ?? null, address);
  }

  /** Where the interaction is shown; null where it is not there, or nothing is set that shows it. */
  async function interactionAt(sysId: string) {
    const origin = await parts.origin();
    if (origin === null || !(await parts.isSent(sysId))) return null;
    const place = { table: 'interaction', sysId };
    const address = workspaceAddress(origin, await parts.workspace(), place);
    return address === null ? null : { origin, place, address };
  }

  return {
    async show(place) {
      const origin = await parts.origin();
      if (origin !== null) await showAt(origin, place, formAddress(origin, place));
    },
    async recordOn({ url, tab }) {
      const origin = await parts.origin();
      if (origin === null || !url || URL.parse(url)?.origin !== origin) return null;
      // A frame within the instance's own page belongs to what the page shows.
      const place = recordAt(url, origin) ?? recordAt(tab?.url ?? '', origin);
      return place && relatedOf(origin, place, tableWord(place.table));
    },
    async described(record) {
      const place = { table: record.document_table, sysId: record.document_id };
      const known = labels.get(place.sysId) ?? (await label(place));
      if (known === null) return record;
      if (labels.size >= mostNamed) labels.clear();
      labels.set(place.sysId, known);
      return { ...record, label: known };
    },
    isThere: async (sysId) => (await interactionAt(sysId)) !== null,
    async open(sysId) {
      const found = await interactionAt(sysId);
      if (found) await showAt(found.origin, found.place, found.address);
      return found !== null;
    },
  };
}

/** A record of the instance as an interaction keeps it. */
export const relatedOf = (origin: string, place: RecordPlace, label: string): RelatedRecord => ({
  ...{ document_table: place.table, document_id: place.sysId, label, url: formAddress(origin, place) },
});
