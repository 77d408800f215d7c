/** A page without a browser: linkedom's, taught the one kind of selector that it cannot read. */

import { parseHTML } from 'linkedom';

const taught = new WeakSet<object>();

/** As linkedom's own. Its attributes go by their whole names, so that one of any namespace is one of that name. */
export function parsePage(html: string): ReturnType<typeof parseHTML> {
  const page = parseHTML(html);
  for (const name of ['matches', 'closest', 'querySelector', 'querySelectorAll'] as const)
    teach(page.document.documentElement, name);
  return page;
}

function teach(node: object, name: string): void {
  let owner = node as Record<string, unknown>;
  while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  const own = owner[name] as (selector: string) => unknown;
  if (taught.has(own)) return;
  const taughtOne = function (this: unknown, selector: string) {
    return own.call(this, selector.replaceAll('[*|', '['));
  };
  taught.add(taughtOne);
  owner[name] = taughtOne;
}
