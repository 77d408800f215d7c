/** The records an instance starts with: the harbour company's agents, the sample CRM's customers, and AWA's own sys_ids. */

import { createHash } from 'node:crypto';
import { providerPath } from '../../lib/servicenow/openframe.ts';
import { missedCallPresence, skillTable } from '../../lib/servicenow/raw-values.ts';
import type { Row, Store } from './store.ts';
import { toTime } from './times.ts';

/** sys_ids the product's own documentation uses (servicenow, 2.5). */
export const known = {
  available: '0b10223c57a313005baaaa65ef94f970',
  away: '41f9b8dfb31313005baa6e5f26a8dcac',
  offline: '9cd83267575313005baaaa65ef94f98b',
  chatChannel: '27f675e3739713004a905ee515f6a7c3',
  caseChannel: 'd4a675e3739713004a905ee515f6a7e7',
  phoneChannel: 'f6281cc39335330090813a53177ffb32',
  notMyExpertise: '31e3fa29b38023002e7b6e5f26a8dc17',
  busy: '4e93fa29b38023002e7b6e5f26a8dc20',
} as const;

/** A sys_id that is the same in every instance. */
export const idOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32);

const everyRole = [
  ...['sn_openframe_user', 'sn_openframe_api_user', 'interaction_agent', 'interaction_integration_user'],
  ...['awa_agent', 'awa_external_user', 'awa_integration_user', 'sn_customerservice_agent'],
  ...['sn_omni_callback.callback_writer', 'sn_omni_callback.callback_api'],
];

/** Login, name, roles. Each agent lacks something else, so that every gap can be met. */
const agents: [login: string, name: string, roles: string[]][] = [
  ['priya', 'Priya Nair', everyRole],
  ['tomasz', 'Tomasz Zielinski', everyRole.filter((role) => !role.startsWith('sn_omni_callback'))],
  ['mei', 'Mei Lin', ['sn_openframe_user', 'interaction_agent', 'sn_customerservice_agent']],
  ['amara', 'Amara Okafor', ['sn_openframe_user']],
  ['admin', 'System Administrator', ['admin']],
];

/** Numbers as people typed them: half of real data is not E.164. */
const contacts: [name: string, account: string, title: string, phone: string, mobile: string][] = [
  ['Amara Osei', 'Osei Interiors', 'Owner', '020 7946 0958', '+447700900318'],
  ['Dele Osei', 'Osei Interiors', 'Accounts', '+44 20 7946 0961', ''],
  ['Ruth Kaplan', 'Osei Interiors', 'Showroom', '+1 (212) 555-0147', ''],
  ['Oluwaseun Lin', 'Haddad Tiles', 'Buyer', '02079460074', '+44 7700 900096'],
  ['Noor Byrne', 'Mori Ceramics', 'Accounts', '02079460092', '07700 900434'],
  ['Jonas Sato', 'Mori Ceramics', 'Accounts', '+34 910 555 015', '+44 7700 900 105'],
  ['Anouk Ferreira', 'Byrne & Sons', 'Buyer', '+34910555037', '+447700900476'],
  ['Ruth Weber', 'Pryce Joinery', 'Accounts', '+44 113 496 0168', '07700 900 155'],
  // Two people on one number, as in a showroom.
  ['Yuki Lindqvist', 'Reid Upholstery', 'Accounts', '+44 161 496 0711', ''],
  ['Callum Vogel', 'Reid Upholstery', 'Reception', '0161 496 0711', ''],
  // Somebody without any number.
  ['Rhys Grant', 'Haddad Tiles', 'Showroom', '', ''],
];

const consumers: [name: string, business: string, mobile: string, home: string][] = [
  ['Amelia Hart', '', '07700 900441', '020 7946 0820'],
  ['Hugo Moreau', '', '+447700900050', ''],
];

