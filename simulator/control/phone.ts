/** The customer phone: a person plays the customer, dials into the contact centre, answers when an agent dials, talks. */
import { SessionFailure } from '../connect/ccp/rtc-failures.ts';
import type { ControlView } from '../connect/control/client.ts';
import { spokenNumber, talkTime } from './clock.ts';
import { byId, el } from './dom.ts';

import { followSimulator, simulator, wordsOf } from './feed.ts';
import { levelMeter } from './level-meter.ts';
import { fillSelect } from './order.ts';
import { openPhoneAudio, type PhoneAudio } from './phone-audio.ts';
import { type PhoneLine, phoneLine } from './phone-line.ts';
import { drawPhone, hideFault, showFault } from './phone-screen.ts';
import { MAIN_NUMBER, whereTo } from './words.ts';

/** The first number of the sample site's open case, so that calling it rings here. */
const DEFAULT_NUMBER = '+442079460958';

const ownNumber = byId<HTMLInputElement>('own-number');
const ringsForAll = byId<HTMLInputElement>('rings-for-all');
const laterAt = byId<HTMLInputElement>('later-at');
const queue = byId<HTMLSelectElement>('queue');
const drawSpoken = levelMeter(byId('spoken'));
const drawHeard = levelMeter(byId('heard'));

let view: ControlView | null = null;
let line: PhoneLine = { state: 'idle' };
let connectionId: string | null = null;
let audio: PhoneAudio | null = null;
let isConnecting = false;
let isMuted = false;
let lastCall = '';

const number = () => ownNumber.value.replaceAll(/[\s().-]/g, '');

function follow(): void {
  if (!view) return;
  const before = line;
  line = phoneLine(view, { ownNumber: number(), connectionId, ringsForAll: ringsForAll.checked });
  if (line.state === 'idle' && before.state !== 'idle') {
    lastCall = howItEnded(before);
    hangUpAudio();
  }
  // The call ended while its audio was still being connected.
  if (audio && !connectionId) hangUpAudio();
  draw();
}

function howItEnded(before: Exclude<PhoneLine, { state: 'idle' }>): string {
  const lasted = talkTime(Date.now() - before.since);
  if (before.state === 'menu')
    return isToBeCalledBack() ? 'You will be called back.' : `Hung up in ${before.with}.`;
  if (before.state === 'ringing') return `Rang for ${lasted}, not answered.`;
  return before.state === 'waiting' ? `Waited for ${lasted}.` : `Talked with ${before.with}, ${lasted}.`;
}

/** Whether a wish of this number is in line. */
const isToBeCalledBack = (): boolean =>
  view?.contacts.some(
    ({ isWaiting, task, parties }) =>
      isWaiting &&
      (task?.references.callbackNumber === number() ||
        parties.some((it) => it.kind === 'customer' && it.state === 'connecting' && it.number === number())),
  ) ?? false;

/** Connects the microphone with a call that `begin` starts or answers; without a microphone it is not begun. */
async function talk(begin: () => Promise<string>): Promise<void> {
  if (isConnecting || audio) return;
  isConnecting = true;
  hideFault();
  draw();
  try {
    audio = await openPhoneAudio(
      async (sdp) => {
        connectionId = await begin();
        return simulator.connectPhone({ connectionId, sdp });
      },
      byId<HTMLAudioElement>('loudspeaker'),
      () => showFault('The audio broke off.', 'Hang up and call again.'),
    );
  } catch (error) {
    if (error instanceof SessionFailure && error.failure.startsWith('GUM'))
      showFault(
        'The microphone is blocked.',
        'Nobody could hear you. Allow the microphone for this page next to its address, then try again.',
      );
    else showFault('The call did not come about.', wordsOf(error));
    if (connectionId) await simulator.customerHangsUp({ id: connectionId }).catch(() => {});
    connectionId = null;
  }
  isConnecting = false;
  follow();
}

function hangUpAudio(): void {
  audio?.close();
  audio = null;
  connectionId = null;
  isMuted = false;
  byId('digits').textContent = '';
}

async function order(command: Promise<unknown>): Promise<void> {
  await command.catch((error: unknown) => showFault('That did not work.', wordsOf(error)));
}

function press(digit: string): void {
  if (!connectionId) return;
  byId('digits').append(digit);
  void order(simulator.customerPresses({ id: connectionId, digits: digit }));
}

function draw(): void {
  const canCall = view !== null && view.queues.length > 0;
  drawPhone({ line, isConnecting, isMuted, hasAudio: audio !== null, canCall, lastCall }, Date.now());
}

byId('dial').addEventListener('submit', (event) => {
  event.preventDefault();
  if (!/^\+[1-9]\d{4,14}$/.test(number())) {
    showFault(
      'Your number is incomplete.',
      `Write it with its country, such as ${spokenNumber(DEFAULT_NUMBER)}.`,
    );
    return;
  }
  void talk(
    async () => (await simulator.placeCall({ number: number(), ...whereTo(queue.value) })).connectionId,
  );
});
byId('later').addEventListener('click', () => {
  const at = laterAt.value ? new Date(laterAt.value).getTime() : undefined;
  void order(
    simulator
      .requestCallback({
        ...{ number: number(), carrier: 'task', ...(at === undefined ? {} : { at }) },
        ...(queue.value === MAIN_NUMBER[0] ? {} : { queue: queue.value }),
        task: { references: { sourceChannel: 'web' } },
      })
      .then(() => {
        lastCall = at === undefined ? 'You will be called back.' : 'You will be called back at that time.';
        draw();
      }),
  );
});
byId('answer').addEventListener('click', () => {
  if (line.state !== 'ringing') return;
  const { connectionId: id } = line;
  void talk(() => simulator.customerAnswers({ id }).then(() => id));
});
byId('decline').addEventListener('click', () => {
  if (line.state === 'ringing') void order(simulator.customerDeclines({ id: line.connectionId }));
});
byId('hang-up').addEventListener('click', () => {
  if (connectionId) void order(simulator.customerHangsUp({ id: connectionId }));
});
byId('mute').addEventListener('click', () => {
  isMuted = !isMuted;
  audio?.mute(isMuted);
  draw();
});
byId('keypad').append(
  ...[...'123456789*0#'].map((digit) => el('button', { type: 'button', onclick: () => press(digit) }, digit)),
);

ownNumber.value = spokenNumber(new URLSearchParams(location.search).get('number') ?? DEFAULT_NUMBER);
ownNumber.addEventListener('change', follow);
ringsForAll.addEventListener('change', follow);
// A closed phone hangs up; a page that is put aside for the back button would stay in the call unheard.
addEventListener('pagehide', () => {
  if (connectionId)
    navigator.sendBeacon(
      '/do/customerHangsUp',
      new Blob([JSON.stringify({ id: connectionId })], { type: 'application/json' }),
    );
});

setInterval(draw, 1000);
setInterval(() => {
  const levels = audio?.levels();
  drawSpoken(isMuted ? 0 : (levels?.spoken ?? 0));
  drawHeard(levels?.heard ?? 0);
}, 80);
followSimulator(
  (now) => {
    view = now;
    fillSelect(queue, [...now.queues.map(({ name }) => [name, name] as const), MAIN_NUMBER]);
    follow();
  },
  (isReachable) => {
    if (isReachable) hideFault();
    else
      showFault(
        'The simulator does not answer.',
        'Start it again with npm start; this page goes on by itself.',
      );
  },
);
