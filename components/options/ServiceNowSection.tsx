/** Options for ServiceNow: the instance, signing in there, what works of it, and what waits to be sent. */

import type { Queue } from '../../lib/agent.ts';
import { failureWords } from '../../lib/servicenow/failure-words.ts';
import { features } from '../../lib/servicenow/features.ts';
import { signInWords } from '../../lib/servicenow/oauth.ts';
import { defaultWorkspace, workspaceFault } from '../../lib/servicenow/record-address.ts';
import type { OwedRecord, ServiceNowView } from '../../lib/servicenow/view.ts';
import { Button } from '../Button.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';
import { AdministratorNotes } from './AdministratorNotes.tsx';
import { FeatureList } from './FeatureList.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { OwedElsewhere, SendQueue } from './SendQueue.tsx';
import { SettingRow, Switch, TextControl } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';
import { TrialPanel, type TrialPanelProps } from './TrialPanel.tsx';
import './servicenow.css';

export interface ServiceNowSectionProps extends SettingsView, TrialPanelProps {
  view: ServiceNowView;
  /** Whether the browser lets us reach the instance; null before it is known. */
  isAllowed: boolean | null;
  /** What is wrong with the address that was typed, and the address; null when nothing is. */
  refused: { text: string; problem: string } | null;
  /** What an administrator registers: where the sign-in leads back to. */
  redirectUrl: string;
  /** What Amazon Connect has to approve, and the queues that ServiceNow's name (CC-30). */
  extensionOrigin: string;
  queues: readonly Queue[];
  /** What waits, record by record. */
  owed: readonly OwedRecord[];
  onAddress(text: string): void;
  /** Asks the browser for the origin; called under the press itself. */
  onAllow(): void;
  onSignIn(user?: string, password?: string): void;
  onCheck(): void;
  onSend(): void;
  onLeave(): void;
  /** Forgets what waits for this agent, or with null for other instances. */
  onForget(agent: string | null): void;
}

export function ServiceNowSection(props: ServiceNowSectionProps) {
  const { settings, locked, change, refused, redirectUrl, extensionOrigin, queues, onAddress } = props;
  return (
    <>
      <div class="sheet-panel settings">
        <SettingRow
          id="serviceNowUrl"
          label="Instance"
          hint="Calls, wrap-up and callbacks are recorded there too. Empty for none."
          isLocked={locked.has('serviceNowUrl')}
          fault={refused?.problem ?? null}
        >
          <TextControl
            id="serviceNowUrl"
            value={refused?.text ?? settings.serviceNowUrl ?? ''}
            longest={300}
            placeholder="https://your-name.service-now.com"
            isOff={locked.has('serviceNowUrl')}
            onChange={onAddress}
          />
        </SettingRow>
        <SettingRow
          id="serviceNowClientId"
          label="OAuth client id"
          hint="From your administrator. Empty to sign in with user name and password, as developer instances allow."
          isLocked={locked.has('serviceNowClientId')}
        >
          <TextControl
            id="serviceNowClientId"
            value={settings.serviceNowClientId}
            longest={100}
            isOff={locked.has('serviceNowClientId')}
            onChange={(text) => change({ serviceNowClientId: text.trim() })}
          />
        </SettingRow>
      </div>
      {settings.serviceNowUrl !== null && (
        <div class="sheet-panel settings">
          <SettingRow
            id="serviceNowWorkspace"
            label="Where records open"
            hint="Path in your workspace, with {table} and {sys_id}. Open interaction leads there. Empty for this extension’s own page."
            isLocked={locked.has('serviceNowWorkspace')}
            fault={workspaceFault(settings.serviceNowWorkspace)}
          >
            <TextControl
              id="serviceNowWorkspace"
              value={settings.serviceNowWorkspace}
              longest={500}
              placeholder={defaultWorkspace}
              isOff={locked.has('serviceNowWorkspace')}
              onChange={(text) => change({ serviceNowWorkspace: text.trim() })}
            />
          </SettingRow>
        </div>
      )}
      {settings.serviceNowUrl !== null && (
        <div class="sheet-panel settings">
          <SettingRow
            id="demandsVoiceRoles"
            label="Only with ServiceNow’s roles for voice"
            hint="Who lacks them can neither call nor answer. While ServiceNow cannot be asked, calls go on."
            isLocked={locked.has('demandsVoiceRoles')}
          >
            <Switch
              id="demandsVoiceRoles"
              value={settings.demandsVoiceRoles}
              isOff={locked.has('demandsVoiceRoles')}
              onChange={(demandsVoiceRoles) => change({ demandsVoiceRoles })}
            />
          </SettingRow>
        </div>
      )}
      {settings.serviceNowUrl !== null && <Connection {...props} url={settings.serviceNowUrl} />}
      <OwedElsewhere owed={props.view.queue.elsewhere} onForget={() => props.onForget(null)} />
      <AdministratorNotes origin={settings.serviceNowUrl} {...{ redirectUrl, extensionOrigin, queues }} />
    </>
  );
}

