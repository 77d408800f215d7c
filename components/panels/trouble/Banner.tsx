/** The one banner under the head: of all that is wrong, the worst, and at most two ways out of it. */

import { isLive } from '../../../lib/call.ts';
import { Button } from '../../Button.tsx';
import { CallTimer } from '../../CallTimer.tsx';
import type { SurfaceProps } from '../../card-props.ts';
import { duration } from '../../words.ts';
import { Warning } from './Warning.tsx';
import { worstTrouble } from './worst-trouble.ts';

export function Banner({ session, now, ask, isCovered = false }: SurfaceProps & { isCovered?: boolean }) {
  const trouble = worstTrouble(session, isCovered);
  if (!trouble) return null;
  const { kind, tone, icon, title, text, since, until, ways = [] } = trouble;
  const offline = session.agent?.choices.find((choice) => choice.kind === 'offline')?.id;
  const go = (event: Event, way: (typeof ways)[number]['way']) => {
    if (way === 'setUp') ask(event, 'openPage', 'setup');
    else if (way === 'serviceNow') ask(event, 'openPage', 'options', 'servicenow');
    else if (way === 'readiness') ask(event, 'openPanel', 'readiness');
    else if (way !== 'setOffline') ask(event, way);
    else if (offline) ask(event, 'setPresence', offline);
  };
  return (
    <Warning
      key={kind}
      tone={tone}
      icon={icon}
      title={
        <>
          {title} {until !== undefined && <span class="num">{duration(until - now)}</span>}
          {since !== undefined && (
            <span aria-hidden="true">
              <CallTimer since={since} now={now} />
            </span>
          )}
        </>
      }
      actions={ways.map(({ label, way }, at) => (
        <Button
          key={label}
          tone={ways.length > 1 && at === 0 ? 'primary' : 'line'}
          size="s"
          isOff={way === 'restartHost' && session.calls.some(isLive)}
          onPress={(event) => go(event, way)}
        >
          {label}
        </Button>
      ))}
    >
      {text}
    </Warning>
  );
}
