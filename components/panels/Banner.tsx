/** The one banner under the head: of all that is wrong, the worst, and at most two ways out of it. */

import { isLive } from '../../lib/call.ts';
import { Button } from '../Button.tsx';
import { CallTimer } from '../CallTimer.tsx';
import type { SurfaceProps } from '../card-props.ts';
import { worstTrouble } from './trouble.ts';
import { Warning } from './Warning.tsx';

export function Banner({ session, now, ask, isCovered = false }: SurfaceProps & { isCovered?: boolean }) {
  const trouble = worstTrouble(session, isCovered);
  if (!trouble) return null;
  const { kind, tone, icon, title, text, since, ways = [] } = trouble;
  const offline = session.agent?.choices.find((choice) => choice.kind === 'offline')?.id;
  return (
    <Warning
      key={kind}
      tone={tone}
      icon={icon}
      title={
        <>
          {title}{' '}
          {since !== undefined && (
            <span aria-hidden="true">
              <CallTimer since={since} now={now} />
            </span>
          )}
        </>
      }
      actions={ways.map(({ label, command }, at) => (
        <Button
          key={label}
          tone={ways.length > 1 && at === 0 ? 'primary' : 'line'}
          size="s"
          isOff={command === 'restartHost' && session.calls.some(isLive)}
          onPress={(event) =>
            command !== 'setOffline' ? ask(event, command) : offline && ask(event, 'setPresence', offline)
          }
        >
          {label}
        </Button>
      ))}
    >
      {text}
    </Warning>
  );
}