function Connection(props: ServiceNowSectionProps & { url: string }) {
  const { settings, view, isAllowed, url, onAllow, onSignIn, onCheck, onLeave } = props;
  const { state, failure, signInProblem, verdicts } = view;
  if (isAllowed === null) return null;
  if (!isAllowed)
    return (
      <Warning
        tone="hold"
        icon="circle-alert"
        title="The browser has to allow it"
        actions={[<Button onPress={onAllow}>Allow this one address</Button>]}
      >
        Nothing is sent to {new URL(url).host} before you allow it.
      </Warning>
    );
  if (state === 'checking') return <p role="status">Finding out what works…</p>;
  if (state === 'signed-out' || state === 'off')
    return (
      <>
        {signInProblem && (
          <Warning tone="bad" icon="circle-alert" title={signInWords[signInProblem][0]}>
            {signInWords[signInProblem][1]}
          </Warning>
        )}
        {!signInProblem && failure && failure.status === 401 && (
          <Warning tone="bad" icon="circle-alert" title={failureWords['signed-out'][0]}>
            {failureWords['signed-out'][1]}
          </Warning>
        )}
        <div class="sheet-panel servicenow-sign-in">
          {settings.serviceNowClientId === '' ? (
            <PasswordForm onSubmit={onSignIn} />
          ) : (
            <Button tone="primary" onPress={() => onSignIn()}>
              Sign in to ServiceNow
            </Button>
          )}
        </div>
        <SendQueue {...props} />
      </>
    );
  if (state === 'failed' && failure)
    return (
      <>
        <Warning
          tone="bad"
          icon="circle-alert"
          title={failureWords[failure.kind][0]}
          actions={[
            <Button onPress={onCheck}>Try again</Button>,
            <Button onPress={onLeave}>Disconnect</Button>,
          ]}
        >
          {failureWords[failure.kind][1]} {failure.detail}
        </Warning>
        <SendQueue {...props} />
      </>
    );
  return (
    <>
      <div class="sheet-panel servicenow-sign-in">
        <p class="grow">
          Signed in as <b>{view.user?.name ?? 'somebody'}</b>
        </p>
        <Button onPress={onCheck}>Check again</Button>
        <Button tone="line" onPress={onLeave}>
          Disconnect
        </Button>
      </div>
      {view.lacks.length > 0 && (
        <Warning
          tone={view.demandsRoles ? 'bad' : 'hold'}
          icon="circle-alert"
          title="Roles for voice are missing"
        >
          ServiceNow’s own voice application demands {view.lacks.join(' and ')}.{' '}
          {view.demandsRoles ? 'Without them nobody calls here.' : 'Calls work here all the same.'}
        </Warning>
      )}
      {verdicts && <FeatureList verdicts={verdicts} features={features} channels={view.channels} />}
      {view.unkept.length > 0 && (
        <Warning tone="hold" icon="circle-alert" title="ServiceNow leaves something out">
          Records stand there without {view.unkept.join(', ')}: the instance has no such column or table, or
          you may not write it. Your administrator can tell which.
        </Warning>
      )}
      <TrialPanel {...props} />
      <SendQueue {...props} />
    </>
  );
}
