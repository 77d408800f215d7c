/** Parts of a surface whose code is fetched when they are first drawn, or earlier when somebody is about to ask for them. */

import { Component, type ComponentType, createElement } from 'preact';
import { once } from '../lib/once.ts';
import sheet from './panels/panels.css?url';

export interface OnDemand<Props> {
  new (props: Props): Component<Props>;
  /** Fetches the code ahead; settles when the part can be drawn at once. */
  fetch(): Promise<void>;
}

/** The style sheet of all of them, brought once by the first. */
let styled: Promise<void> | null = null;
function fetchSheet(): Promise<void> {
  styled ??= new Promise((done, failed) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href: sheet, onload: () => done(), onerror: failed });
    document.head.append(link);
  });
  return styled;
}

/** A component that draws nothing until `load` has brought the module in which the real one goes by `name`. */
export function onDemand<Props extends object, Name extends string>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): OnDemand<Props> {
  let part: ComponentType<Props> | null = null;
  const fetch = once(async () => {
    const [module] = await Promise.all([load(), fetchSheet(), import('./panels/icon-paths.ts')]);
    part = module[name];
  });
  return class extends Component<Props> {
    static fetch = fetch;
    override componentDidMount(): void {
      if (!part) void fetch().then(() => this.forceUpdate());
    }
    override render(props: Props) {
      return part && createElement(part, props);
    }
  };
}
