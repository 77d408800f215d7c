/** The way to the instance that is set: who is signed in there, and requests as them. What is of another instance stays unused. */

import type { InstanceUser } from '../../../lib/servicenow/features.ts';
import { type Answered, createAsk } from '../../../lib/servicenow/request.ts';
import type { Settings } from '../../../lib/settings-rules.ts';
import type { StoredArea } from '../session-store.ts';
import { storedValue } from '../stored-value.ts';
import { noted } from './ask-log.ts';
import { createServiceNowSignIn, type SignInParts } from './sign-in.ts';

export interface ConnectionParts extends Omit<SignInParts, 'instance'> {
  /** Session storage, for what must not outlive the browser. */
  stored: StoredArea;
  settings(): Promise<Settings>;
  /** Whether the browser lets us reach this origin. */
  isAllowed(origin: string): Promise<boolean>;
  /** The instance knows nobody by what was sent, also not after it was renewed. */
  onSignedOut(): void;
}

/** Who is signed in, and where. */
interface SignedIn {
  origin: string;
  user: InstanceUser;
}

export function createConnection(parts: ConnectionParts) {
  const { stored, settings, send, now, limitMs } = parts;

  /** The instance that is set; null where there is none or it may not be reached. */
  async function instance() {
    const { serviceNowUrl: origin, serviceNowClientId: clientId } = await settings();
    return origin !== null && (await parts.isAllowed(origin)) ? { origin, clientId } : null;
  }
  const signIn = createServiceNowSignIn({ ...parts, instance });
  const signedIn = storedValue<SignedIn>(stored, 'serviceNowUser');

  /** Asks the instance as the agent; a token that was refused is renewed once. */
  const { ask, lines } = noted(async (request, signal) => {
    const there = await instance();
    if (!there) return { failure: { kind: 'signed-out', status: 0, detail: '', retryAfterMs: null } };
    const { origin } = there;
    const authorization = () => signIn.authorization(origin);
    const line = createAsk({ origin, authorization, send, now, limitMs });
    let answered = await line(request, signal);
    // A password is the same the second time, and a few wrong ones lock the account.
    if (isSignedOut(answered, 401) && (await signIn.expired())) answered = await line(request, signal);
    if (isSignedOut(answered)) parts.onSignedOut();
    return answered;
  }, now);

  return {
    instance,
    ask,
    lines,
    signIn,
    /** Who is signed in at the instance that is set; null for nobody. */
    async me(): Promise<InstanceUser | null> {
      const kept = await signedIn.get();
      return kept && kept.origin === (await instance())?.origin ? kept.user : null;
    },
    keep: (who: SignedIn) => signedIn.change(() => who),
    /** Signs out everywhere but at `origin`; null signs out there too. */
    async leave(origin: string | null): Promise<void> {
      await signedIn.change((held) => (held?.origin === origin ? held : null));
      await signIn.signOut(origin);
    },
  };
}

const isSignedOut = (answered: Answered, status?: number): boolean =>
  'failure' in answered &&
  answered.failure.kind === 'signed-out' &&
  (status === undefined || answered.failure.status === status);
