/**
 * `npm start`: simulated Connect and ServiceNow instances, a sample CRM site, and a browser with the extension signed in.
 * Options: --tour plays a guided tour, --out DIR takes its pictures (docs/images), --port N starts the servers at N,
 * --fake-audio uses a made-up microphone, --once ends when ready or when the tour is over.
 */

import { resolve } from 'node:path';
import { createConnectInstance } from '../simulator/connect/server.ts';
import { createSampleSite } from '../simulator/pages/server.ts';
import { createServiceNowInstance } from '../simulator/servicenow/server.ts';
import { extensionOrigin, root, signInRedirect } from './browser.ts';
import { buildExtension } from './build.ts';
import { strictOptions } from './options.ts';
import { takeSeat } from './seat.ts';
import { becomeAvailable, playTour } from './tour.ts';

const options = strictOptions({
  tour: { type: 'boolean' },
  out: { type: 'string' },
  port: { type: 'string' },
  'fake-audio': { type: 'boolean' },
  once: { type: 'boolean' },
});
const firstPort = options.port === undefined ? 0 : Number(options.port);
if (!Number.isInteger(firstPort) || firstPort < 0 || firstPort > 65_531) {
  stopWith(`--port takes a number up to 65531, not "${options.port}".`, 2);
}
const isDisplayed =
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || process.platform !== 'linux';
const isTour = options.tour || !isDisplayed;

const closers: (() => Promise<unknown>)[] = [];
let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

try {
  if (!isDisplayed)
    console.log('There is no display here: the browser runs unseen, and a tour shows what it does.');
  console.log('Building the extension ...');
  const extension = await buildExtension('simulator');
  const connect = await createConnectInstance({
    port: firstPort,
    controlPort: firstPort && firstPort + 1,
    approvedOrigins: [extensionOrigin],
  });
  closers.push(() => connect.stop());
  const site = await createSampleSite({ port: firstPort && firstPort + 2 });
  closers.push(() => site.stop());
  const serviceNow = await createServiceNowInstance({
    port: firstPort && firstPort + 3,
    controlPort: firstPort && firstPort + 4,
    settings: { redirectUrls: [signInRedirect] },
  });
  closers.push(() => serviceNow.stop());
  const seat = await takeSeat({
    extension,
    isHeadless: !isDisplayed,
    audio: !isDisplayed || options['fake-audio'] === true ? 'fake' : 'own',
    ...(isTour ? { window: { width: 1280, height: 800, scale: 2 } } : {}),
  });
  closers.push(async () => seat[Symbol.asyncDispose]());
  seat.browser.on('disconnected', () => void end(0));
  if (isTour) {
    await playTour({ seat, connect, site, out: resolve(options.out ?? resolve(root, 'docs/images')) });
  } else {
    await seat.signIn(connect.url, 'priya');
    await becomeAvailable(seat);
    await seat.tab(connect.controlUrl);
    await seat.tab(new URL('phone', connect.controlUrl).href);
    await seat.tab(site.url);
    console.log('Signed in as Priya Nair, Available. Other agents: tomasz, mei, amara; password "connect".');
  }
  console.log(`Sample CRM     ${site.url}`);
  console.log(`Customer phone ${new URL('phone', connect.controlUrl).href}`);
  console.log(`Control page   ${connect.controlUrl}`);
  console.log(`Connect        ${connect.url}`);
  console.log(`ServiceNow     ${serviceNow.url}, its control page ${serviceNow.controlUrl}`);
  if (options.once) await end(0);
  else
    console.log(
      isDisplayed ? 'Ready. Close the browser or press Ctrl-C to end.' : 'Ready. Press Ctrl-C to end.',
    );
} catch (error) {
  if (!isEnding) {
    console.error(inOneLine(error as NodeJS.ErrnoException));
    await end(1);
  }
}

/** Ends everything that was started, the browser first, and then this process. */
async function end(code: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  for (const close of closers.splice(0).reverse()) await close();
  process.exit(code);
}

function inOneLine(error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE') {
    const { port } = error as unknown as { port?: number };
    return `Port ${port ?? options.port} is in use: end what uses it, or choose another with --port.`;
  }
  return error.message;
}

function stopWith(text: string, code: number): never {
  console.error(text);
  process.exit(code);
}
