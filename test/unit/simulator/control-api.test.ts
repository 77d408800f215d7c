import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';

let instance: ConnectInstance;

beforeAll(async () => {
  instance = await createConnectInstance();
});
afterAll(() => instance.stop());
beforeEach(() => instance.client.reset({}));

const post = (command: string, body: string) =>
  fetch(`${instance.controlUrl}/do/${command}`, { method: 'POST', body });

describe('bad input is refused with what is wrong', () => {
  test.each([
    ['placeCall', '{"number":"020 7946 0958"}', '"number" must be a phone number in E.164'],
    ['placeCall', '{"from":"+442079460958"}', '"from" is not known here'],
    ['placeCall', '{"queue":"Sales"}', 'There is no queue "Sales"'],
    ['placeCall', 'not json', 'must be an object'],
    ['customerAnswers', '{"id":"nobody"}', 'There is no contact nobody'],
    ['forcePresence', '{"agent":"priya","presence":"Asleep"}', 'There is no agent state "Asleep"'],
    ['forcePresence', '{"agent":"nobody","presence":"Break"}', 'There is no agent "nobody"'],
    ['scriptCustomer', '{"number":"+442079460958","script":{"answersAfterMs":-1}}', '0 or more'],
    ['addAgent', '{"login":"priya","name":"Another"}', 'There already is an agent "priya"'],
    ['setFault', '{"operation":"PutAgentState","effect":"explode"}', '"effect" must be one of status'],
    ['setFault', '{"operation":"PutAgentState","effect":"status","status":99}', 'a status from 400 to 599'],
    ['connectPhone', '{"connectionId":"nobody","sdp":"v=0"}', 'There is no contact nobody'],
    ['approveOrigins', '{"origins":["https://crm.example/path"]}', 'must be an origin'],
    ['scriptAgent', '{"agent":"priya","script":{"onRing":"sleeps"}}', '"onRing" must be one of answers'],
    ['scriptAgent', '{"agent":"nobody","script":null}', 'There is no agent "nobody"'],
    ['changeQuickConnect', '{"id":"to-nobody","isEnabled":false}', 'There is no quick connect "to-nobody"'],
    ['changeAgent', '{"agent":"priya","voiceConcurrency":0}', 'a whole number above 0'],
    ['changeIvr', '{"menu":{"name":"Main","options":{"1":{"says":{}}}}}', '"name" must be a text'],
    ['requestCallback', '{"carrier":"task"}', '"number" must be a phone number in E.164'],
    ['requestCallback', '{"number":"+442079460958","carrier":"pigeon"}', '"carrier" must be one of queue'],
    ['requestCallback', '{"number":"+442079460958","queue":"Sales"}', 'There is no queue "Sales"'],
    ['agentPicksUp', '{"agent":"priya"}', 'Nothing rings at priya'],
  ])('%s %s', async (command, body, says) => {
    const response = await post(command, body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).toContain(says);
  });

  test('an unknown command is told with those there are', async () => {
    const response = await post('explode', '{}');
    expect(response.status).toBe(404);
    expect(((await response.json()) as { error: string }).error).toContain('placeCall');
  });

  test('an offer that is none', async () => {
    const { connectionId } = await instance.client.placeCall({});
    await expect(instance.client.connectPhone({ connectionId, sdp: 'nonsense' })).rejects.toThrow(
      'The offer cannot be answered',
    );
  });

  test('the client rejects with the same words', async () => {
    await expect(instance.client.customerAnswers({ id: 'nobody' })).rejects.toThrow(
      'There is no contact nobody',
    );
  });
});

