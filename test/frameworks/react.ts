// @ts-expect-error React comes without types, which one page is not worth.
import { createElement as h } from 'react';
// @ts-expect-error React comes without types, which one page is not worth.
import { flushSync } from 'react-dom';
// @ts-expect-error React comes without types, which one page is not worth.
import { createRoot } from 'react-dom/client';
import { phone, rendersOf, type Shown } from './renders.ts';

const App = ({ name, line, isOpen, list }: Shown) =>
  h(
    'main',
    null,
    h('p', null, 'Call ', phone(line), ' for ', name),
    isOpen ? h('p', null, 'Open: ', h('b', null, phone(line))) : h('p', null, 'Closed'),
    h('p', null, 'Tel ', h('span', null, '+44 20'), ` 7946 0${line}`),
    h(
      'ul',
      null,
      list.map((each) => h('li', { key: each }, 'Row ', phone(each))),
    ),
  );

const app = document.querySelector('#app') as Element;
const root = createRoot(app);
Object.assign(globalThis, {
  renderMany: rendersOf(app, (shown) => flushSync(() => root.render(h(App, shown)))),
});
