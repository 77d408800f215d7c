/** What an administrator does on the instance: the OAuth client, and the page that OpenFrame shows (CC-30). */

import type { Queue } from '../../lib/agent.ts';
import { providerPage, providerPageHtml, providerPath } from '../../lib/servicenow/openframe.ts';
import { CopyButton } from '../panels/number/CopyButton.tsx';

interface AdministratorNotesProps {
  /** Of the instance; null while none is set. */
  origin: string | null;
  /** Where the sign-in leads back to. */
  redirectUrl: string;
  /** Of the extension, as Amazon Connect has to approve it. */
  extensionOrigin: string;
  /** The agent's, which ServiceNow's queues name as their provider's; empty while nobody is signed in. */
  queues: readonly Queue[];
}

const copy = (text: string) => (
  <CopyButton text={text} size="s">
    Copy
  </CopyButton>
);

export function AdministratorNotes({
  origin,
  redirectUrl,
  extensionOrigin,
  queues,
}: AdministratorNotesProps) {
  const page = `${origin ?? 'https://your-name.service-now.com'}${providerPath}`;
  return (
    <section class="sheet-panel servicenow-notes" aria-label="For your administrator">
      <h3>For your administrator</h3>
      <ol>
        <li>In Application Registry, create an OAuth API endpoint for external clients.</li>
        <li>
          Tick “This is a public client”, and enter this redirect URL: <code>{redirectUrl}</code>{' '}
          {copy(redirectUrl)}
        </li>
        <li>Give agents the client id, here or by policy, and the roles that the list above names.</li>
      </ol>
      <details>
        <summary>Amazon Connect’s side</summary>
        <ol>
          <li>
            Under Application integration, approve this origin: <code>{extensionOrigin}</code>{' '}
            {copy(extensionOrigin)}
          </li>
          <li>
            In ServiceNow, each queue’s Provider queue ID is the id of Amazon Connect’s:
            {queues.length === 0 ? (
              ' sign in to Amazon Connect to see yours.'
            ) : (
              <ul>
                {queues.map(({ id, name }) => (
                  <li key={id}>
                    {name}: <code>{id}</code> {copy(id)}
                  </li>
                ))}
              </ul>
            )}
          </li>
        </ol>
      </details>
      <details>
        <summary>Call controls inside ServiceNow (OpenFrame)</summary>
        <ol>
          <li>
            Create a UI page named <code>{providerPage}</code> with this content: {copy(providerPageHtml)}
            <pre>{providerPageHtml}</pre>
          </li>
          <li>
            Create an OpenFrame configuration with “Enable interaction controls”, your agents’ group, and this
            URL: <code>{page}</code> {copy(page)}
          </li>
          <li>
            The controls mute, hold, end and show calls. Numbers that are pressed are shown here first;
            answering and transferring stay with the extension.
          </li>
        </ol>
      </details>
    </section>
  );
}
