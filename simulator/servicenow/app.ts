/** Everything the instance answers over HTTP. */

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { addAttachmentApi } from './attachment-api.ts';
import { addAwaAgents } from './awa-agents.ts';
import { addAwaOffer } from './awa-offer.ts';
import { addCallbackApi } from './callback-api.ts';
import { sleepingPage } from './faults.ts';
import { addFormPages } from './form-pages.ts';
import type { ServiceNowHost } from './host.ts';
import { addInteractionApis } from './interaction-apis.ts';
import { addOauth } from './oauth.ts';
import { addProviderApis } from './provider-apis.ts';
import { refusals } from './refusal.ts';
import { envelope } from './rest.ts';
import { addTableApi } from './table-api.ts';
import { addTopFrame } from './top-frame.ts';
import { addWrapUpApi } from './wrap-up-api.ts';

/** The application of one host. Addresses with a version lead to the same doors as those without. */
export function serviceNowApp(host: ServiceNowHost): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>({
    getPath: (request) => new URL(request.url).pathname.replace(/^\/api\/now\/v\d+\//, '/api/now/'),
  });

  app.use('/api/*', async (c, next) => {
    const origin = c.req.header('origin');
    const { cors, corsOrigins } = host.settings;
    if (origin && (cors === 'loose' || corsOrigins.includes(origin))) {
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Allow-Credentials', 'true');
      c.header('Access-Control-Allow-Methods', 'GET,POST,PUT,PATCH,DELETE');
      c.header('Access-Control-Allow-Headers', 'authorization,content-type,accept');
      c.header('Access-Control-Expose-Headers', 'Link,X-Total-Count,Retry-After');
    }
    if (c.req.method !== 'OPTIONS') return next();
    host.journal.add({ operation: 'OPTIONS', agent: null, status: 200, input: origin ?? null });
    return c.body(null, 200);
  });

  addTableApi(app, host);
  addAttachmentApi(app, host);
  addInteractionApis(app, host);
  addAwaOffer(app, host);
  addAwaAgents(app, host);
  addCallbackApi(app, host);
  addWrapUpApi(app, host);
  addProviderApis(app, host);
  addOauth(app, host);
  addFormPages(app, host);
  addTopFrame(app);

  app.notFound((c) => {
    if (host.settings.isSleeping) return c.html(sleepingPage);
    return c.req.path.startsWith('/api/')
      ? envelope(c, refusals.noResource())
      : c.text('Page not found', 404);
  });
  app.onError((error, c) => {
    process.emitWarning(error.message, error.name);
    return c.json({ error: { message: error.message, detail: '' }, status: 'failure' }, 500);
  });
  return app;
}
