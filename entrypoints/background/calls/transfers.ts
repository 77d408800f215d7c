/**
 * Bringing somebody into a call and leaving it to them. What is under way stands in the call itself (`leaving`,
 * `consulting`), so that it outlives the worker; each snapshot says what to do next (lib/reach.ts).
 */

import { type Call, openLine, othersIn, type Reach } from '../../../lib/call.ts';
import type { TransferTarget } from '../../../lib/directory/entry.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import { numberText } from '../../../lib/numbers/number-text.ts';
import { reachedParty, reachFor, reachStep, unseenMs } from '../../../lib/reach.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { SessionStore } from '../session-store.ts';

export interface Transfers {
  /** Blind: settles when the other side is being reached; the agent leaves once it is there. */
  transfer(call: Call, target: TransferTarget): Promise<void>;
  consult(call: Call, target: TransferTarget): Promise<void>;
  /** Takes whoever was brought in back out; the others come off hold. */
  cancel(call: Call): Promise<void>;
  /** Takes one party out; the others stay as they are. */
  drop(call: Call, partyId: string): Promise<void>;
  /** Joins everybody who is held, then leaves. */
  leave(call: Call): Promise<void>;
  /** Goes on with whatever is under way; run when the worker wakes and whenever calls have changed. */
  goOn(): void;
}

type TransferPlatform = Pick<VoicePlatform, 'addParty' | 'dropParty' | 'merge' | 'resume' | 'hangUp'>;
type Slot = 'leaving' | 'consulting';

