/** The one banner under the head: of all that is wrong, the worst. */

import { isLive } from '../lib/call.ts';
import { Button } from './Button.tsx';
import { CallTimer } from './CallTimer.tsx';
import type { SurfaceProps } from './card-props.ts';
import { type Trouble, worstTrouble } from './trouble.ts';
import { Warning } from './Warning.tsx';

interface BannerProps extends SurfaceProps {
  isCovered?: boolean;
}

function Actions({ trouble, session, ask }: SurfaceProps & { trouble: Trouble }) {
  const offline = session.agent?.choices.find((choice) => choice.kind === 'offline')?.id;
  switch (trouble.kind) {
    case 'notice':
      return (
        <Button tone="line" size="s" onPress={(event) => ask(event, 'dismissNotice')}>
          Dismiss
        </Button>
      );
    case 'microphone':
      return (
        <>
          <Button tone="primary" size="s" onPress={(event) => ask(event, 'openSetup')}>
            Allow microphone
          </Button>
          {offline && (
            <Button tone="line" size="s" onPress={(event) => ask(event, 'setPresence', offline)}>
              Set Offline
            </Button>
          )}
        </>
      );
    case 'softphone':
    case 'updates': {
      const isBusy = session.calls.some(isLive);
      return (
        <>
          <Button
            tone="primary"
            size="s"
            isOff={isBusy}
            hint={isBusy ? 'Possible after the call.' : undefined}
            onPress={(event) => ask(event, 'restartHost')}
          >
            Restart softphone
          </Button>
          <Button tone="line" size="s" onPress={(event) => ask(event, 'openSetup')}>
            What to check
          </Button>
        </>
      );
    }
    case 'silent':
      return (
        <Button tone="line" size="s" onPress={(event) => ask(event, 'openSetup')}>
          What to check
        </Button>
      );
    default:
      return null;
  }
}

/** Those that offer nothing to press. */
const withoutActions: readonly Trouble['kind'][] = ['covered', 'reconnecting'];

export function Banner(props: BannerProps) {
  const trouble = worstTrouble(props.session, props.isCovered ?? false);
  if (!trouble) return null;
  const { kind, tone, icon, title, text, since } = trouble;
  return (
    <Warning
      key={kind}
      tone={tone}
      icon={icon}
      title={
        <>
          {title}
          {since !== undefined && (
            <span aria-hidden="true">
              {' '}
              <CallTimer since={since} now={props.now} />
            </span>
          )}
        </>
      }
      actions={!withoutActions.includes(kind) && <Actions {...props} trouble={trouble} />}
    >
      {text}
    </Warning>
  );
}
