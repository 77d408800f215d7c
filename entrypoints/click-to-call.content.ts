import { defineContentScript } from 'wxt/utils/define-content-script';
import { ccpPageAt } from '../lib/host/ccp-page.ts';
import { once } from '../lib/once.ts';
import { allNumbers, type PageNumber } from '../lib/page/all-numbers.ts';
import type { NumberFinder } from '../lib/page/number-finder.ts';
import { goTo, isPlain, linkOf } from '../lib/page/number-link.ts';
import { isPageRequest, type WidgetFate } from '../lib/page/requests.ts';
import { walkPage } from '../lib/page/text-walk.ts';

declare global {
  /** The document that this script stands in. */
  var voiceDocument: Document | undefined;
}

/**
 * The always-on part: looks for digits, and brings the code that tells numbers from figures, the code that acts on
 * them, and the widget, when they are needed.
 */
export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  allFrames: true,
  matchAboutBlank: true,
  // Frames that are written and not loaded, sandboxed ones too.
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main() {
    // To a page that was open before, the worker brings it (background/surfaces/page-script.ts), perhaps once too often.
    if (globalThis.voiceDocument === document) return;
    globalThis.voiceDocument = document;
    const here = begin();

    chrome.runtime.onMessage.addListener((message, _sender, answer) => {
      for (const name of ['nextNumber', 'tellNumbers'] as const)
        if (isPageRequest(message, name))
          void here.walk.seen
            .then(here.walk.lookAgain)
            .then(here.takeHand)
            .then((hand) => hand?.[name]());
      if (isPageRequest(message, 'rulesChanged')) here.rulesChanged();
      if (isPageRequest(message, 'tellFrame') && message.args[0] === location.origin) tellFrame();
      if (isPageRequest(message, 'tellSelection'))
        void here.takeHand().then((hand) => answer(hand?.tellSelection() ?? null));
      else if (isPageRequest(message, 'showWidget'))
        void showWidget(message.args[0] === true).then((value) => answer({ value }));
      else return;
      return true;
    });

    // One that was still loading when all pages were asked.
    if (window !== top && ccpPageAt(location.href, location.href)) tellFrame();

    if (import.meta.env.GVC_TEST)
      Object.assign(globalThis, {
        __phonesFound: () => {
          const numbers = here.numbers();
          const all = numbers ? allNumbers(numbers) : [];
          return all.filter(({ number }) => number.kind !== 'refused').map(asFound);
        },
      });
  },
});

/** Looks for numbers and listens for presses on them, until the extension is replaced. */
function begin() {
  const life = new AbortController();
  let finder: NumberFinder | undefined;
  let tries = 0;
  // One for who walks and who acts: two would know different numbers.
  const take = once(async () => {
    // An address that failed is fetched no more: each try has one of its own (late-acts.ts).
    await import(/* @vite-ignore */ chrome.runtime.getURL(`/number-finder.js#${tries++}`));
    finder = globalThis.findVoiceNumbers?.(life);
    return finder;
  });
  const takeHand = async () => (await take())?.hand();
  const walk = walkPage(async () => (await take())?.numbers, life.signal);

  // Heard here, since a press may come before the page was looked at and before the hand is there. It is taken before the page
  // hears of it: what the browser would do with it is another program's call.
  const press = (event: MouseEvent) => {
    const link = isPlain(event) ? linkOf(event) : null;
    if (!link || finder?.hand().takes(link) === false) return;
    if (!chrome.runtime?.id) return life.abort();
    event.preventDefault();
    const give = () => goTo(link);
    void takeHand().then((taken) => (taken ? taken.press(link) : give()), give);
  };
  addEventListener('click', press, { capture: true, signal: life.signal });

  return {
    walk,
    takeHand,
    numbers: () => finder?.numbers,
    rulesChanged() {
      // Where nothing was read there is nothing to read otherwise.
      if (!finder) return;
      finder.numbers.rulesChanged();
      walk.repeat();
    },
  };
}

/** A softphone that stood here before its instance was set: the worker puts a script of its own into this frame. */
function tellFrame(): void {
  chrome.runtime.sendMessage({ to: 'background', name: 'frameHere', args: [] }).catch(() => {});
}

async function showWidget(isAskedFor: boolean): Promise<WidgetFate> {
  await import(/* @vite-ignore */ chrome.runtime.getURL('/widget-host.js'));
  return globalThis.showVoiceWidget(isAskedFor);
}

function asFound({ text, number }: PageNumber) {
  const isDialable = 'e164' in number;
  return {
    text,
    e164: isDialable ? number.e164 : null,
    ext: isDialable ? number.extension : null,
    kind: number.kind,
  };
}
