/** What tests do to the Connect host itself: move it, and look at the window it stands in. */

import type { ConsoleMessage, Page, WebWorker } from 'puppeteer';
import type { Reply } from '../../../lib/messaging.ts';
import type { HostKind } from '../../../lib/session.ts';
import type { ConnectHost } from '../../../lib/voice-platform.ts';
import type { World } from '../world.ts';

/** Has the softphone live there, signed in. */
export async function moveHost(world: World, kind: HostKind): Promise<void> {
  if ((await world.session()).host.kind !== kind) await world.command('useHost', kind);
  await world.waitForSession(
    ({ host, connection, agent }) => host.kind === kind && connection.state === 'ready' && agent !== null,
    20_000,
  );
}

/** Amazon's pages with a softphone in them that stand in a tab or window. */
export async function ccpPages({ browser, connect }: World): Promise<Page[]> {
  const targets = browser.targets().filter((t) => t.type() === 'page' && t.url().startsWith(connect.url));
  return Promise.all(targets.map((target) => target.asPage()));
}

/** How often Amazon's own page began to ring since it was first asked. The framed one has its ring switched off by Streams. */
export async function ownRings(world: World): Promise<number> {
  const [page] = await ccpPages(world);
  return (
    page?.evaluate(() => {
      const counted = globalThis as unknown as { ownRings?: number };
      if (counted.ownRings === undefined) {
        counted.ownRings = 0;
        const { play } = HTMLMediaElement.prototype;
        HTMLMediaElement.prototype.play = function () {
          if (this.loop) counted.ownRings = (counted.ownRings ?? 0) + 1;
          return play.call(this);
        };
      }
      return counted.ownRings;
    }) ?? 0
  );
}

/**
 * One message of the worker to the host. Rejects with the error's code, as lib/messaging does. Looking into the worker
 * keeps it alive, so a file that does so can say nothing of its deaths.
 */
export async function askHost<Value = void>(
  worker: WebWorker,
  kind: HostKind,
  name: keyof ConnectHost,
  args: unknown[],
): Promise<Value> {
  const reply = await worker.evaluate(
    async (kind, request): Promise<Reply | undefined> => {
      if (kind === 'framed') return chrome.runtime.sendMessage(request);
      const { hostWindow } = await chrome.storage.session.get('hostWindow');
      return chrome.tabs.sendMessage((hostWindow as { tabId: number }).tabId, request, { frameId: 0 });
    },
    kind,
    { to: 'connect-host', name, args },
  );
  if (!reply || 'error' in reply)
    throw Object.assign(new Error(reply?.error.code ?? 'nobody answered'), { ...reply?.error });
  return reply.value as Value;
}

/** The worker that asks hosts. */
export async function workerOf({ browser }: World): Promise<WebWorker> {
  const target = await browser.waitForTarget((t) => t.url().endsWith('/background.js'));
  return (await target.worker()) as WebWorker;
}

/** The page that runs Streams for us: our hidden document, or Amazon's own in its window. */
export async function softphone(world: World): Promise<Page> {
  if ((await world.session()).host.kind === 'framed')
    return (await world.browser.waitForTarget((it) => it.url().includes('/offscreen.html'))).asPage();
  const [page] = await ccpPages(world);
  if (!page) throw new Error('The softphone has no window.');
  return page;
}

/** Whether the softphone's document has loaded Amazon's chat library: it leaves its name on `connect`. */
export async function hasChatLibrary(world: World): Promise<boolean> {
  const host = await softphone(world);
  return host.evaluate(() => 'ChatJS' in (globalThis as unknown as { connect: object }).connect);
}

/** What is written from now on to the consoles of the worker, the softphone's document with all its frames, and `page`. */
export async function listenTo(world: World, page: Page): Promise<string[]> {
  const said: string[] = [];
  const note = (message: ConsoleMessage) =>
    said.push(`${message.text()} ${message.args().map(String).join(' ')}`);
  const worker = await world.browser.waitForTarget((one) => one.type() === 'service_worker');
  for (const told of [await softphone(world), page, await worker.worker()]) told?.on('console', note);
  return said;
}
