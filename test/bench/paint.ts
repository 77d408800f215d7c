/**
 * How long a change at the instance takes to be painted in the widget, against the same change reaching a plain page
 * that runs Streams and nothing else, in the same browser and the same run.
 */

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { extensionOrigin, root } from '../../scripts/browser.ts';
import { extensionFolder } from '../../scripts/build.ts';
import { takeSeat } from '../../scripts/seat.ts';
import { createConnectInstance } from '../../simulator/connect/server.ts';
import { createSampleSite } from '../../simulator/pages/server.ts';
import { type BenchRow, benchRow, median } from './row.ts';

const repeats = 20;
const goal = 3;

/** The row of the median. Needs the test build. */
export async function paintRow(): Promise<BenchRow> {
  const plainServer = await servePlainPage();
  const { port } = plainServer.address() as { port: number };
  const plainOrigin = `http://localhost:${port}`;
  const connect = await createConnectInstance({ approvedOrigins: [extensionOrigin, plainOrigin] });
  const site = await createSampleSite({});
  const seat = await takeSeat({ extension: extensionFolder('test'), isHeadless: true, audio: 'fake' });
  try {
    await seat.signIn(connect.url, 'priya');
    const page = await seat.tab(site.url);
    await seat.command('openWidget');
    const widget = await seat.widget(page);
    const plain = await seat.window(`${plainOrigin}/?ccp=${encodeURIComponent(connect.url)}`);
    await plain.waitForFunction('globalThis.seenAt');

    const painted: number[] = [];
    const reached: number[] = [];
    for (let i = 0; i < repeats; i++) {
      const name = i % 2 ? 'Lunch' : 'Training';
      const inWidget = widget.evaluate(paintedAt, name);
      const inPlain = plain.evaluate((wanted) => (globalThis as unknown as PlainPage).seenAt(wanted), name);
      // Streams rests 100 ms after each answer; a change in that time would measure the rest.
      await new Promise((done) => setTimeout(done, 250));
      // Both wait before the change is made.
      await Promise.all([widget.evaluate('0'), plain.evaluate('0')]);
      const changedAt = performance.timeOrigin + performance.now();
      await connect.client.forcePresence({ agent: 'priya', presence: name });
      painted.push((await inWidget) - changedAt);
      reached.push((await inPlain) - changedAt);
    }
    return benchRow(
      'state change to widget paint, over Streams alone',
      median(painted),
      'ms',
      median(reached),
      goal,
    );
  } finally {
    await seat[Symbol.asyncDispose]();
    await site.stop();
    await connect.stop();
    plainServer.closeAllConnections();
    plainServer.close();
  }
}

interface PlainPage {
  seenAt(presence: string): Promise<number>;
}

/** Runs in the widget: epoch ms of the first paint that holds `text`. */
function paintedAt(text: string): Promise<number> {
  return new Promise((done) => {
    const look = () => {
      if (!document.body.textContent?.includes(text)) return;
      observer.disconnect();
      // A message sent from an animation frame comes after that frame was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  });
}

const plainPage = `<!doctype html><meta charset="utf-8"><title>Streams alone</title>
<div id="ccp" style="width:320px;height:480px"></div>
<script src="/streams.js"></script>
<script>
  connect.core.initCCP(document.getElementById('ccp'), {
    ccpUrl: new URLSearchParams(location.search).get('ccp'),
    loginPopup: false,
    softphone: { allowFramedSoftphone: false },
  });
  connect.agent((agent) => {
    const wanted = new Map();
    agent.onStateChange(({ newState }) => {
      wanted.get(newState)?.(performance.timeOrigin + performance.now());
      wanted.delete(newState);
    });
    globalThis.seenAt = (name) => new Promise((done) => wanted.set(name, done));
  });
</script>`;

function servePlainPage(): Promise<Server> {
  const streams = readFileSync(
    resolve(root, 'node_modules/amazon-connect-streams/release/connect-streams-min.js'),
  );
  const server = createServer((request, response) => {
    const isScript = request.url === '/streams.js';
    response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? streams : plainPage);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}
