import { flushSync, mount } from 'svelte';
import Page from './Page.svelte';
import { rendersOf, type Shown } from './renders.ts';

const app = document.querySelector('#app') as Element;
let show: (shown: Shown) => void = () => {};
const take = (setter: typeof show) => {
  show = setter;
};
mount(Page, { target: app, props: { take } });
Object.assign(globalThis, { renderMany: rendersOf(app, (shown) => flushSync(() => show(shown))) });
