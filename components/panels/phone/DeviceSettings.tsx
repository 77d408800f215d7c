/** Where calls ring and what the agent speaks into and hears from: softphone with its devices, or a desk phone. */

import { Component } from 'preact';
import { isLive } from '../../../lib/call.ts';
import type { Enhancement, Microphone } from '../../../lib/sound/devices.ts';
import { Button } from '../../Button.tsx';
import type { SurfaceProps } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';
import { Warning } from '../trouble/Warning.tsx';
import { DeskPhone } from './DeskPhone.tsx';
import { DevicePick } from './DevicePick.tsx';
import { PanelHead } from './PanelHead.tsx';
import { type SoundTries, SoundTry } from './SoundTry.tsx';

export interface DeviceSettingsProps extends SurfaceProps {
  microphone: Microphone;
  tries: SoundTries;
  onBack?: (() => void) | undefined;
  onClose: () => void;
}

type Tab = 'softphone' | 'desk';

const tabs: readonly [Tab, string][] = [
  ['softphone', 'Softphone'],
  ['desk', 'Desk phone'],
];

const enhancements: readonly [Enhancement, string][] = [
  ['off', 'Left as it is'],
  ['noise', 'Noise taken out'],
  ['other-voices', 'Other voices taken out too'],
];

function Softphone({ session, ask, microphone, tries }: DeviceSettingsProps) {
  const { devices, calls, ring } = session;
  const shared = { devices, ask };
  const hasNoSpeaker = ring?.ringer === 'absent';
  const { enhancement, keepsLineOpen } = devices;
  const isOnCall = calls.some(isLive);
  return (
    <>
      {microphone.state === 'denied' && (
        <Warning
          tone="bad"
          icon="mic-off"
          title="The microphone is blocked"
          actions={[
            <Button key="allow" size="s" tone="primary" onPress={(event) => ask(event, 'openPage', 'setup')}>
              Allow…
            </Button>,
          ]}
        >
          Names of devices are known once it is allowed.
        </Warning>
      )}
      <DevicePick
        kind="microphone"
        label="Microphone"
        icon="mic"
        isAbsent={ring?.microphone === 'absent'}
        {...shared}
      />
      <SoundTry of="microphone" microphone={microphone} tries={tries} />
      <DevicePick kind="speaker" label="Speaker" icon="headset" isAbsent={hasNoSpeaker} {...shared} />
      <SoundTry of="speaker" microphone={microphone} tries={tries} />
      <DevicePick kind="ringer" label="Ringer" icon="bell" isAbsent={hasNoSpeaker} {...shared} />
      <SoundTry of="ringer" microphone={microphone} tries={tries} />
      {enhancement && (
        <label class="pick">
          <span class="label">Your voice</span>
          <span class="select">
            <select
              value={enhancement}
              onChange={(event) => ask(event, 'enhanceVoice', event.currentTarget.value as Enhancement)}
            >
              {enhancements.map(([mode, words]) => (
                <option key={mode} value={mode}>
                  {words}
                </option>
              ))}
            </select>
            <Icon name="chevron-down" />
          </span>
          {enhancement === 'other-voices' && <span class="quiet">Needs a wired headset.</span>}
        </label>
      )}
      {keepsLineOpen && (
        <p class="quiet">Your line stays open between calls, so the next one connects faster.</p>
      )}
      <p class="quiet foot">
        {isOnCall
          ? 'A change takes effect in this call, or says that it cannot.'
          : 'A change takes effect at once, also during a call.'}
      </p>
    </>
  );
}

/** Opens at the kind of phone in use. */
export class DeviceSettings extends Component<DeviceSettingsProps, { tab: Tab | null }> {
  override state = { tab: null as Tab | null };

  override render(props: DeviceSettingsProps, { tab }: { tab: Tab | null }) {
    const { session, ask, lookup, onBack, onClose } = props;
    const { agent, notice, calls } = session;
    const used: Tab = agent?.phone.type === 'desk' ? 'desk' : 'softphone';
    const shown = tab ?? used;
    return (
      <main class="popup">
        <PanelHead title="Device settings" onBack={onBack} onClose={onClose} />
        {notice && (
          <Warning
            tone="bad"
            icon="circle-alert"
            title={notice.title}
            actions={[
              <Button key="dismiss" size="s" tone="line" onPress={(event) => ask(event, 'dismissNotice')}>
                Dismiss
              </Button>,
            ]}
          >
            {notice.remedy}
          </Warning>
        )}
        <div class="card phone-settings">
          {agent ? (
            <>
              {/* biome-ignore lint/a11y/useSemanticElements: two buttons of a pair, not fields of a form */}
              <div class="segments" role="group" aria-label="Where calls ring">
                {tabs.map(([name, words]) => (
                  <button
                    key={name}
                    type="button"
                    aria-pressed={name === shown}
                    onClick={() => this.setState({ tab: name })}
                  >
                    {words}
                  </button>
                ))}
              </div>
              {shown === 'softphone' && used === 'desk' && (
                <Warning
                  tone="hold"
                  icon="circle-alert"
                  title="Calls ring on your desk phone"
                  actions={[
                    <Button
                      key="use"
                      size="s"
                      tone="primary"
                      isOff={calls.some(isLive)}
                      hint={calls.some(isLive) ? 'Possible after the call.' : undefined}
                      onPress={(event) => ask(event, 'usePhone', '')}
                    >
                      Use the softphone
                    </Button>,
                  ]}
                >
                  What you choose here counts once the softphone is used again.
                </Warning>
              )}
              {shown === 'softphone' ? (
                <Softphone {...props} />
              ) : (
                <DeskPhone session={session} ask={ask} lookup={lookup} onDone={onBack ?? onClose} />
              )}
            </>
          ) : (
            <p class="quiet">Devices show here once you are signed in.</p>
          )}
        </div>
      </main>
    );
  }
}
