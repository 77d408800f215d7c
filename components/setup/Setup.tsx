/** The set-up page: the steps at the side, the step at hand beside them. Can be opened again at any time. */

import { Icon } from '../Icon.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';
import type { SetupActions, SetupFault } from './actions.ts';
import { CheckStep } from './CheckStep.tsx';
import { type SetupFacts, type StepName, stepsOf } from './facts.ts';
import { InstanceStep } from './InstanceStep.tsx';
import { OriginStep } from './OriginStep.tsx';
import { SignInStep } from './SignInStep.tsx';
import { SoundStep } from './SoundStep.tsx';
import '../sheet.css';
import '../panels/icon-paths.ts';
import '../panels/panels.css';
import './check-list.css';
import './setup.css';

interface SetupProps {
  facts: SetupFacts;
  step: StepName;
  actions: SetupActions;
  fault: SetupFault | null;
}

export function Setup({ facts, step, actions, fault }: SetupProps) {
  const steps = stepsOf(facts);
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <div class="setup">
      <header>
        <span class="brand" aria-hidden="true">
          <Icon name="phone" size="s" />
        </span>
        <h1 class="grow">Set up Global Voice Control</h1>
        <span class="quiet">
          {done} of {steps.length} done
        </span>
        <button type="button" class="link" onClick={actions.finish}>
          {done === steps.length ? 'Close' : 'Finish later'}
        </button>
      </header>
      <div class="columns">
        <nav aria-label="Steps">
          <ol>
            {steps.map(({ name, title, text, isDone }, at) => (
              <li key={name}>
                <button
                  type="button"
                  aria-current={name === step ? 'step' : undefined}
                  onClick={() => actions.goTo(name)}
                >
                  <span class={`badge ${isDone ? 'done' : ''}`}>
                    {isDone ? <Icon name="check" /> : at + 1}
                  </span>
                  <span class="grow">
                    <b>{title}</b>
                    <span class="cut">{text}</span>
                  </span>
                  {isDone && <span class="unseen">, done</span>}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <main>
          {fault && (
            <div class="panel fault">
              <Warning tone="bad" icon="circle-alert" title={fault.title}>
                {fault.remedy}
              </Warning>
            </div>
          )}
          {step === 'instance' && <InstanceStep facts={facts} actions={actions} />}
          {step === 'origin' && <OriginStep facts={facts} actions={actions} />}
          {step === 'sign-in' && <SignInStep facts={facts} actions={actions} />}
          {step === 'sound' && <SoundStep facts={facts} actions={actions} />}
          {step === 'check' && <CheckStep facts={facts} actions={actions} />}
        </main>
      </div>
    </div>
  );
}
