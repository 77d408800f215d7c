import { expect, test } from 'vitest';
import { recordAt, workspaceAddress, workspaceFault } from '../../../lib/servicenow/record-address.ts';

const origin = 'https://harbour.service-now.com';
const id = 'a'.repeat(32);
const other = 'b'.repeat(32);
const incident = { table: 'incident', sysId: id };

test.each([
  [`/incident.do?sys_id=${id}&sysparm_view=ess`, incident],
  [`/nav_to.do?uri=${encodeURIComponent(`/incident.do?sys_id=${id}`)}`, incident],
  [`/nav_to.do?uri=incident.do%3Fsys_id%3D${id}`, incident],
  [`/now/nav/ui/classic/params/target/incident.do%3Fsys_id%3D${id}`, incident],
  [`/now/cwf/agent/record/sn_customerservice_case/${id}`, { table: 'sn_customerservice_case', sysId: id }],
  // The innermost tab is the one that is read.
  [`/now/sow/record/interaction/${other}/sub/record/incident/${id}/params/x`, incident],
])('[VO-15] %s shows a record', (path, place) => {
  expect(recordAt(origin + path, origin)).toEqual(place);
});

test.each([
  `https://evil.example/incident.do?sys_id=${id}`,
  `https://harbour.service-now.com.evil.example/incident.do?sys_id=${id}`,
  `${origin}/incident.do?sys_id=-1`,
  `${origin}/incident.do`,
  `${origin}/incident_list.do?sys_id=${id}`,
  `${origin}/sys_properties.do?sys_id=${id}`,
  `${origin}/constructor.do?sys_id=${id}`,
  `${origin}/nav_to.do?uri=https%3A%2F%2Fevil.example%2Fincident.do%3Fsys_id%3D${id}`,
  `${origin}/now/nav/ui/classic/params/target/%E0%A4%A`,
  `${origin}/now/cwf/agent/record/incident/${id}0`,
  'about:blank',
  '',
])('[VO-15][XX-05] %s shows none', (address) => {
  expect(recordAt(address, origin)).toBeNull();
});

test('[EX-05] an interaction opens at the path of the settings, and never on another site', () => {
  const at = (path: string) => workspaceAddress(origin, path, { table: 'interaction', sysId: id });
  expect(at('/now/cwf/agent/record/{table}/{sys_id}')).toBe(
    `${origin}/now/cwf/agent/record/interaction/${id}`,
  );
  expect(at('/{table}.do?sys_id={sys_id}')).toBe(`${origin}/interaction.do?sys_id=${id}`);
  for (const path of [
    '',
    '//evil.example/{table}/{sys_id}',
    '/\\evil.example/{table}{sys_id}',
    'now/{table}/{sys_id}',
  ])
    expect(at(path)).toBeNull();
  expect(workspaceFault('')).toBeNull();
  expect(workspaceFault('/now/home')).toContain('{sys_id}');
});
