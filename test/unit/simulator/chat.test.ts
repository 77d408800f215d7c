/** A chat's room at the simulated instance: the machine, and the participant service over HTTP. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customerReads, customerSays } from '../../../simulator/connect/control/chat-customer.ts';
import { contentTypes } from '../../../simulator/connect/instance/room.ts';
import { sendWork } from '../../../simulator/connect/instance/work.ts';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';
import { openScene, type Scene } from './scene.ts';

const lastPart = (type: string) => type.split('.').slice(-2).join('.');
const roomOf = (scene: Scene) =>
  scene.instance.conversations
    .flatMap(({ room }) => room ?? [])
    .map(({ role, contentType, content }) => `${role} ${content ?? lastPart(contentType)}`);

describe('[CC-28] who is in a room', () => {
  test('comes and goes as the parties do, and a chat that is handed on says so', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    const { id } = scene.run((turn) =>
      sendWork(turn, { channel: 'chat', name: 'Hassan Darwish', text: 'Hello?' }),
    );
    scene.accept('priya');
    scene.presence('tomasz', 'Available');
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    scene.run((turn) => customerSays(turn, id, 'Who is this?'));
    scene.customerHangsUp(id);
    expect(roomOf(scene)).toEqual([
      'CUSTOMER participant.joined',
      'CUSTOMER Hello?',
      'AGENT participant.joined',
      'AGENT transfer.succeeded',
      'AGENT participant.left',
      'AGENT participant.joined',
      'CUSTOMER Who is this?',
      'CUSTOMER participant.left',
      'AGENT participant.left',
      'SYSTEM chat.ended',
    ]);
  });
});

test('[CC-10][CC-28] an agent who ends a chat ends it for its customer, who can write no more', () => {
  const scene = openScene();
  scene.presence('priya', 'Available');
  const { id } = scene.run((turn) => sendWork(turn, { channel: 'chat', text: 'Hello?' }));
  scene.accept('priya');
  scene.hangUp('priya');
  expect(roomOf(scene).slice(-3)).toEqual([
    'AGENT participant.left',
    'CUSTOMER participant.left',
    'SYSTEM chat.ended',
  ]);
  expect(() => scene.run((turn) => customerSays(turn, id, 'Wait'))).toThrow();
});

describe('[CC-28] the participant service', () => {
  let instance: ConnectInstance;
  let contactId: string;
  let legId: string;
  beforeAll(async () => {
    instance = await createConnectInstance();
    await instance.client.scriptAgent({ agent: 'priya', script: { onRing: 'answers' } });
    await instance.client.forcePresence({ agent: 'priya', presence: 'Available' });
    ({ contactId } = await instance.client.sendWork({ channel: 'chat', name: 'Hassan', text: 'Hello?' }));
    const view = await instance.client.waitFor(({ agents }) =>
      agents.some(({ contacts }) => contacts[0]?.state === 'connected'),
    );
    legId = view.agents.find(({ login }) => login === 'priya')?.contacts[0]?.legId ?? '';
  });
  afterAll(() => instance.stop());

  async function ask(door: string, bearer: string, body: object) {
    const response = await fetch(`${instance.url}/participant/${door}`, {
      method: 'POST',
      headers: { 'x-amz-bearer': bearer },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      type: response.headers.get('x-amzn-errortype'),
      body: await response.json(),
    };
  }
  const say = (token: string, Content: string, ClientToken?: string) =>
    ask('message', token, { ContentType: 'text/plain', Content, ClientToken });

  test('lets in whoever is on the leg, says a message once for one client token, and shows its receipts', async () => {
    const { body } = await ask('connection', legId, { Type: ['CONNECTION_CREDENTIALS'] });
    const token = body.ConnectionCredentials.ConnectionToken as string;
    const { body: said } = await say(token, 'Good morning', 'one');
    expect((await say(token, 'Good morning', 'one')).body).toEqual(said);
    await instance.client.customerReads({ id: contactId });
    const { body: page } = await ask('transcript', token, { MaxResults: 1, SortOrder: 'ASCENDING' });
    expect(page.Transcript).toMatchObject([
      {
        ...{ Id: said.Id, Type: 'MESSAGE', Content: 'Good morning', ParticipantId: legId },
        ...{ ParticipantRole: 'AGENT', DisplayName: 'Priya Nair' },
        MessageMetadata: { MessageId: said.Id, Receipts: [{ ReadTimestamp: expect.any(String) }] },
      },
    ]);
    const earlier = await ask('transcript', token, { MaxResults: 100, NextToken: page.NextToken });
    expect(earlier.body.Transcript).toHaveLength(3);
    expect(earlier.body.NextToken).toBeUndefined();
  });

  test.each([
    ['a stranger', 'nobody', 'hello', 403, 'AccessDeniedException'],
    ['nothing', '', '', 400, 'ValidationException'],
    ['more than fits', '', 'x'.repeat(1025), 400, 'ValidationException'],
  ])('refuses %s', async (_, bearer, text, status, type) => {
    expect(await say(bearer || legId, text)).toMatchObject({ status, type });
  });

  test('refuses a receipt for what nobody said, and is silent on what people say in its journal', async () => {
    const read = { ContentType: contentTypes.read, Content: '{"messageId":"nothing"}' };
    expect(await ask('event', legId, read)).toMatchObject({ status: 400, type: 'ValidationException' });
    await say(legId, 'zebra crossing');
    expect(JSON.stringify(await instance.client.journal())).not.toContain('zebra');
  });

  test('gives whoever is in the chat an address of a file in it, that is good for a while', async () => {
    await instance.client.customerSendsFile({ id: contactId, name: 'receipt.txt', content: 'Paid' });
    const { body } = await ask('transcript', legId, { MaxResults: 1 });
    const [{ Type, Attachments }] = body.Transcript;
    expect([Type, Attachments[0]]).toMatchObject(['ATTACHMENT', { AttachmentName: 'receipt.txt' }]);
    const { AttachmentId } = Attachments[0];
    const { body: found } = await ask('attachment', legId, { AttachmentId });
    expect(await (await fetch(found.Url)).text()).toBe('Paid');
    expect((await fetch(new URL('?key=none', found.Url))).status).toBe(403);
    expect(await ask('attachment', 'nobody', { AttachmentId })).toMatchObject({ status: 403 });
    expect(await ask('attachment', legId, { AttachmentId: 'none' })).toMatchObject({ status: 400 });
  });

  test('ends with the chat', async () => {
    await instance.client.customerHangsUp({ id: contactId });
    expect(await say(legId, 'Hello?')).toMatchObject({ status: 403 });
  });
});

test('[CC-28] a customer to whom nothing was written has nothing to read', () => {
  const scene = openScene();
  const { id } = scene.run((turn) => sendWork(turn, { channel: 'chat', text: 'Hello?' }));
  scene.run((turn) => customerReads(turn, id, false));
  expect(roomOf(scene)).toEqual(['CUSTOMER participant.joined', 'CUSTOMER Hello?']);
});
