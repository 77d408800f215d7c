/** Calls of chance as the platform reports them. */

import { allows, type CallCommand } from '../../lib/call.ts';
import type { PlatformReport } from '../../lib/voice-platform.ts';
import { fakePlatform } from '../fakes/fake-platform.ts';
import type { Chance } from './random.ts';

const steps = 40;

/** What a platform reports, one after another, while an agent and their customers do what chance gives them. */
export async function callStory(chance: Chance): Promise<PlatformReport[]> {
  const platform = fakePlatform('host');
  const reports: PlatformReport[] = [];
  platform.onReport((report) => reports.push(structuredClone(report)));
  const verbs = ['accept', 'reject', 'hold', 'resume', 'mute', 'unmute', 'hangUp', 'clear', 'merge'] as const;
  for (let left = steps; left > 0; left--) {
    const calls = reports.at(-1)?.calls ?? [];
    const call = chance.pick(calls);
    if (!call || (calls.length < 3 && chance.percent(20))) {
      if (chance.percent(50)) await platform.dial('+442079460958');
      else platform.customerCalls({ queue: chance.pick(['Billing', 'Orders', null]) ?? null });
      continue;
    }
    const can = verbs.filter((verb) => allows(call, verb as CallCommand));
    const verb = chance.pick(can);
    if (call.phase === 'dialing' && chance.percent(60)) platform.customerAnswers(call.id);
    else if (call.phase === 'consult-dialing') platform.thirdAnswers(call.id);
    else if (allows(call, 'consult') && chance.percent(15))
      await platform.addParty(call.id, { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz' });
    else if (verb) await platform[verb](call.id);
  }
  return reports;
}
