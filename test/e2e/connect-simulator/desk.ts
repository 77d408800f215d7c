/** One agent in front of a page that embeds the instance, in a browser profile of their own. */

import type { Browser, Page } from 'puppeteer';

export interface AgentView {
  state: string;
  availability: string;
  next: string | null;
  contacts: {
    id: string;
    type: string;
    state: string;
    queue?: string;
    inbound: boolean;
    connections: string[];
  }[];
}

/** One agent in front of the embedding page. */
export interface Desk {
  page: Page;
  /** Signs in at the instance's own login page, in a tab of its own. */
  signIn(login: string, password?: string): Promise<void>;
  /** Runs one of the page's `act` functions; rejects with Streams' error type. */
  act(name: string, ...args: unknown[]): Promise<unknown>;
  /** The agent as Streams sees it, as soon as `holds`. */
  until(holds: (view: AgentView) => boolean, what: string): Promise<AgentView>;
  /** Loads the page, and with it the CCP, anew; resolves once Streams has its agent again. */
  reload(): Promise<void>;
  events(): Promise<string[]>;
  forgetEvents(): Promise<void>;
  /** Waits until this event of Streams has come. */
  heard(name: string, timeoutMs?: number): Promise<void>;
}

/** Opens the embedding page in a browser profile of its own and starts Streams against the instance. */
export async function openDesk(
  browser: Browser,
  embedderOrigin: string,
  instanceUrl: string,
  login?: string,
): Promise<Desk> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const signIn: Desk['signIn'] = async (name, password = 'connect') => {
    const tab = await context.newPage();
    await tab.goto(`${instanceUrl}/login?destination=/signed-in`);
    await tab.type('[name=login]', name);
    await tab.type('[name=password]', password);
    await Promise.all([tab.waitForNavigation(), tab.click('button')]);
    const title = await tab.title();
    await tab.close();
    if (title !== 'Signed in') throw new Error(`Not signed in: ${title}`);
  };
  if (login) await signIn(login);
  const load = async () => {
    await page.goto(embedderOrigin);
    await page.evaluate(
      (url) => (window as never as { start(url: string): void }).start(url),
      `${instanceUrl}/ccp-v2/`,
    );
  };
  await load();
  const view = () => page.evaluate(() => (window as never as { view(): AgentView | null }).view());
  const events = () => page.evaluate(() => (window as never as { events: string[] }).events);
  return {
    page,
    signIn,
    events,
    async reload() {
      await load();
      await page.waitForFunction(() => (window as never as { agent?: object }).agent !== undefined);
    },
    forgetEvents: () =>
      page.evaluate(() => {
        (window as never as { events: string[] }).events = [];
      }),
    act: (name, ...args) =>
      page.evaluate(
        (verb, rest) =>
          (window as never as { act: Record<string, (...args: unknown[]) => unknown> }).act[verb]?.(...rest),
        name,
        args,
      ),
    async until(holds, what) {
      const endsAt = Date.now() + 25_000;
      let last = await view();
      while (!last || !holds(last)) {
        if (Date.now() > endsAt)
          throw new Error(`In vain for ${what}. Last: ${JSON.stringify(last)}; events ${await events()}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        last = await view();
      }
      return last;
    },
    async heard(name, timeoutMs = 25_000) {
      await page.waitForFunction(
        (it) => (window as never as { events: string[] }).events.includes(it),
        { timeout: timeoutMs },
        name,
      );
    },
  };
}