export function createTransfers(store: SessionStore, platform: TransferPlatform, now = Date.now): Transfers {
  /** Calls for which a step is being carried out. */
  const busy = new Set<string>();
  /** Goes on when the first who does not show is given up. It dies with a worker, and the next one sets it again. */
  let givesUp: ReturnType<typeof setTimeout> | undefined;
  /** How the others stood in each call when it was last asked to join them: the snapshot that shows it comes later. */
  const joined = new Map<string, string>();
  /** Parties that the agent has taken out. */
  const dropped = new Set<string>();

  const callNow = (callId: string) => store.now().calls.find(({ id }) => id === callId);
  const keep = (callId: string, changed: Partial<Pick<Call, Slot>>) =>
    store.change({ calls: store.now().calls.map((it) => (it.id === callId ? { ...it, ...changed } : it)) });

  async function start(slot: Slot, call: Call, target: TransferTarget): Promise<void> {
    keep(call.id, { [slot]: reachFor(call, target, now()) });
    try {
      await platform.addParty(call.id, target);
    } catch (error) {
      if (isTold(error)) throw error;
      keep(call.id, { [slot]: null });
      // Whom the agent had put on hold stays there.
      if (call.phase !== 'held') await bringBack(call);
      throw error;
    }
  }

  function goOn(): void {
    for (const callId of joined.keys()) if (!callNow(callId)) joined.delete(callId);
    lookAgain();
    for (const call of store.now().calls) {
      const slot: Slot = call.leaving ? 'leaving' : 'consulting';
      const reach = call[slot];
      if (!reach || busy.has(call.id)) continue;
      busy.add(call.id);
      void step(call, slot, reach).finally(() => {
        busy.delete(call.id);
        // What came in meanwhile was not looked at.
        if (callNow(call.id) !== call) goOn();
      });
    }
  }

  function lookAgain(): void {
    clearTimeout(givesUp);
    const reaches = store.now().calls.map(({ leaving, consulting }) => leaving ?? consulting);
    const waits = reaches
      .flatMap((reach) => (reach && !reach.partyId ? [reach.since + unseenMs - now()] : []))
      // One whose time is up is being looked at.
      .filter((ms) => ms > 0);
    if (waits.length > 0) givesUp = setTimeout(goOn, Math.min(...waits));
  }

  async function step(call: Call, slot: Slot, reach: Reach): Promise<void> {
    const party = reachedParty(call, reach);
    if (party && !reach.partyId) return keep(call.id, { [slot]: { ...reach, partyId: party.id } });
    switch (reachStep(call, reach, now())) {
      case 'wait':
        return;
      case 'over':
        return keep(call.id, { [slot]: null });
      case 'alone':
        keep(call.id, { [slot]: null });
        return tell('customer-left', `${nameOf(call)} has hung up`, `You are on the line with ${reach.to}.`);
      case 'there':
        if (slot === 'leaving') return handOver(call);
        return keep(call.id, { consulting: null });
      case 'gone':
        // Not over before they are back: a worker that dies meanwhile leaves it to the next one.
        await welcomeBack(call, reach);
        if (callNow(call.id)?.[slot]?.since === reach.since) keep(call.id, { [slot]: null });
    }
  }

  /** The agent goes only when the others can hear each other; the snapshot after the merge leads here again. */
  async function handOver(call: Call): Promise<void> {
    const standing = standingOf(call);
    try {
      if (!othersIn(call).some(({ state }) => state === 'held')) await platform.hangUp(call.id);
      else if (joined.get(call.id) !== standing) {
        joined.set(call.id, standing);
        await platform.merge(call.id);
      }
    } catch (error) {
      log.warn('could not leave', { callId: call.id, why: String(error) });
      joined.delete(call.id);
      keep(call.id, { leaving: null });
      tell('still-there', 'You are still in the call', 'Everybody stays as they are. Try Leave again.');
    }
  }

  async function welcomeBack(call: Call, reach: Reach): Promise<void> {
    const isBack = await bringBack(call);
    if (reach.isCancelled) return;
    const title = `${toPeople(reach.to)} didn’t take the call`;
    if (isBack) tell('transfer-refused', title, `${nameOf(call)} is back with you and can hear you.`);
    else tell('transfer-refused', title, `${nameOf(call)} is still on hold. Press Resume.`);
  }

  /** Takes everybody off hold who was put there for the newcomer; whether they hear the agent again. */
  async function bringBack({ id }: Call): Promise<boolean> {
    const call = callNow(id);
    if (!call) return false;
    // The agent has gone over to another call meanwhile: nobody is heard unasked.
    if (openLine(store.now().calls, call)) return false;
    const held = othersIn(call).filter(({ state }) => state === 'held');
    // A colleague is bringing somebody in, for whom they are held: whoever does that brings them back.
    if (othersIn(call).some(({ state }) => state === 'connecting')) return false;
    try {
      if (held.length > 1) await platform.merge(id);
      else if (held.length === 1) await platform.resume(id);
      return true;
    } catch (error) {
      log.warn('could not bring back', { callId: id, why: String(error) });
      return isTold(error);
    }
  }

  function tell(code: string, title: string, remedy: string): void {
    store.change({ notice: { code, title, remedy, at: now() } });
  }

  store.onChange(({ calls }) => {
    if (calls) goOn();
  });
  // Somebody who had been there: the customer stays held, who would else hear what was not meant for them.
  store.onCallEvent(({ type, call, party }) => {
    if (type !== 'partyLeft' || !party || call.phase !== 'held') return;
    if (dropped.delete(party.id) || call.consulting || call.leaving) return;
    const who = party.name ?? party.numberText ?? 'The other side';
    tell('party-left', `${who} has left`, `${nameOf(call)} is still on hold. Press Resume.`);
  });

  return {
    transfer: (call, target) => start('leaving', call, target),
    consult: (call, target) => start('consulting', call, target),
    async cancel(call) {
      const present = call.parties.map(({ id }) => id);
      const under = call.leaving ?? call.consulting;
      const newest = othersIn(call).findLast(({ role }) => role === 'third-party');
      const reach = under ?? {
        to: '',
        since: now(),
        present,
        partyId: newest?.id ?? null,
        isCancelled: true,
      };
      const partyId = reach.partyId ?? reachedParty(call, reach)?.id;
      if (!partyId) throw new VoiceError('not-now', 'nobody is there to take out yet');
      keep(call.id, { leaving: null, consulting: { ...reach, partyId, isCancelled: true } });
      try {
        await platform.dropParty(call.id, partyId);
      } catch (error) {
        // They went by themselves: the next step brings the others back.
        if (error instanceof VoiceError && (error.code === 'no-such-party' || isTold(error))) return;
        keep(call.id, { leaving: call.leaving, consulting: call.consulting });
        throw error;
      }
    },
    async drop(call, partyId) {
      dropped.add(partyId);
      try {
        await platform.dropParty(call.id, partyId);
      } catch (error) {
        dropped.delete(partyId);
        throw error;
      }
    },
    async leave(call) {
      const others = othersIn(call);
      const to = others.map((party) => party.name ?? party.numberText ?? 'the other side').join(', ');
      const present = call.parties.map(({ id }) => id);
      const partyId = others.find(({ role }) => role === 'third-party')?.id ?? null;
      // The colleague whose call it is decides when the customer is heard again.
      const isGuest = others.some(({ name, state }) => state === 'connected' && name === call.transferredBy);
      if (isGuest || !others.some(({ state }) => state === 'held')) return platform.hangUp(call.id);
      keep(call.id, { leaving: { to, since: now(), present, partyId, isCancelled: false } });
    },
    goOn,
  };
}

/** The move was made and only the mute was lost, which the agent has been told. */
const isTold = (error: unknown): boolean => error instanceof VoiceError && error.code === 'mute-lost';

const standingOf = (call: Call): string =>
  othersIn(call)
    .map(({ id, state }) => `${id} ${state}`)
    .join();

const toPeople = (to: string): string => (to.startsWith('+') ? numberText(to) : to);
const nameOf = ({ name, numberText: text }: Call): string => name ?? text ?? 'The customer';
