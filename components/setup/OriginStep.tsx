/** The approval by the instance's administrator. */

import { Button } from '../Button.tsx';
import type { SetupActions } from './actions.ts';
import { CheckLine } from './CheckLine.tsx';
import { checksOf, type SetupFacts } from './facts.ts';
import { OriginSteps } from './OriginSteps.tsx';
import { StepFrame } from './StepFrame.tsx';

export function OriginStep({ facts, actions }: { facts: SetupFacts; actions: SetupActions }) {
  const check = checksOf(facts).find(({ id }) => id === 'approved');
  return (
    <StepFrame
      title="Let the instance know this extension"
      lead="An administrator of Amazon Connect does this once for everybody."
      back={() => actions.goTo('instance')}
      next={{ label: 'Continue', onPress: () => actions.goTo('sign-in') }}
    >
      <div class="panel">
        <div class="pad">
          <OriginSteps origin={facts.extensionOrigin} instance={facts.session.instance} />
        </div>
        {check && (
          <CheckLine check={check}>
            <Button size="s" icon="refresh-cw" isOff={facts.probe === 'asking'} onPress={actions.checkAgain}>
              Check again
            </Button>
          </CheckLine>
        )}
      </div>
    </StepFrame>
  );
}
