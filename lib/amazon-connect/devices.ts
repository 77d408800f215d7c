/**
 * The softphone's devices: listed by the page that has the softphone, chosen by label, and applied again whenever that
 * page makes a stream or something is plugged in. Streams forgets a microphone with each call (#467, #1006).
 */

import { VoiceError } from '../errors.ts';
import {
  type DeviceChoice,
  type DeviceEntry,
  type Devices,
  devicesOf,
  idFor,
  noDevices,
  ownDevice,
} from '../sound/devices.ts';
import { ask } from './ask.ts';
import { hasAgent, type Streams } from './snapshot.ts';

export interface SoftphoneDevices {
  /** The lists and the choice; what the configuration says of them is added by whoever reads it. */
  view(): Pick<Devices, 'microphones' | 'speakers' | 'own' | 'chosen'>;
  /**
   * From now on these; whatever a running call cannot take over is used from the next on. Throws `device-refused` when
   * a call goes on with the device it had.
   */
  use(choice: DeviceChoice): Promise<void>;
}

interface DevicesOptions {
  /** Tells when something was plugged in or out: `navigator.mediaDevices`. */
  plugs?: EventTarget | undefined;
  /** Whether a call has local media, without which Streams ignores a microphone. */
  hasMedia(): boolean;
  changed(): void;
}

/** Names that the published typings leave out. */
interface UntypedNames {
  AgentEvents: { LOCAL_MEDIA_STREAM_CREATED: string; INIT: string };
  ConfigurationEvents: { SPEAKER_DEVICE_CHANGED: string; MICROPHONE_DEVICE_CHANGED: string };
}

type Applied = 'microphone' | 'speaker';

/** A CCP page that is just loading answers nothing; its devices are asked for again with the next event. */
const listLimitMs = 3_000;
/** A device that can be opened is, well within this; one that cannot is told by silence alone. */
const confirmLimitMs = 3_000;

export function followDevices(
  streams: Streams,
  { plugs, hasMedia, changed }: DevicesOptions,
  lifetime: AbortSignal,
): SoftphoneDevices {
  const { AgentEvents, ConfigurationEvents } = streams as unknown as UntypedNames;
  let entries: DeviceEntry[] = [];
  let chosen: DeviceChoice = noDevices.chosen;
  /** Ids that the page was last told and confirmed; nothing is told to a page whose own choice suits the agent. */
  const applied: Record<Applied, string | null> = { microphone: null, speaker: null };

  async function list(): Promise<void> {
    if (!hasAgent(streams)) return;
    // Rejects when nobody answers; what is known stays.
    const found = await streams.core.getFrameMediaDevices(listLimitMs).catch(() => null);
    if (!found || lifetime.aborted) return;
    entries = found as unknown as DeviceEntry[];
    changed();
  }

  /** Lists again, then applies what the new list changes. A call is kept, with the computer's own device at worst. */
  const lookAgain = () =>
    void list()
      .then(() => applyAll())
      .catch(() => {});

  async function apply(kind: Applied): Promise<void> {
    const id = idFor(entries, kind === 'microphone' ? 'input' : 'output', chosen[kind]);
    const isUntouched = applied[kind] === null && id === 'default';
    if (entries.length === 0 || isUntouched || applied[kind] === id) return;
    if (kind === 'microphone' && !hasMedia()) return;
    const event =
      ConfigurationEvents[kind === 'microphone' ? 'MICROPHONE_DEVICE_CHANGED' : 'SPEAKER_DEVICE_CHANGED'];
    let subscription: connect.Subscription | undefined;
    const confirmed = ask(({ success }) => {
      subscription = streams.core.getEventBus().subscribe(event, () => success());
      const agent = new streams.Agent();
      if (kind === 'microphone') agent.setMicrophoneDevice(id);
      else agent.setSpeakerDevice(id);
    }, confirmLimitMs);
    await confirmed.finally(() => subscription?.unsubscribe());
    applied[kind] = id;
  }

  async function applyAll(): Promise<void> {
    const outcomes = await Promise.allSettled([apply('microphone'), apply('speaker')]);
    const refused = outcomes.find(({ status }) => status === 'rejected');
    if (refused) throw new VoiceError('device-refused');
  }

  const on = (event: string, react: () => void) => {
    const subscription = streams.core.getEventBus().subscribe(event, react);
    lifetime.addEventListener('abort', () => subscription.unsubscribe());
  };
  on(AgentEvents.INIT, lookAgain);
  on(AgentEvents.LOCAL_MEDIA_STREAM_CREATED, () => {
    // A new stream has the microphone that the page took by itself, and its page may be a new one.
    applied.microphone = null;
    applied.speaker = null;
    lookAgain();
  });
  plugs?.addEventListener('devicechange', lookAgain, { signal: lifetime });
  lookAgain();

  return {
    view: () => ({
      microphones: devicesOf(entries, 'input').map(({ label }) => label),
      speakers: devicesOf(entries, 'output').map(({ label }) => label),
      own: { microphone: ownDevice(entries, 'input'), speaker: ownDevice(entries, 'output') },
      chosen,
    }),
    async use(choice) {
      chosen = choice;
      changed();
      if (entries.length === 0) await list();
      await applyAll();
    },
  };
}
