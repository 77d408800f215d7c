/** Where Amazon Connect is, judged while it is typed. */

import { Component } from 'preact';
import { parseInstanceUrl } from '../../lib/host/instance-url.ts';
import { Icon } from '../Icon.tsx';
import type { SetupActions } from './actions.ts';
import type { SetupFacts } from './facts.ts';
import { StepFrame } from './StepFrame.tsx';

interface InstanceStepProps {
  facts: SetupFacts;
  actions: SetupActions;
}

export class InstanceStep extends Component<InstanceStepProps, { typed: string | null }> {
  override state = { typed: null as string | null };

  override render({ facts, actions }: InstanceStepProps, { typed }: { typed: string | null }) {
    const { instance } = facts.session;
    const text = typed ?? instance ?? '';
    const parsed = parseInstanceUrl(text);
    const problem = 'problem' in parsed && text.trim() !== '' ? parsed.problem : null;
    const useIt = () => !('problem' in parsed) && actions.useInstance(parsed);
    return (
      <StepFrame
        title="Where is your Amazon Connect?"
        lead="Open Connect as you always do, and copy the address from the browser."
        next={{
          label: 'Continue',
          isOff: 'problem' in parsed,
          why: text ? undefined : 'The address is missing',
          onPress: useIt,
        }}
      >
        <form
          class="panel pad"
          onSubmit={(event) => {
            event.preventDefault();
            useIt();
          }}
        >
          <label class="label" for="instance">
            Address of your instance
          </label>
          <div class="field">
            <Icon name="search" />
            <input
              id="instance"
              type="url"
              inputMode="url"
              autocomplete="url"
              spellcheck={false}
              placeholder="https://your-name.my.connect.aws"
              value={text}
              aria-invalid={problem !== null}
              aria-describedby="instance-verdict"
              onInput={(event) => this.setState({ typed: event.currentTarget.value })}
            />
          </div>
          <p id="instance-verdict" class={`verdict ${problem ? 'bad' : ''}`} aria-live="polite">
            {problem ? (
              <>
                <Icon name="circle-alert" size="s" /> {problem}
              </>
            ) : 'problem' in parsed ? (
              'Pasted links are fine: only the instance is kept.'
            ) : (
              <>
                <Icon name="circle-check" size="s" /> The softphone of {parsed.host}
              </>
            )}
          </p>
          {!facts.isPermitted && (
            <p class="quiet">
              The browser then asks whether this extension may use that one site. Choose Allow.
            </p>
          )}
        </form>
      </StepFrame>
    );
  }
}
