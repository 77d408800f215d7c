import { h, render } from 'preact';
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
Object.assign(globalThis, { renderMany: rendersOf(app, (shown) => render(h(App, shown), app)) });
