/** Calls of chance, and chats, e-mails and tasks among them, as the platform reports them. */

import { allows, type CallCommand } from '../../lib/call.ts';
import type { PlatformReport } from '../../lib/voice-platform.ts';
import type { WorkPhase } from '../../lib/work/work-item.ts';
import { type FakePlatform, fakePlatform } from '../fakes/fake-platform.ts';
import type { Chance } from './random.ts';

const steps = 40;

/** What a platform reports, one after another, while an agent and their customers do what chance gives them. */
export async function callStory(chance: Chance): Promise<PlatformReport[]> {
  const platform = fakePlatform('host');
  const reports: PlatformReport[] = [];
  platform.onReport((report) => reports.push(structuredClone(report)));
  const verbs = ['accept', 'reject', 'hold', 'resume', 'mute', 'unmute', 'hangUp', 'clear', 'merge'] as const;
  for (let left = steps; left > 0; left--) {
    if (chance.percent(30)) {
      await moveWork(platform, reports.at(-1)?.work ?? [], chance);
      continue;
    }
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

/** What may become of work; `clear` is a customer who leaves, where nobody took it. */
const moves = {
  offered: ['accept', 'accept', 'reject', 'clear'],
  open: ['hangUp', 'handOn', 'clear'],
  transferring: ['cancelHandOn', 'hangUp', 'clear'],
  'wrap-up': ['clear'],
  missed: ['clear'],
} as const satisfies Record<WorkPhase, readonly (keyof FakePlatform)[]>;

async function moveWork(platform: FakePlatform, work: PlatformReport['work'], chance: Chance): Promise<void> {
  const item = chance.pick(work);
  if (!item || (work.length < 3 && chance.percent(30)))
    platform.offersWork({ channel: chance.pick(['chat', 'email', 'task'] as const) ?? 'chat' });
  else {
    const verb = chance.pick<(typeof moves)[WorkPhase][number]>(moves[item.phase]) ?? 'clear';
    if (verb === 'handOn')
      await platform.handOn(item.id, { kind: 'quick-connect', id: 'orders', name: 'Orders' });
    else await platform[verb](item.id);
  }
}
