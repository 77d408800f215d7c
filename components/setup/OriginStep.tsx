/** Where the softphone lives, and the approval by the instance's administrator if it lives in the extension. */

import { Button } from '../Button.tsx';
import type { SetupActions } from './actions.ts';
import { CheckLine } from './CheckLine.tsx';
import { checksOf, isWindowOffered, type SetupFacts } from './facts.ts';
import { HostChoice } from './HostChoice.tsx';
import { OriginSteps } from './OriginSteps.tsx';
import { StepFrame } from './StepFrame.tsx';
import { WindowOffer } from './WindowOffer.tsx';

export function OriginStep({ facts, actions }: { facts: SetupFacts; actions: SetupActions }) {
  const isWindow = facts.session.host.kind === 'window';
  const check = checksOf(facts).find(({ id }) => id === 'approved');
  return (
    <StepFrame
      title={isWindow ? 'The softphone has a window of its own' : 'Let the instance know this extension'}
      lead={
        isWindow
          ? 'It is Amazon’s own page, and nobody has to approve it.'
          : 'An administrator of Amazon Connect does this once for everybody. A window of its own does without.'
      }
      back={() => actions.goTo('instance')}
      next={{ label: 'Continue', onPress: () => actions.goTo('sign-in') }}
    >
      <HostChoice facts={facts} actions={actions} />
      <div class="panel">
        {!isWindow && (
          <div class="pad">
            <OriginSteps origin={facts.extensionOrigin} instance={facts.session.instance} />
          </div>
        )}
        {check && (
          <CheckLine check={check} remedy={isWindowOffered(facts) && <WindowOffer actions={actions} />}>
            <Button size="s" icon="refresh-cw" isOff={facts.probe === 'asking'} onPress={actions.checkAgain}>
              Check again
            </Button>
          </CheckLine>
        )}
      </div>
    </StepFrame>
  );
}
