/** States that are about the agent rather than a call: who moved them, and how their sign-in stands. */

import type { Session } from '../../lib/session.ts';
import { ago, call, priya, session } from './people.ts';

const onCall = { agent: priya('busy', 252) };

export const agents: Record<string, Record<string, Session>> = {
  Agent: {
    'Set by somebody else': session({
      agent: priya('offline', 12),
      notice: {
        code: 'presence-moved',
        tone: 'hold',
        title: 'You were set to Offline',
        remedy: 'No calls come to you now. A supervisor did it, or you in another window of Connect.',
        at: ago(12),
      },
    }),
    'About to be signed out': session({
      connection: { state: 'ready', ending: { at: ago(-98), isRefused: false } },
    }),
    'Signed out in spite of all': session({
      connection: { state: 'ready', ending: { at: ago(-98), isRefused: true } },
    }),
    'Renewing the sign-in': session({
      connection: { state: 'reconnecting', since: ago(4), isRenewing: true },
    }),
    'Cookies blocked': session({ agent: null, connection: { state: 'cookies-blocked' } }),
    'Leaving after the call': session({ ...onCall, calls: [call()], leavesAfterCall: true }),
    'Asked to sign in once more': session({
      agent: null,
      connection: { state: 'signed-out', attempt: 'asked-again' },
    }),
    'Company lets nobody in': session({
      agent: null,
      connection: { state: 'signed-out', attempt: 'not-let-in' },
    }),
    'Sign-in given up': session({ agent: null, connection: { state: 'signed-out', attempt: 'closed' } }),
    'Back after the browser was closed': session({
      agent: priya('offline', 12),
      notice: {
        code: 'returned',
        tone: 'hold',
        title: 'You were Available until 9:58',
        remedy: 'You are Offline now, and no calls come to you. Choose a status to go on.',
        at: ago(12),
      },
    }),
  },
};
