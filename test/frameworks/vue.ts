import { createApp, h, nextTick, shallowRef } from 'vue';
import { phone, rendersOf, type Shown } from './renders.ts';

const shown = shallowRef<Shown>({ name: '', line: 100, isOpen: false, list: [] });
const app = document.querySelector('#app') as Element;
createApp(() => {
  const { name, line, isOpen, list } = shown.value;
  return h('main', [
    h('p', ['Call ', phone(line), ' for ', name]),
    isOpen ? h('p', ['Open: ', h('b', phone(line))]) : h('p', 'Closed'),
    h('p', ['Tel ', h('span', '+44 20'), ` 7946 0${line}`]),
    h(
      'ul',
      list.map((each) => h('li', { key: each }, ['Row ', phone(each)])),
    ),
  ]);
}).mount(app);
Object.assign(globalThis, {
  renderMany: rendersOf(app, (next) => {
    shown.value = next;
    return nextTick();
  }),
});
