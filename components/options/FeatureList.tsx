/** What of ServiceNow works for this agent, and for what is missing the role that opens it. */

import { type ChannelState, channelText } from '../../lib/servicenow/channels.ts';
import { type Feature, type FeatureName, type Verdict, verdictText } from '../../lib/servicenow/features.ts';
import { Icon } from '../Icon.tsx';

interface FeatureListProps {
  verdicts: Record<FeatureName, Verdict>;
  features: Record<FeatureName, Feature>;
  channels: readonly ChannelState[];
}

export function FeatureList({ verdicts, features, channels }: FeatureListProps) {
  return (
    <section class="sheet-panel servicenow-features" aria-label="What works">
      <h3>What works</h3>
      <ul>
        {(Object.keys(features) as FeatureName[]).map((name) => {
          const verdict = verdicts[name];
          const { title } = features[name];
          const text = verdictText(name, verdict);
          return (
            <li key={name} data-feature={name} data-works={verdict.works}>
              <span class={`mark ${markOf(verdict)}`}>
                <Icon name={markOf(verdict) === 'good' ? 'circle-check' : 'circle-alert'} />
              </span>
              <div>
                <b>{title}</b>
                <span class="unseen">{verdict.works ? ', works' : ', does not work'}</span>
                {text && <p class="quiet">{text}</p>}
                {name === 'work' && verdict.works && channels.length > 0 && (
                  <p class="quiet">{channels.map(channelText).join(' · ')}</p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const markOf = (verdict: Verdict) => (!verdict.works ? 'bad' : verdict.hides === undefined ? 'good' : 'hold');
