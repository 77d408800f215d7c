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

  describe('a file of an agent', () => {
    const bill = { AttachmentName: 'bill.pdf', AttachmentSizeInBytes: 4, ContentType: 'application/pdf' };
    const start = (changed: object = {}) => ask('start-attachment-upload', legId, { ...bill, ...changed });
    const put = (url: string, body = 'Paid', type = 'application/pdf') =>
      fetch(url, { method: 'PUT', headers: { 'content-type': type }, body });
    const complete = (id: string) => ask('complete-attachment-upload', legId, { AttachmentIds: [id] });

    test('is put into the bucket, which is of another origin, and told to the chat once', async () => {
      const { body } = await start();
      const { AttachmentId: id, UploadMetadata: to } = body;
      expect(new URL(to.Url).origin).not.toBe(instance.url);
      expect(await complete(id)).toMatchObject({ status: 400, type: 'ValidationException' });
      expect((await put(to.Url)).status).toBe(200);
      expect((await complete(id)).status).toBe(200);
      expect(await complete(id)).toMatchObject({ status: 409, type: 'ConflictException' });
      const { body: page } = await ask('transcript', legId, { MaxResults: 1 });
      expect(page.Transcript).toMatchObject([
        { ParticipantRole: 'AGENT', Attachments: [{ AttachmentId: id, AttachmentName: 'bill.pdf' }] },
      ]);
      const { body: found } = await ask('attachment', legId, { AttachmentId: id });
      expect(await (await fetch(found.Url)).text()).toBe('Paid');
    });

    test('of another size or type than was said is not taken by the bucket', async () => {
      const { body } = await start();
      expect((await put(body.UploadMetadata.Url, 'Paid twice')).status).toBe(403);
      expect((await put(body.UploadMetadata.Url, 'Paid', 'text/plain')).status).toBe(403);
      expect((await put(body.UploadMetadata.Url.replace(/key=.*/, 'key=none'))).status).toBe(403);
    });

    test.each([
      ['a kind that is not listed', { ContentType: 'application/x-msdownload' }],
      ['nothing in it', { AttachmentSizeInBytes: 0 }],
      ['more than 20 MB', { AttachmentSizeInBytes: 20 * 1024 * 1024 + 1 }],
      ['no name', { AttachmentName: '' }],
    ])('with %s is refused', async (_, changed) => {
      expect(await start(changed)).toMatchObject({ status: 400, type: 'ValidationException' });
    });

    test('is refused where files are off, which the contact says, and the bucket tells which origins may put one', async () => {
      const allowed = async () => {
        const { body } = await start();
        const headers = { origin: 'chrome-extension://abc', 'access-control-request-method': 'PUT' };
        const asked = await fetch(body.UploadMetadata.Url, { method: 'OPTIONS', headers });
        return asked.headers.get('access-control-allow-origin');
      };
      expect(await allowed()).toBe('chrome-extension://abc');
      await instance.client.changeSettings({ attachments: 'instance' });
      expect(await allowed()).toBeNull();
      await instance.client.changeSettings({ attachments: 'off' });
      expect(await start()).toMatchObject({ status: 403, type: 'AccessDeniedException' });
      await instance.client.changeSettings({ attachments: 'anywhere' });
    });

    test('beyond what fits in a chat is refused', async () => {
      for (let n = 0; n < 40; n++)
        await instance.client.customerSendsFile({ id: contactId, name: 'a.txt', content: 'x' });
      expect(await start()).toMatchObject({ status: 402, type: 'ServiceQuotaExceededException' });
    });
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
