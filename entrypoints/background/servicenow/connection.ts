/** The way to the instance that is set: who is signed in there, and requests as them. What is of another instance stays unused. */

import { askUser, type InstanceUser } from '../../../lib/servicenow/features.ts';
import { type Answered, type Ask, createAsk } from '../../../lib/servicenow/request.ts';
import type { Settings } from '../../../lib/settings-rules.ts';
import { createAskLog } from './ask-log.ts';
import { createServiceNowSignIn, type SignedIn, type SignInParts } from './sign-in.ts';

export interface ConnectionParts extends Omit<SignInParts, 'instance'> {
  settings(): Promise<Settings>;
  /** Whether the browser lets us reach this origin. */
  isAllowed(origin: string): Promise<boolean>;
  /** The instance knows nobody by what was sent, also not after it was renewed. */
  onSignedOut(): void;
}

/** The way to the instance as one user and as nobody else: signed out once somebody else is in. */
export interface Line {
  origin: string;
  me: InstanceUser;
  /** Login of the agent they are at the phone; null before there was one. */
  agent: string | null;
  ask: Ask;
}

export function createConnection(parts: ConnectionParts) {
  const { settings, send, now, limitMs } = parts;

  /** The instance that is set; null where there is none or it may not be reached. */
  async function instance() {
    const { serviceNowUrl: origin, serviceNowClientId: clientId } = await settings();
    return origin !== null && (await parts.isAllowed(origin)) ? { origin, clientId } : null;
  }
  const signIn = createServiceNowSignIn({ ...parts, instance });
  const log = createAskLog(now);

  /** Who is signed in at the instance that is set; null for nobody. */
  async function signedIn(): Promise<SignedIn | null> {
    const there = await instance();
    return there && signIn.signedIn(there.origin);
  }

  /** Asks by this sign-in and by no other; a token that was refused is renewed once. */
  const askBy = (who: SignedIn | null): Ask =>
    log.noted(async (request, signal) => {
      if (!who) return { failure: { kind: 'signed-out', status: 0, detail: '', retryAfterMs: null } };
      const { id, origin } = who;
      let header: string | null = null;
      const authorization = async () => {
        const isSet = (await instance())?.origin === origin;
        header = isSet ? await signIn.authorization(id) : null;
        return header;
      };
      const line = createAsk({ origin, authorization, send, now, limitMs });
      let answered = await line(request, signal);
      // A password is the same the second time, and a few wrong ones lock the account.
      if (isSignedOut(answered, 401) && header !== null && (await signIn.expired(header)))
        answered = await line(request, signal);
      // A door that is closed to them may call itself what it calls a stranger; who they are tells the two apart.
      if (isSignedOut(answered, 401) && who.user && request !== askUser && 'result' in (await line(askUser)))
        return closedTo(answered);
      if (isSignedOut(answered) && (await signedIn())?.id === id) parts.onSignedOut();
      return answered;
    });

  return {
    instance,
    lines: log.lines,
    signIn,
    signedIn,
    askBy,
    /** Asks as whoever is signed in by now. */
    ask: async (...request: Parameters<Ask>) => askBy(await signedIn())(...request),
    /** The user who is signed in; null for nobody, or for one who is not known yet. */
    me: async () => (await signedIn())?.user ?? null,
    async line(): Promise<Line | null> {
      const who = await signedIn();
      if (!who?.user) return null;
      const { origin, user, agent } = who;
      return { origin, me: user, agent, ask: askBy(who) };
    },
  };
}

const closedTo = (answered: Answered): Answered =>
  'failure' in answered ? { failure: { ...answered.failure, kind: 'no-role' } } : answered;

const isSignedOut = (answered: Answered, status?: number): boolean =>
  'failure' in answered &&
  answered.failure.kind === 'signed-out' &&
  (status === undefined || answered.failure.status === status);
