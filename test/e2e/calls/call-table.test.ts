/**
 * The table of phase and command, proven whole in a browser: real Streams, the door of our own pages, the simulated
 * instance. What a phase does not allow is asked for all at once, refused in words, and stands in no journal; what it
 * allows is carried out, and shows at the instance and in the session. Rows and outcomes are those of the table itself.
 */

import { beforeAll, describe, expect, it } from 'vitest';
import { allowedCommands, type CallCommand, type Party } from '../../../lib/call.ts';
import { errorWords } from '../../../lib/error-words.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { Reply } from '../../../lib/messaging.ts';
import type { JournalEntry } from '../../../simulator/connect/journal.ts';
import {
  aimOf,
  commands,
  isAllowed,
  isPartyCommand,
  isWithheld,
  type Line,
  lines,
  outcomes,
  phases,
} from '../../property/call-outcomes.ts';
import { call, noCalls } from '../call-moves.ts';
import { signedInWorld } from '../world.ts';
import { type CallWalk, outside, phaseOf, target, walkOf } from './call-walk.ts';

const world = await signedInWorld();
let walk: CallWalk;

/** What the call does not allow, or this line does not offer, aimed at everybody it could be about; asked for in one go. */
async function askTheRest(line: Line): Promise<[name: CallCommand, Reply][]> {
  const standing = await walk.now();
  const requests = commands
    .filter((name) => !isAllowed(standing, name) || isWithheld(line, standing.phase, name))
    .flatMap((name) => {
      const aims = isPartyCommand(name) ? standing.parties.map(({ id }) => id) : [target];
      return aims.map((aim) => ({ to: 'background', name, args: [standing.id, aim] }));
    });
  const replies = await world.probe.evaluate(
    (asked): Promise<Reply[]> => Promise.all(asked.map((request) => chrome.runtime.sendMessage(request))),
    requests,
  );
  return replies.map((reply, i) => [requests[i]?.name ?? 'clear', reply]);
}

/** What an agent wants of the instance; polls, tokens, reports and the softphone's own signalling are nobody's wish. */
const isWish = ({ operation }: JournalEntry) =>
  !/^(Get|SendClient|SendSoftphone|CreateTransport|[a-z])/.test(operation);
const wishes = async () => (await world.connect.client.journal()).filter(isWish);

describe.each(lines)('[AC-02][AC-04][AC-27] with %s', (line) => {
  beforeAll(async () => {
    walk = walkOf(world, line);
    await world.connect.client.reset({});
    await world.waitForSession(noCalls);
    if (line !== 'desk phone') return;
    await world.connect.client.changeAgent({ agent: 'priya', deskPhone: '+442079460111' });
    // Connect tells a changed configuration within its 30 s beat; the agent's own page asks anew.
    await world.command('restartHost');
    await world.waitForSession(({ agent }) => agent?.phone.type === 'desk', 40_000);
  });

  describe.each(phases)('%s', (standingIn) => {
    it('refuses everything else in words, and nothing of it reaches the instance', async () => {
      await walk.reach(standingIn);
      const [before, asked] = [await walk.held(), await wishes()];
      const remedy = 'Look at the call: it has moved on.';
      for (const [name, reply] of await askTheRest(line)) {
        if (!('error' in reply)) throw new Error(`${name} was taken.`);
        const refusal = new VoiceError(reply.error.code, reply.error.detail);
        expect(errorWords(refusal).remedy, name).toBe(remedy);
      }
      await world.waitForSession(({ notice }) => notice?.remedy === remedy);
      expect(await wishes()).toEqual(asked);
      expect(await walk.held()).toBe(before);
    });

    // Six parties withhold nothing; what the others do offer is the same to the extension (call-table, in memory).
    if (line !== 'six parties') return;
    /** What ends the call comes last. */
    const endsIt = (name: CallCommand) => Number(phaseOf(outcomes[standingIn][name] ?? '') === 'wrap-up');
    const rows = allowedCommands[standingIn].toSorted((a, b) => endsIt(a) - endsIt(b));

    it.each(rows)('carries out %s', async (name) => {
      const { ask, now } = walk;
      await walk.reach(standingIn, name === 'flagQuality');
      if (name === 'unmute') {
        await ask('mute');
        await world.waitForSession((session) => call(session)?.isMuted === true);
      }
      if (name === 'unmuteParty') {
        const aim = aimOf(await now(), 'muteParty');
        await ask('muteParty', aim);
        const isIt = ({ id, isMuted }: Party) => id === aim && isMuted;
        await world.waitForSession((session) => call(session)?.parties.some(isIt) === true);
      }
      const asked = await wishes();
      await ask(name, isPartyCommand(name) ? aimOf(await now(), name) : name === 'sendDigits' ? '5' : target);
      if (name === 'transfer') await walk.answers(outside);
      await walk.shows(outcomes[standingIn][name] ?? 'no outcome is told');
      if (name !== 'flagQuality') return;
      expect((await now()).flaggedAt).toBeGreaterThan(0);
      expect(await wishes()).toEqual(asked);
    });
  });
});
