/** What stands in the place of the calls while there is no agent. */

import { Button } from '../Button.tsx';
import { CallTimer } from '../CallTimer.tsx';
import type { SurfaceProps } from '../card-props.ts';
import { Icon } from '../Icon.tsx';

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

function SignedOutCard({ session, ask }: SurfaceProps) {
  return (
    <div class="card blank">
      <Icon name="circle-user" size="xl" />
      <h3 class="name">Signed out</h3>
      <p>Sign in to Amazon Connect to take and make calls.</p>
      <Button
        tone="primary"
        size="l"
        icon="log-in"
        turn="inline"
        isOff={session.pending.some((p) => p.command === 'signIn')}
        onPress={(event) => ask(event, 'signIn')}
      >
        Sign in
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
    case 'not-approved':
      return null;
    default:
      return <ConnectingCard {...props} />;
  }
}
