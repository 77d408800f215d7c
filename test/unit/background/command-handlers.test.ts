import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  allowedCommands,
  type Call,
  type CallCommand,
  type CallPhase,
  type Party,
} from '../../../lib/call.ts';
import { fakeBackground } from '../../fakes/background.ts';

type Background = Awaited<ReturnType<typeof fakeBackground>>;
let background: Background;

beforeEach(async () => {
  vi.useFakeTimers();
  background = await fakeBackground();
});
afterEach(() => void vi.useRealTimers());

const callCommands = [...new Set(Object.values(allowedCommands).flat())];
const tomasz = { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' } as const;

/** Parties such that each command has one it could be for, in each phase. */
const partiesFor = (command: CallCommand): Party[] => {
  const party = (id: string, role: Party['role'], changed: Partial<Party> = {}): Party => {
    const nobody = {
      number: null,
      numberText: null,
      name: null,
      stateAt: 0,
      isMuted: false,
      isColleague: false,
    };
    return { id, role, state: 'connected', ...nobody, ...changed };
  };
  const held = command === 'resumeParty' ? { state: 'held' as const } : {};
  const muted = { isMuted: command === 'unmuteParty' };
  return [
    party('own', 'agent'),
    party('customer', 'customer'),
    party('third', 'third-party', { ...held, ...muted }),
  ];
};

/** What reaches the platform first when a command is carried out. */
const firstVerb: Partial<Record<CallCommand, string>> = {
  transfer: 'addParty',
  consult: 'addParty',
  cancelTransfer: 'dropParty',
  leave: 'hangUp',
};

function ask(command: CallCommand, callId: string): Promise<void> {
  const { commands } = background;
  switch (command) {
    case 'sendDigits':
      return commands.sendDigits({}, callId, '1');
    case 'transfer':
    case 'consult':
      return commands[command]({}, callId, tomasz);
    case 'holdParty':
    case 'resumeParty':
    case 'muteParty':
    case 'unmuteParty':
    case 'dropParty':
      return commands[command]({}, callId, 'third');
    default:
      return commands[command]({}, callId);
  }
}

describe('[AC-02][AC-04] a command in a phase', () => {
  const phases = Object.keys(allowedCommands) as CallPhase[];
  it.each(phases.flatMap((phase) => callCommands.map((command) => [phase, command] as const)))(
    '%s, %s',
    async (phase, command) => {
      const isMuted = command === 'unmute';
      const changed = { phase, isMuted, maxParties: 6, parties: partiesFor(command) };
      const id = background.platform.customerCalls(changed);
      const asked = ask(command, id);
      if (allowedCommands[phase].includes(command)) {
        await asked;
        // A flag is for the record: nobody at the platform is told.
        if (command === 'flagQuality') return expect(background.platform.asked).toEqual([]);
        expect(background.platform.asked[0]).toMatch(new RegExp(`^${firstVerb[command] ?? command} ${id}`));
      } else {
        await expect(asked).rejects.toMatchObject({ code: 'not-now' });
        expect(background.platform.asked).toEqual([]);
      }
    },
  );

  it.each(callCommands)('%s of a call that is gone fails as no-such-call', async (command) => {
    await expect(ask(command, 'gone')).rejects.toMatchObject({ code: 'no-such-call' });
  });
});

it('[VO-35] nothing is handed on and nobody brought in where that is switched off; all else goes on', async () => {
  const id = background.platform.customerCalls({ phase: 'connected' });
  background.store.change({ allowsTransfer: false });
  for (const command of ['transfer', 'consult'] as const)
    await expect(ask(command, id)).rejects.toMatchObject({ code: 'transfer-off' });
  expect(background.platform.asked).toEqual([]);
  await background.commands.hold({}, id);
  expect(background.platform.asked).toEqual([`hold ${id}`]);
});

describe('[XX-07] one click, one action', () => {
  const ring = (changed: Partial<Call> = {}) => background.platform.customerCalls(changed);

  it('joins a second click, and shows what is under way', async () => {
    const { platform, commands, store } = background;
    const id = ring();
    const release = platform.stall();
    const both = [commands.accept({}, id), commands.accept({}, id)];
    await vi.advanceTimersByTimeAsync(0);
    expect(store.now().pending).toEqual([{ command: 'accept', callId: id }]);
    release();
    await Promise.all(both);
    expect(platform.asked).toEqual([`accept ${id}`]);
    expect(store.now().pending).toEqual([]);
  });

  it('stays locked after success until the snapshot shows it', async () => {
    const { platform, commands, store } = background;
    const id = ring();
    // The platform carries the command out but its snapshot is late.
    vi.spyOn(platform, 'accept').mockImplementation(
      async (callId) => void platform.asked.push(`accept ${callId}`),
    );
    await commands.accept({}, id);
    await commands.accept({}, id);
    expect(platform.asked).toEqual([`accept ${id}`]);
    expect(store.now().pending).toHaveLength(1);
    platform.customerAnswers(id);
    expect(store.now().pending).toEqual([]);
  });

  it('unlocks after a while when no snapshot comes', async () => {
    const { platform, commands, store } = background;
    const id = ring();
    vi.spyOn(platform, 'accept').mockImplementation(async () => {});
    await commands.accept({}, id);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(store.now().pending).toEqual([]);
  });

  it('lets one of two answers win', async () => {
    const { platform, commands } = background;
    const id = ring();
    const release = platform.stall();
    const accepted = commands.accept({}, id);
    await vi.advanceTimersByTimeAsync(0);
    await expect(commands.reject({}, id)).rejects.toMatchObject({ code: 'not-now' });
    release();
    await accepted;
    expect(platform.asked).toEqual([`accept ${id}`]);
  });

  it('can be tried again at once after a failure', async () => {
    const { platform, commands, store } = background;
    const id = ring();
    platform.refuseNext(new Error('no'));
    await expect(commands.accept({}, id)).rejects.toThrow('no');
    expect(store.now().pending).toEqual([]);
    await commands.accept({}, id);
    expect(platform.asked).toHaveLength(2);
  });

  it('[AC-27] sends every digit, in order, even the same one twice', async () => {
    const { platform, commands } = background;
    const id = ring({ phase: 'connected' });
    const release = platform.stall();
    const sent = [...'112'].map((digit) => commands.sendDigits({}, id, digit));
    release();
    await Promise.all(sent);
    expect(platform.asked).toEqual(['1', '1', '2'].map((digit) => `sendDigits ${id} ${digit}`));
  });

  it('goes on with digits after one failed', async () => {
    const { platform, commands } = background;
    const id = ring({ phase: 'connected' });
    platform.refuseNext(new Error('no'));
    const [first, second] = [commands.sendDigits({}, id, '1'), commands.sendDigits({}, id, '2')];
    await expect(first).rejects.toThrow('no');
    await second;
  });

  it.each(['', 'A', '1 2', '+1'])('sends no digits that no telephone has: "%s"', async (digits) => {
    const id = ring({ phase: 'connected' });
    await expect(background.commands.sendDigits({}, id, digits)).rejects.toMatchObject({ code: 'not-now' });
  });
});

it('[AC-08] setPresence reaches the platform', async () => {
  await background.commands.setPresence({}, 'p-lunch');
  expect(background.store.now().agent?.presence.name).toBe('Lunch');
});

it('[AC-21] clearMissed empties the list', async () => {
  const { commands, store } = background;
  store.change({
    missed: [{ callId: 'c', number: null, numberText: null, name: null, queue: null, reason: '', at: 0 }],
  });
  await commands.clearMissed({});
  expect(store.now().missed).toEqual([]);
});

it('what was shown can be dismissed', async () => {
  const { commands, store, platform } = background;
  const notice = { code: 'refused', title: 't', remedy: 'r', at: 0 };
  platform.customerCalls({ phase: 'ringing' });
  store.change({ notice, unanswered: store.now().calls[0] ?? null });
  await commands.suggestNumber({}, '020 7946 0958');
  await commands.dismissNotice({});
  await commands.dismissUnanswered({});
  await commands.dismissSuggestion({});
  expect(store.now()).toMatchObject({ notice: null, unanswered: null, suggestion: null });
});

it.each(['openWidget', 'refreshDirectory', 'signIn', 'stay', 'stayIn', 'restartHost'] as const)(
  '%s is passed on',
  async (name) => {
    await background.commands[name]({});
    expect(background.done).toEqual([name]);
  },
);

it('openPage opens pages of ours and nothing else', async () => {
  await background.commands.openPage({}, 'options');
  await background.commands.openPage({}, 'interactions', 'IMS0000012');
  await expect(background.commands.openPage({}, '../evil' as 'options')).rejects.toThrow();
  await expect(background.commands.openPage({}, 'interactions', 'x'.repeat(201))).rejects.toThrow();
  expect(background.done).toEqual(['openPage options', 'openPage interactions IMS0000012']);
});

it.each([true, false])('signOut is passed on (%s)', async (afterCall) => {
  await background.commands.signOut({}, afterCall);
  expect(background.done).toEqual([`signOut ${afterCall}`]);
});

it('useInstance is passed on with its address', async () => {
  await background.commands.useInstance({}, 'harbour.my.connect.aws');
  expect(background.done).toEqual(['useInstance harbour.my.connect.aws']);
});
