/** The roles that ServiceNow's own voice application demands: told, and demanded here only where it is set so. */

import { describe, expect, test, vi } from 'vitest';
import { createProfiles } from '../../../entrypoints/background/agent/profiles.ts';
import { missingForVoice } from '../../../lib/servicenow/features.ts';
import { noServiceNow, type ServiceNowView } from '../../../lib/servicenow/view.ts';
import { fakeBackground, pageSender } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';

describe('[VO-03][VO-04][VO-05] what is missing of the roles', () => {
  test.each<[roles: string[] | null, hasAssignment: boolean, missing: string[]]>([
    [['sn_openframe_user', 'interaction_agent'], false, []],
    [['sn_openframe.user', 'interaction_agent'], false, []],
    [['sn_openframe_user'], false, ['interaction_agent']],
    [['awa_agent', 'awa_integration_user'], true, []],
    [['sn_openframe_user', 'interaction_agent'], true, []],
    // Without work assignment its roles open nothing.
    [['awa_agent', 'awa_integration_user'], false, ['sn_openframe_user', 'interaction_agent']],
    [['awa_agent'], true, ['awa_integration_user']],
    [['admin'], false, []],
    [null, false, []],
  ])('%j, with work assignment: %s: %j', (roles, hasAssignment, missing) => {
    expect(missingForVoice(roles, hasAssignment)).toEqual(missing);
  });
});

const view = (changed: Partial<ServiceNowView>): ServiceNowView => ({
  ...noServiceNow,
  state: 'ready',
  ...changed,
});

/** Dials the way a person does; answers what came of it. */
async function dialled(serviceNow: ServiceNowView) {
  const background = await fakeBackground();
  const { store, commands, platform } = background;
  store.change({ serviceNow });
  await commands.suggestNumber(pageSender, '+44 20 7946 0958');
  const { suggestion } = store.now();
  const failure = await commands.dialSuggestion({}, suggestion?.id ?? '', true).then(
    () => null,
    (error: { code: string }) => error.code,
  );
  return { failure, asked: platform.asked.filter((line) => line.startsWith('dial')) };
}

test('[VO-05] without the roles nobody dials where they are demanded, and everybody elsewhere', async () => {
  expect(await dialled(view({ lacks: ['interaction_agent'], demandsRoles: true }))).toEqual({
    failure: 'no-voice-role',
    asked: [],
  });
  for (const open of [
    view({ lacks: ['interaction_agent'], demandsRoles: false }),
    view({ lacks: [], demandsRoles: true }),
    noServiceNow,
  ])
    expect(await dialled(open)).toMatchObject({ failure: null, asked: [expect.stringContaining('dial')] });
});

test('[VO-03] nor takes a call; it can still be turned away', async () => {
  const { store, commands, platform } = await fakeBackground();
  store.change({ serviceNow: view({ lacks: ['sn_openframe_user'], demandsRoles: true }) });
  const id = platform.customerCalls();
  await expect(commands.accept({}, id)).rejects.toMatchObject({ code: 'no-voice-role' });
  await commands.reject({}, id);
  expect(platform.asked).toEqual([`reject ${id}`]);
});

test('[CC-05] somebody else in ServiceNow than in Connect is said, whichever comes last', async () => {
  const { store } = await fakeBackground();
  createProfiles(store, storedArea(), () => 1);
  const name = store.now().agent?.name ?? '';
  store.change({ serviceNow: view({ user: { name: name.toUpperCase(), login: 'other.login' } }) });
  expect(store.now().notice).toBeNull();
  store.change({ serviceNow: view({ user: { name: 'Amara Okafor', login: 'amara' } }) });
  await vi.waitFor(() => expect(store.now().notice?.title).toBe('ServiceNow knows you as Amara Okafor'));
});
