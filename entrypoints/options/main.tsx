/** The options page: shows the section that the address names. */

import { signal } from '@preact/signals';
import { render } from 'preact';
import { done, fault } from '../../components/app/attempt.ts';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import { type DrawnSection, sections } from './sections.tsx';
import { follow, view } from './settings-view.ts';

const named = (): DrawnSection =>
  sections.find(({ name }) => `#${name}` === location.hash) ?? (sections[0] as DrawnSection);
const current = signal(named());
addEventListener('hashchange', () => {
  fault.value = null;
  current.value = named();
});

function App() {
  const { value } = view;
  return (
    <OptionsPage
      sections={sections}
      current={current.value}
      isManaged={(value?.locked.size ?? 0) > 0}
      fault={fault.value}
      done={done.value}
    >
      {value && current.value.draw(value)}
    </OptionsPage>
  );
}

await follow();
render(<App />, document.getElementById('root') as HTMLElement);
