/** What stands in the place of the calls while there is no agent: connecting, signed out, or why not. */

import { Button } from './Button.tsx';
import { CallTimer } from './CallTimer.tsx';
import type { SurfaceProps } from './card-props.ts';
import { Icon } from './Icon.tsx';
import { Warning } from './Warning.tsx';

/** After this long a wait is worth a way out of it. */
const longWaitMs = 15_000;

export function ConnectingCard({ session, now, ask }: SurfaceProps) {
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
          <Button size="s" onPress={(event) => ask(event, 'openSetup')}>
            What to check
          </Button>
        </div>
      )}
    </div>
  );
}

export function SignedOutCard({ session, ask }: SurfaceProps) {
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
      <Icon name="headphones" size="xl" />
      <h3 class="name">Not set up yet</h3>
      <p>Tell it once where your Amazon Connect is. About three minutes.</p>
      <Button tone="primary" size="l" onPress={(event) => ask(event, 'openSetup')}>
        Set up…
      </Button>
    </div>
  );
}

export function ConnectionCard(props: SurfaceProps) {
  const { session, now, ask } = props;
  const { connection, instance } = session;
  const ways = (
    <>
      <Button
        tone="primary"
        size="s"
        isOff={session.pending.some((p) => p.command === 'restartHost')}
        onPress={(event) => ask(event, 'restartHost')}
      >
        Try now
      </Button>
      <Button tone="line" size="s" onPress={(event) => ask(event, 'openSetup')}>
        What to check
      </Button>
    </>
  );
  switch (connection.state) {
    case 'not-set-up':
      return <NotSetUpCard {...props} />;
    case 'signed-out':
      return <SignedOutCard {...props} />;
    case 'unreachable':
      return (
        <Warning
          tone="bad"
          icon="unplug"
          title={
            <>
              Amazon Connect can’t be reached{' '}
              <span aria-hidden="true">
                <CallTimer since={connection.since} now={now} />
              </span>
            </>
          }
          actions={ways}
        >
          Calls may still reach you on another device. It is tried again by itself.
        </Warning>
      );
    case 'access-denied':
      return (
        <Warning tone="bad" icon="circle-x" title="Amazon Connect denies access" actions={ways}>
          {instance ?? 'The instance'} knows you, but you may not use its softphone. Your administrator can
          allow it.
        </Warning>
      );
    case 'not-approved':
      return (
        <Warning tone="bad" icon="circle-x" title="This extension is not approved" actions={ways}>
          {instance ?? 'The instance'} does not let it in yet. Set-up shows the one line to add.
        </Warning>
      );
    default:
      return <ConnectingCard {...props} />;
  }
}
