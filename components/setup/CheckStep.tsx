/** The whole check list: each line tried for real, what fails with its remedy beneath. */

import type { ComponentChildren } from 'preact';
import { isTesting } from '../../lib/sound/self-test.ts';
import { Button } from '../Button.tsx';
import { SelfTestSteps } from '../panels/phone/SelfTestSteps.tsx';
import type { SetupActions } from './actions.ts';
import { CheckLine } from './CheckLine.tsx';
import { type Check, checksOf, isWindowOffered, type SetupFacts } from './facts.ts';
import { MicrophoneRemedy } from './MicrophoneRemedy.tsx';
import { OriginSteps } from './OriginSteps.tsx';
import { StepFrame } from './StepFrame.tsx';
import { WindowOffer } from './WindowOffer.tsx';

interface CheckStepProps {
  facts: SetupFacts;
  actions: SetupActions;
}

/** What mends a check: at the end of its line, or as an inset beneath it. */
function mend(
  check: Check,
  { facts, actions }: CheckStepProps,
): { button?: ComponentChildren; remedy?: ComponentChildren } {
  const again = (
    <Button
      tone="primary"
      size="s"
      icon="refresh-cw"
      isOff={facts.probe === 'asking'}
      onPress={actions.checkAgain}
    >
      Check again
    </Button>
  );
  const small = (label: string, onPress: () => void) => (
    <Button size="s" tone={check.outcome === 'failed' ? 'primary' : 'plain'} onPress={onPress}>
      {label}
    </Button>
  );
  if (check.outcome === 'passed' || check.outcome === 'running') return {};
  switch (check.id) {
    case 'site':
      return { button: small('Allow', actions.allowSite) };
    case 'instance':
      return check.outcome === 'failed'
        ? {
            remedy: (
              <>
                <p>
                  Open the address in a tab. If Connect appears there, switch a VPN on or off and check again.
                </p>
                <div class="row">
                  {again}
                  <Button size="s" tone="line" onPress={() => actions.goTo('instance')}>
                    Change the address
                  </Button>
                </div>
              </>
            ),
          }
        : {};
    case 'approved':
      return check.outcome === 'failed'
        ? {
            remedy: (
              <>
                <b>How to fix it</b>
                <OriginSteps origin={facts.extensionOrigin} instance={facts.session.instance}>
                  {again}
                </OriginSteps>
                {isWindowOffered(facts) && <WindowOffer actions={actions} />}
              </>
            ),
          }
        : {};
    case 'signed-in':
      return check.outcome === 'failed'
        ? facts.session.connection.state === 'access-denied'
          ? {
              remedy: <p>An administrator can give your security profile “Contact Control Panel: Access”.</p>,
            }
          : { button: small('Sign in', actions.signIn) }
        : {};
    case 'microphone':
      if (facts.session.host.kind === 'window') return { button: small('Show the window', actions.signIn) };
      return {
        button: small(check.outcome === 'failed' ? 'Try again' : 'Try', actions.tryMicrophone),
        remedy: check.outcome === 'failed' && <MicrophoneRemedy microphone={facts.microphone} />,
      };
    case 'ring':
      return {
        button: (
          <>
            {small('Ring once', actions.ringOnce)}
            {small('I heard it', actions.confirmRing)}
          </>
        ),
      };
    case 'updates':
      return { remedy: check.outcome === 'failed' && <div class="row">{again}</div> };
    case 'softphone':
      if (check.outcome === 'waiting') return {};
      if (facts.session.otherCcps.length === 0)
        return { button: small('Restart the softphone', actions.restartHost) };
      return facts.session.otherCcps.some(({ isFramed }) => !isFramed)
        ? { button: small('Close there', actions.closeOtherCcps) }
        : {};
  }
}

export function CheckStep({ facts, actions }: CheckStepProps) {
  const { selfTest } = facts.session;
  const checks = checksOf(facts);
  const open = checks.filter(({ outcome }) => outcome !== 'passed').length;
  return (
    <StepFrame
      title="Check that calls can reach you"
      lead="Each line is tried for real."
      back={() => actions.goTo('sound')}
      next={{
        label: 'Finish',
        isOff: open > 0,
        why: open === 1 ? 'One item is still open' : `${open} items are still open`,
        onPress: actions.finish,
      }}
    >
      <div class="panel">
        {checks.map((check) => {
          const { button, remedy } = mend(check, { facts, actions });
          return (
            <CheckLine key={check.id} check={check} remedy={remedy}>
              {button}
            </CheckLine>
          );
        })}
      </div>
      <div class="row">
        <p class="quiet grow">The self-test tries a whole call where nobody is disturbed by it.</p>
        <Button icon="phone-incoming" isOff={isTesting(selfTest)} onPress={actions.selfTest}>
          Run the self-test
        </Button>
      </div>
      {selfTest && (
        <div class="panel">
          <SelfTestSteps test={selfTest} onMend={(_, how) => actions.mend(how)} />
        </div>
      )}
    </StepFrame>
  );
}
