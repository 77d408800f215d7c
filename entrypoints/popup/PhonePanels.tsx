/** The popup's panels of the agent's own phone, and the sound they make and hear. Fetched when the first of them opens. */

import { Component } from 'preact';
import type { SurfaceProps } from '../../components/card-props.ts';
import { DeviceSettings, ReadinessPanel } from '../../components/phone-panels.ts';
import type { PhonePanel } from '../../lib/commands.ts';
import type { Microphone } from '../../lib/sound/devices.ts';
import { listen, microphonePermission } from '../../lib/sound/microphone.ts';
import { playOnce } from '../../lib/sound/own-sound.ts';
import { ring, type Tune, tryOut } from '../../lib/sound/ring-tune.ts';

interface PhonePanelsProps extends SurfaceProps {
  panel: PhonePanel;
  onPanel: (panel: PhonePanel) => void;
  /** Left out where nothing is behind the panel. */
  onBack?: (() => void) | undefined;
  onClose: () => void;
}

interface Sound {
  microphone: Microphone;
  playing: 'tone' | 'ring' | null;
  fault: string | null;
}

export class PhonePanels extends Component<PhonePanelsProps, Sound> {
  override state: Sound = { microphone: { state: 'unknown' }, playing: null, fault: null };
  private listening = new AbortController();

  override componentDidMount(): void {
    void microphonePermission().then((microphone) => {
      this.setState({ microphone });
      // Who was allowed before is heard at once; nobody is asked before they press.
      if (microphone.state === 'allowed' && this.props.panel === 'devices') this.listen();
    });
  }
  override componentWillUnmount(): void {
    this.listening.abort();
  }
  override componentDidUpdate(before: PhonePanelsProps): void {
    const chosen = ({ session }: PhonePanelsProps) => session.devices.chosen.microphone;
    const isOther = chosen(before) !== chosen(this.props);
    if (isOther && this.state.microphone.state === 'live') this.listen();
    if (this.props.panel !== 'devices') this.listening.abort();
  }

  private listen = () => {
    this.listening.abort();
    const lifetime = new AbortController();
    this.listening = lifetime;
    const take = (microphone: Microphone) => {
      if (this.listening === lifetime) this.setState({ microphone });
    };
    void listen(this.props.session.devices.chosen.microphone, take, lifetime.signal);
  };

  private async play(playing: 'tone' | 'ring', tune: Tune, label: string | null): Promise<void> {
    this.setState({ playing, fault: null });
    const fault = await playOnce(tune, label).then(
      () => null,
      () => 'The browser could not play a sound there.',
    );
    this.setState({ playing: null, fault });
  }

  override render(props: PhonePanelsProps, { microphone, playing, fault }: Sound) {
    const { panel, onPanel, ...surface } = props;
    const { speaker, ringer } = props.session.devices.chosen;
    const ringOnce = () => void this.play('ring', ring, ringer);
    if (panel === 'readiness')
      return (
        <ReadinessPanel
          {...surface}
          isRinging={playing !== null}
          onRing={ringOnce}
          onDevices={() => onPanel('devices')}
        />
      );
    return (
      <DeviceSettings
        {...surface}
        microphone={microphone}
        tries={{
          listen: this.listen,
          playTone: () => void this.play('tone', tryOut, speaker),
          ringOnce,
          playing,
          fault,
        }}
      />
    );
  }
}
