/** What an agent sets about their own phone: where it rings, and how the softphone treats their voice. */

import type { VoicePlatform } from '../voice-platform.ts';
import { ask } from './ask.ts';
import { enhancementModes } from './normalize.ts';

/** The verbs over `agent`, which throws `signed-out` when there is none. */
export function phoneVerbs(agent: () => connect.Agent): Pick<VoicePlatform, 'setEnhancement' | 'usePhone'> {
  /** Connect takes the whole configuration, of which an agent may change the little that is theirs (amazon-connect, B8). */
  const configure = async (changed: object) => {
    const { agentPreferences, ...configuration } = agent().getConfiguration();
    // Streams refuses preferences without a language of its list; who has none keeps none.
    const { LANGUAGE } = (agentPreferences ?? {}) as { LANGUAGE?: string };
    const kept = LANGUAGE ? { agentPreferences } : {};
    await ask((callbacks) =>
      agent().setConfiguration(
        { ...configuration, ...kept, ...changed } as connect.AgentConfiguration,
        callbacks,
      ),
    );
  };

  return {
    async setEnhancement(mode) {
      await ask(({ success, failure }) => {
        agent().setVoiceEnhancementMode(enhancementModes[mode]).then(success, failure);
      });
    },
    usePhone: (deskNumber) =>
      configure({
        softphoneEnabled: deskNumber === null,
        // The number stays with Connect, for the next time the desk phone is chosen.
        ...(deskNumber === null ? {} : { extension: deskNumber }),
      }),
  };
}