describe('only loopback is answered', () => {
  const statusOf = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(instance.controlUrl);
      request({ host: '127.0.0.1', port, path: '/state', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  test.each([
    [{ host: 'rebound.example' }, 403],
    [{ host: 'localhost:1', origin: 'https://evil.example' }, 403],
    [{ host: 'localhost:1', origin: 'null' }, 403],
    [{ host: 'localhost:1', origin: 'http://localhost:5173' }, 200],
    [{ host: '127.0.0.1:1' }, 200],
  ])('%o gets %i', async (headers, status) => {
    expect(await statusOf(headers as Record<string, string>)).toBe(status);
  });

  test('files outside the pages are not served', async () => {
    for (const path of [
      '/../connect/tokens.ts',
      '/%2e%2e/%2e%2e/package.json',
      '/connect/../../package.json',
    ])
      expect((await fetch(instance.controlUrl + path)).status).not.toBe(200);
  });
});

describe('the state', () => {
  test('is shown whole, without passwords', async () => {
    const { contactId, connectionId } = await instance.client.placeCall({
      number: '+442079460958',
      name: 'Amelia Hart',
    });
    const view = await instance.client.state();
    expect(view.contacts[0]).toMatchObject({
      id: contactId,
      queue: 'Billing',
      customerConnectionId: connectionId,
    });
    expect(view.agents.map((it) => it.login)).toEqual(['priya', 'tomasz', 'mei', 'amara']);
    expect(JSON.stringify(view)).not.toContain('"password":');
  });

  test('is waited for, and the wait says in vain for what', async () => {
    const seen = instance.client.waitFor((it) => it.contacts.length === 1);
    await instance.client.placeCall({});
    expect((await seen).contacts).toHaveLength(1);
    await expect(
      instance.client.waitFor((it) => it.contacts.length === 9, { timeoutMs: 50, what: 'nine calls' }),
    ).rejects.toThrow('in vain for nine calls');
  });

  test('is watched until told to stop', async () => {
    const counts: number[] = [];
    const stop = instance.client.watch((it) => counts.push(it.contacts.length));
    await expect.poll(() => counts.length).toBeGreaterThan(0);
    await instance.client.placeCall({});
    await expect.poll(() => counts.at(-1)).toBe(1);
    stop();
  });

  test('a reset goes back to the start, added agents and settings included', async () => {
    await instance.client.addAgent({ login: 'sam', name: 'Sam Reyes', queues: ['Orders'] });
    await instance.client.changeSettings({ ringTimeoutMs: 1 });
    await instance.client.changeAgent({ agent: 'priya', wrapUpLimitMs: 0, deskPhone: '+442079460111' });
    await instance.client.placeCall({});
    await instance.client.reset({});
    const view = await instance.client.state();
    expect(view.agents).toHaveLength(4);
    expect(view.agents[0]).toMatchObject({ wrapUpLimitMs: null, phone: { type: 'softphone' } });
    expect(view.settings.ringTimeoutMs).toBe(20_000);
    expect(view.contacts).toEqual([]);
  });
});

test('what is set for one agent is theirs alone, and the menu is what callers hear', async () => {
  const { client } = instance;
  await client.changeAgent({ agent: 'priya', voiceConcurrency: 2, canBeInterrupted: false });
  await client.scriptAgent({ agent: 'mei', script: { onRing: 'rejects' } });
  await client.changeIvr({
    menu: { name: 'Night desk', options: { '0': { name: 'Orders', queue: 'Orders' } } },
  });
  const { contactId } = await client.placeCall({ ivr: true });
  await client.customerPresses({ id: contactId, digits: '0' });
  const { agents, contacts } = await client.state();
  expect(agents.map((it) => [it.voiceConcurrency, it.canBeInterrupted, it.script?.onRing])).toEqual([
    [2, false, undefined],
    [1, true, undefined],
    [1, true, 'rejects'],
    [1, true, undefined],
  ]);
  expect(contacts[0]).toMatchObject({ queue: 'Orders', isWaiting: true });
});

test('a desk phone is picked up by hand', async () => {
  await instance.client.changeAgent({ agent: 'priya', deskPhone: '+442079460111' });
  await instance.client.forcePresence({ agent: 'priya', presence: 'Available' });
  await instance.client.placeCall({});
  await instance.client.agentPicksUp({ agent: 'priya' });
  expect((await instance.client.state()).agents[0]?.state.name).toBe('Busy');
});

test('the host goes down and comes up on the same port, while the control API lives', async () => {
  await instance.client.goDown({});
  await expect(fetch(instance.url)).rejects.toThrow();
  expect((await instance.client.state()).isUp).toBe(false);
  await instance.client.comeUp({});
  expect((await fetch(instance.url)).status).toBe(200);
});

test('a taken port is told in one line', async () => {
  const port = Number(new URL(instance.url).port);
  await expect(createConnectInstance({ port })).rejects.toThrow(`Port ${port} is in use.`);
});

test('every script of the control pages is served, and all that it imports', async () => {
  const wanted = ['index.ts', 'phone.ts', 'servicenow.ts'].map(
    (script) => `${instance.controlUrl}/${script}`,
  );
  const missing: string[] = [];
  const looked = new Set<string>();
  for (const url of wanted) {
    if (looked.has(url)) continue;
    looked.add(url);
    const response = await fetch(url);
    if (!response.ok) missing.push(url);
    for (const [, path = ''] of (await response.text()).matchAll(/from '(\.[^']+)'/g))
      wanted.push(new URL(path, url).href);
  }
  expect(missing).toEqual([]);
  expect(looked.size).toBeGreaterThan(20);
});
