/** Signing in to the instance, in a window of its own. */

import { Button } from '../Button.tsx';
import type { SetupActions } from './actions.ts';
import { CheckLine } from './CheckLine.tsx';
import { checksOf, type SetupFacts } from './facts.ts';
import { StepFrame } from './StepFrame.tsx';

export function SignInStep({ facts, actions }: { facts: SetupFacts; actions: SetupActions }) {
  const check = checksOf(facts).find(({ id }) => id === 'signed-in');
  return (
    <StepFrame
      title="Sign in to Amazon Connect"
      lead="A window of Connect opens. Your password goes there and nowhere else."
      back={() => actions.goTo('origin')}
      next={{ label: 'Continue', onPress: () => actions.goTo('sound') }}
    >
      <div class="panel">
        {check && (
          <CheckLine check={check}>
            {check.outcome !== 'passed' && (
              <Button
                tone="primary"
                icon="log-in"
                turn="inline"
                isOff={!facts.session.instance || facts.session.pending.some((p) => p.command === 'signIn')}
                onPress={actions.signIn}
              >
                Sign in
              </Button>
            )}
          </CheckLine>
        )}
      </div>
    </StepFrame>
  );
}
