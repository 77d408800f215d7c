import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';

let instance: ConnectInstance;
let token: string;

/** The session cookie of a sign-in at the login page. */
async function signIn(password = 'connect', destination = '/signed-in') {
  return fetch(`${instance.url}/login`, {
    method: 'POST',
    body: new URLSearchParams({ login: 'priya', password, destination }),
    redirect: 'manual',
  });
}
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const authorize = (cookie: string) => fetch(`${instance.url}/auth/authorize`, { headers: { cookie } });

async function ask(operation: string, body: object = {}, bearer = token) {
  const response = await fetch(`${instance.url}/api`, {
    method: 'POST',
    headers: { 'x-amz-target': `AmazonConnectCTIService.${operation}`, 'x-amz-bearer': bearer },
    body: JSON.stringify({ authentication: { authToken: bearer }, ...body }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

beforeEach(async () => {
  instance = await createConnectInstance({ approvedOrigins: ['chrome-extension://abc'] });
  const authorized = await authorize(cookieOf(await signIn()));
  token = ((await authorized.json()) as { accessToken: string }).accessToken;
});
afterEach(() => instance.stop());

describe('signing in', () => {
  test('a wrong password gets the form again, with no cookie', async () => {
    const response = await signIn('wrong');
    expect(response.status).toBe(401);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toContain('incorrect');
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'never leads to another host (%s)',
    async (destination) => {
      expect((await signIn('connect', destination)).headers.get('location')).toBe('/ccp-v2/');
    },
  );

  test('no page may frame the login page; approved origins may frame the CCP', async () => {
    const login = await fetch(`${instance.url}/login`);
    expect(login.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    const ccp = await fetch(`${instance.url}/ccp-v2/`, { headers: { cookie: cookieOf(await signIn()) } });
    expect(ccp.headers.get('content-security-policy')).toContain(
      "frame-ancestors 'self' chrome-extension://abc",
    );
  });

  test('without a session there is no token', async () => {
    expect((await authorize('')).status).toBe(401);
  });

  test('an expired sign-in gives no token any more', async () => {
    const cookie = cookieOf(await signIn());
    await instance.client.expireTokens({ kind: 'session' });
    expect((await authorize(cookie)).status).toBe(401);
  });
});

describe('the API', () => {
  test('a missing or foreign token is 401', async () => {
    expect(await ask('GetAgentStates', {}, 'nonsense')).toMatchObject({
      status: 401,
      body: { __type: 'com.amazonaws.connect#UnauthorizedException' },
    });
  });

  test('an unknown operation and a refused one are 400 with their type', async () => {
    expect((await ask('DeleteEverything')).body.__type).toContain('#UnknownOperationException');
    expect((await ask('AcceptContact', { contactId: 'none' })).body.__type).toContain(
      '#ContactNotFoundException',
    );
  });

  test('lists come in pages', async () => {
    const first = await ask('GetEndpoints', { queueARNs: [], maxResults: 2 });
    expect(first.body.endpoints).toHaveLength(2);
    const second = await ask('GetEndpoints', {
      queueARNs: [],
      maxResults: 100,
      nextToken: first.body.nextToken,
    });
    expect(second.body.endpoints).toHaveLength(5);
    expect(second.body.nextToken).toBeUndefined();
  });

  test('a snapshot poll waits for a change, and only for one the agent can see', async () => {
    const { nextToken } = (await ask('GetAgentSnapshot')).body;
    let isAnswered = false;
    const poll = ask('GetAgentSnapshot', { nextToken, timeout: 30_000 }).finally(() => {
      isAnswered = true;
    });
    await instance.client.forcePresence({ agent: 'tomasz', presence: 'Break' });
    expect(isAnswered).toBe(false);
    await instance.client.forcePresence({ agent: 'priya', presence: 'Lunch' });
    expect((await poll).body).toMatchObject({ snapshot: { state: { name: 'Lunch', type: 'not_routable' } } });
  });

  test('a poll whose time is up gives the same view and token again', async () => {
    const { nextToken } = (await ask('GetAgentSnapshot')).body;
    expect((await ask('GetAgentSnapshot', { nextToken, timeout: 10 })).body.nextToken).toBe(nextToken);
  });

  test('a reset that takes the agent away ends their parked poll', async () => {
    await instance.client.addAgent({ login: 'sam', name: 'Sam Reyes' });
    const response = await fetch(`${instance.url}/login`, {
      method: 'POST',
      body: new URLSearchParams({ login: 'sam', password: 'connect' }),
      redirect: 'manual',
    });
    const { accessToken } = (await (await authorize(cookieOf(response))).json()) as { accessToken: string };
    const { nextToken } = (await ask('GetAgentSnapshot', {}, accessToken)).body;
    const poll = ask('GetAgentSnapshot', { nextToken, timeout: 30_000 }, accessToken);
    await instance.client.reset({});
    expect((await poll).status).toBe(401);
  });
});

describe('faults', () => {
  test('spoil as many requests as told, of one operation', async () => {
    await instance.client.setFault({ operation: 'GetAgentStates', effect: 'status', status: 503, times: 2 });
    expect((await ask('GetAgentStates')).status).toBe(503);
    expect((await ask('GetAgentPermissions')).status).toBe(200);
    expect((await ask('GetAgentStates')).status).toBe(503);
    expect((await ask('GetAgentStates')).status).toBe(200);
  });

  test('spoil all operations until cleared', async () => {
    await instance.client.setFault({ operation: '*', effect: 'status', status: 500 });
    expect((await ask('GetAgentStates')).status).toBe(500);
    await instance.client.clearFaults({});
    expect((await ask('GetAgentStates')).status).toBe(200);
  });

  test('drop cuts the connection', async () => {
    await instance.client.setFault({ operation: 'GetAgentStates', effect: 'drop', times: 1 });
    await expect(ask('GetAgentStates')).rejects.toThrow();
    expect((await ask('GetAgentStates')).status).toBe(200);
  });
});

describe('the websocket', () => {
  const open = async () => {
    const { webSocketTransport } = (await ask('CreateTransport', { transportType: 'web_socket' }))
      .body as never as {
      webSocketTransport: { url: string; transportLifeTimeInSeconds: number };
    };
    expect(webSocketTransport.url).toMatch(/^wss:/);
    expect(webSocketTransport.transportLifeTimeInSeconds).toBeGreaterThanOrEqual(300);
    return new WebSocket(webSocketTransport.url.replace('wss:', 'ws:'));
  };
  const answerTo = (socket: WebSocket, message: string) =>
    new Promise<unknown>((resolve, reject) => {
      socket.once('message', (text) => resolve(JSON.parse(String(text))));
      socket.once('close', () => reject(new Error('closed')));
      socket.once('error', reject);
      if (socket.readyState === WebSocket.OPEN) socket.send(message);
      else socket.once('open', () => socket.send(message));
    });

  test('answers heartbeats and subscriptions', async () => {
    const socket = await open();
    expect(await answerTo(socket, '{"topic":"aws/heartbeat"}')).toEqual({ topic: 'aws/heartbeat' });
    expect(
      await answerTo(socket, '{"topic":"aws/subscribe","content":{"topics":["aws/softphone"]}}'),
    ).toEqual({ topic: 'aws/subscribe', content: { status: 'success', topics: ['aws/softphone'] } });
    socket.close();
  });

  test('an invite for no call is answered with 404, by its id', async () => {
    const socket = await open();
    const invite = { jsonrpc: '2.0', id: '7', method: 'invite', params: { contactId: 'none', sdp: 'v=0' } };
    const answer = (await answerTo(
      socket,
      JSON.stringify({ topic: 'aws/softphone', connectionId: 'any', jsonRpcMsg: invite }),
    )) as { content: string };
    expect(JSON.parse(answer.content)).toMatchObject({ jsonRpcMsg: { id: '7', error: { code: 404 } } });
    socket.close();
  });

  test('what is no JSON closes the socket and harms nobody else', async () => {
    await expect(answerTo(await open(), 'nonsense')).rejects.toThrow('closed');
    expect((await ask('GetAgentStates')).status).toBe(200);
  });

  test('a socket without a token is refused', async () => {
    const socket = new WebSocket(`${instance.url.replace('http', 'ws')}/websocket`);
    await expect(answerTo(socket, '{}')).rejects.toThrow('403');
  });

  test('new ones are refused as long as told, and open ones are cut', async () => {
    const socket = await open();
    await answerTo(socket, '{"topic":"aws/heartbeat"}');
    const cut = new Promise((resolve) => socket.once('close', resolve));
    await instance.client.setFault({ operation: 'websocket', effect: 'status', status: 403 });
    await instance.client.closeWebsockets({ agent: 'priya' });
    await cut;
    await expect(answerTo(await open(), '{}')).rejects.toThrow('403');
    await instance.client.clearFaults({ operation: 'websocket' });
    expect(await answerTo(await open(), '{"topic":"aws/heartbeat"}')).toEqual({ topic: 'aws/heartbeat' });
  });
});
