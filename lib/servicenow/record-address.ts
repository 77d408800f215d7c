/** Which record of the instance an address shows, and the address that shows one. Pure. */

export interface RecordPlace {
  table: string;
  /** 32 hex digits. */
  sysId: string;
}

/** Tables whose forms show people's numbers, or what a call can be about; the word for a record without a number. */
const tableWords: Readonly<Record<string, string>> = {
  sn_customerservice_case: 'Case',
  incident: 'Incident',
  csm_consumer: 'Consumer',
  customer_contact: 'Contact',
  customer_account: 'Account',
  sys_user: 'User',
  interaction: 'Interaction',
  problem: 'Problem',
  change_request: 'Change request',
  sc_request: 'Request',
  sc_req_item: 'Requested item',
  sc_task: 'Catalog task',
  sn_hr_core_case: 'HR case',
  wm_order: 'Work order',
};

export const tableWord = (table: string): string => tableWords[table] ?? 'Record';

/** Tables of people. A contact is a user too. */
export const personTables = ['customer_contact', 'csm_consumer', 'sys_user'] as const;
export const isPersonTable = (table: string): boolean => (personTables as readonly string[]).includes(table);

const workspaceRecord = /\/record\/([a-z_][a-z0-9_]*)\/([0-9a-f]{32})(?=\/|$)/g;
const classicForm = /^\/?([a-z_][a-z0-9_]*)\.do$/;

/**
 * The record that a page of `origin` shows: a classic form, one in the classic frame, or the innermost of a workspace's
 * tabs. Null for another site, a list, a new record, and tables that calls have nothing to do with.
 */
export function recordAt(address: string, origin: string): RecordPlace | null {
  const url = URL.parse(address);
  if (!url || url.origin !== origin) return null;
  return formAt(url) ?? framedAt(url) ?? workspaceAt(url);
}

function formAt(url: URL): RecordPlace | null {
  const table = classicForm.exec(url.pathname)?.[1];
  return table === undefined ? null : place(table, url.searchParams.get('sys_id'));
}

/** `nav_to.do?uri=` and `/now/nav/ui/classic/params/target/`, each with the form's own address inside. */
function framedAt(url: URL): RecordPlace | null {
  const target = /^\/now\/nav\/ui\/classic\/params\/target\/([^/]+)/.exec(url.pathname)?.[1];
  const inner = url.pathname === '/nav_to.do' ? url.searchParams.get('uri') : target && decoded(target);
  const form = inner ? URL.parse(inner, url.origin) : null;
  return form && form.origin === url.origin ? formAt(form) : null;
}

function workspaceAt({ pathname }: URL): RecordPlace | null {
  const [, table = '', sysId = ''] = [...pathname.matchAll(workspaceRecord)].at(-1) ?? [];
  return place(table, sysId);
}

function place(table: string, sysId: string | null): RecordPlace | null {
  const isKnown = Object.hasOwn(tableWords, table) && /^[0-9a-f]{32}$/.test(sysId ?? '');
  return isKnown && sysId ? { table, sysId } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Where agents of customer service work, and what the setting begins with. */
export const defaultWorkspace = '/now/cwf/agent/record/{table}/{sys_id}';

/** What is wrong with a workspace's path, in words; null when it can stand. Empty can: our own page is opened. */
export function workspaceFault(path: string): string | null {
  if (path === '') return null;
  if (path.length > 500) return 'The path is too long.';
  // Two slashes would begin another site.
  if (!/^\/(?![/\\])/.test(path))
    return 'Begin with one slash, such as /now/cwf/agent/record/{table}/{sys_id}.';
  return path.includes('{table}') && path.includes('{sys_id}')
    ? null
    : '{table} and {sys_id} say where the record stands.';
}

/** The address of a record in the workspace of the settings; null where there is none. */
export function workspaceAddress(origin: string, path: string, { table, sysId }: RecordPlace): string | null {
  if (path === '' || workspaceFault(path) !== null) return null;
  const url = URL.parse(path.replaceAll('{table}', table).replaceAll('{sys_id}', sysId), origin);
  return url && url.origin === origin ? url.href : null;
}

/** The classic form, which every instance has. */
export const formAddress = (origin: string, { table, sysId }: RecordPlace): string =>
  `${origin}/${table}.do?sys_id=${sysId}`;
