/** Everything the Connect host answers over HTTP. */

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { addApi } from './api.ts';
import { addAttachments } from './attachments.ts';
import { addAuth } from './auth.ts';
import { addCcpPage } from './ccp-page.ts';
import { addCompanySignIn } from './company-sign-in.ts';
import type { ConnectHost } from './host.ts';
import { addParticipants } from './participants.ts';
import { ringSound } from './ring-sound.ts';
import { addSdk } from './sdk.ts';
import { addSelfTestCall } from './self-test-call.ts';

/** The application of one host. */
export function connectApp(host: ConnectHost): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  addApi(app, host);
  addAuth(app, host);
  addCompanySignIn(app, host);
  addCcpPage(app, host);
  addSdk(app, host);
  addSelfTestCall(app, host);
  addParticipants(app, host);
  addAttachments(app, host);
  app.get('/', (c) => c.redirect('/ccp-v2/'));
  app.get('/ccp/ring.wav', (c) => c.body(ringSound(), 200, { 'content-type': 'audio/wav' }));
  // Asked once at start for the Voice ID domain; an instance without one answers like this.
  app.post('/agent-app/api', (c) => c.json({ IntegrationAssociationSummaryList: [] }));
  app.onError((error, c) => {
    process.emitWarning(error.message, error.name);
    return c.json({ __type: 'com.amazonaws.connect#InternalServiceException', message: error.message }, 500);
  });
  return app;
}
