/** What stands in the place of the calls while there is no agent. */

import { Button } from '../../Button.tsx';
import { CallTimer } from '../../CallTimer.tsx';
import type { SurfaceProps } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';

/** After this long a wait is worth a way out of it. */
const longWaitMs = 15_000;

function ConnectingCard({ session, now, ask }: SurfaceProps) {
  const { connection, instance } = session;
  const since = 'since' in connection ? connection.since : now;
  return (
    <div class="card" role="status">
      <div class="who" aria-hidden="true">
        <span class="disc bone" />
        <div class="grow">
          <span class="bone" />
          <span class="bone short" />
        </div>
      </div>
      <p class="what">
        <span>Signing in{instance && ` to ${instance}`}</span>
      </p>
      {now - since >= longWaitMs && (
        <div class="row meaning">
          <p class="grow">
            Still trying after <CallTimer since={since} now={now} />
          </p>
          <Button size="s" onPress={(event) => ask(event, 'openPage', 'setup')}>
            What to check
          </Button>
        </div>
      )}
    </div>
  );
}

/** How an attempt goes, as far as it can be seen from outside its window. */
const attempts = {
  open: 'The sign-in window is open.',
  'asked-again':
    'Amazon Connect asks once more: the user name or the password was not taken, or a step is missing. Its window is still open.',
  'not-let-in':
    'Your company let you in, Amazon Connect did not. Your administrator can add you as an agent.',
  closed: 'The sign-in window was closed before you were in.',
} as const;

function SignedOutCard({ session, ask }: SurfaceProps) {
  const attempt = session.connection.state === 'signed-out' && session.connection.attempt;
  return (
    <div class="card blank">
      <Icon name="circle-user" size="xl" />
      <h3 class="name">Signed out</h3>
      <p role={attempt ? 'status' : undefined}>
        {attempt ? attempts[attempt] : 'Sign in to Amazon Connect to take and make calls.'}
      </p>
      <Button
        tone="primary"
        size="l"
        icon="log-in"
        turn="inline"
        isOff={session.pending.some((p) => p.command === 'signIn')}
        onPress={(event) => ask(event, 'signIn')}
      >
        {attempt && attempt !== 'closed' ? 'Show its window' : 'Sign in'}
      </Button>
      {session.instance && <p class="quiet">{session.instance}</p>}
    </div>
  );
}

function NotSetUpCard({ ask }: SurfaceProps) {
  return (
    <div class="card blank">
      <Icon name="settings" size="xl" />
      <h3 class="name">Not set up yet</h3>
      <p>Tell it once where your Amazon Connect is. About three minutes.</p>
      <Button tone="primary" size="l" onPress={(event) => ask(event, 'openPage', 'setup')}>
        Set up…
      </Button>
    </div>
  );
}

/** Where the agent is kept out, the banner says why and nothing stands beneath it. */
export function ConnectionCard(props: SurfaceProps) {
  switch (props.session.connection.state) {
    case 'not-set-up':
      return <NotSetUpCard {...props} />;
    case 'signed-out':
      return <SignedOutCard {...props} />;
    case 'unreachable':
    case 'access-denied':
    case 'closed':
    case 'not-approved':
    case 'cookies-blocked':
      return null;
    default:
      return <ConnectingCard {...props} />;
  }
}