/** Fills an empty store. */
export function seed(store: Store, now: number): void {
  const by = { user_name: 'system', now };
  const put = (table: string, name: string, values: Row, sys_id = idOf(name)): string =>
    store.insert(table, { sys_id, ...values }, by).sys_id ?? '';
  const list = (table: string, rows: [name: string, values: Row, sysId?: string][]) => {
    for (const [name, values, sysId] of rows)
      put(table, name, { name, ...values }, sysId ?? idOf(`${table} ${name}`));
  };

  const roles = new Set(agents.flatMap(([, , own]) => own));
  for (const role of roles) put('sys_user_role', role, { name: role }, idOf(`role ${role}`));
  for (const [login, name, own] of agents) {
    const [first_name = '', last_name = ''] = name.split(' ');
    const user = put('sys_user', login, {
      ...{ user_name: login, name, first_name, last_name, active: 'true', time_zone: 'Europe/London' },
      email: `${login}@harbour.example`,
    });
    for (const role of own) put('sys_user_has_role', '', { user, role: idOf(`role ${role}`) }, '');
    put('awa_agent_presence', '', { agent: user, presence_state: known.offline }, '');
  }
  for (const account of new Set(contacts.map(([, name]) => name)))
    put('customer_account', '', { name: account }, idOf(account));
  for (const [name, account, title, phone, mobile_phone] of contacts) {
    const [first_name = '', last_name = ''] = name.split(' ');
    const own = { name, first_name, last_name, title, phone, mobile_phone, active: 'true' };
    put('customer_contact', name, { ...own, account: idOf(account) });
  }
  for (const [name, business_phone, mobile_phone, home_phone] of consumers)
    put('csm_consumer', name, { name, business_phone, mobile_phone, home_phone });

  list('awa_presence_state', [
    ['Available', { available: 'true', active: 'true', order: '1' }, known.available],
    ['Away', { available: 'false', active: 'true', order: '2' }, known.away],
    ['Offline', { available: 'false', active: 'true', order: '3' }, known.offline],
    ['Busy', { available: 'false', active: 'true', order: '4' }],
    // The voice integration's five (servicenow, 8), with its Available above.
    ['CallingCustomer', { available: 'false', active: 'true', order: '5' }],
    ['AfterCallWork', { available: 'false', active: 'true', order: '6' }],
    ['FailedConnectAgent', { available: 'false', active: 'true', order: '7' }],
    [missedCallPresence, { available: 'false', active: 'true', order: '8' }],
  ]);
  list('awa_service_channel', [
    ['Chat', { type: 'chat', capacity: '3' }, known.chatChannel],
    ['Case', { type: 'other', capacity: '5' }, known.caseChannel],
    ['Phone', { type: 'phone', capacity: '1' }, known.phoneChannel],
  ]);
  list('awa_reject_reason', [
    ['Not my expertise', { order: '1', selectable: 'true' }, known.notMyExpertise],
    ['Busy', { order: '2', selectable: 'true' }, known.busy],
  ]);
  list(
    'awa_queue',
    ['Billing', 'Orders', 'Spanish line'].map((name) => [
      name,
      {
        external: 'true',
        external_id: name.toLowerCase().replaceAll(' ', '-'),
        service_channel: known.phoneChannel,
      },
    ]),
  );
  list('awa_queue', [
    ['Chat desk', { external: 'true', external_id: 'chat-desk', service_channel: known.chatChannel }],
    ['Case desk', { external: 'true', external_id: 'case-desk', service_channel: known.caseChannel }],
  ]);
  list('sn_openframe_configuration', [
    ['Global Voice Control', { url: providerPath, active: 'true', enable_interaction_controls: 'true' }],
  ]);
  list(skillTable, [
    ['German', {}],
    ['Refunds', {}],
    ['Spanish', {}],
  ]);
  for (const [at, code] of ['Resolved', 'Follow-up needed', 'Wrong number'].entries())
    put(
      'interaction_wrap_up_code',
      '',
      { code, active: 'true', order: String(at + 1) },
      idOf(`interaction_wrap_up_code ${code}`),
    );
  const opened_at = toTime(now);
  put('sn_customerservice_case', 'CS0020412', {
    ...{
      number: 'CS0020412',
      short_description: 'Kettle arrived cracked, wants replacement',
      state: '2',
      opened_at,
    },
    contact: idOf('Amara Osei'),
  });
  put('incident', 'INC0010001', {
    ...{ number: 'INC0010001', short_description: 'Headset has no sound', state: '1', opened_at },
    caller_id: idOf('Ruth Weber'),
  });
}
