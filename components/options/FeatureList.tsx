/** What of ServiceNow works for this agent, and for what is missing the role that opens it. */

import { failureWords } from '../../lib/servicenow/failure-words.ts';
import type { Feature, FeatureName, Verdict } from '../../lib/servicenow/features.ts';
import { Icon } from '../Icon.tsx';

interface FeatureListProps {
  verdicts: Record<FeatureName, Verdict>;
  features: Record<FeatureName, Feature>;
}

export function FeatureList({ verdicts, features }: FeatureListProps) {
  return (
    <section class="sheet-panel servicenow-features" aria-label="What works">
      <h3>What works</h3>
      <ul>
        {(Object.keys(features) as FeatureName[]).map((name) => {
          const verdict = verdicts[name];
          const { title, roles, without } = features[name];
          return (
            <li key={name} data-feature={name} data-works={verdict.works}>
              <span class={`mark ${verdict.works ? 'good' : 'bad'}`}>
                <Icon name={verdict.works ? 'circle-check' : 'circle-alert'} />
              </span>
              <div>
                <b>{title}</b>
                <span class="unseen">{verdict.works ? ', works' : ', does not work'}</span>
                {!verdict.works && (
                  <p class="quiet">
                    {verdict.failure.kind === 'no-role'
                      ? `A role is missing: ${roles.join(' or ')}.`
                      : `${failureWords[verdict.failure.kind][0]}.`}{' '}
                    {without}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
