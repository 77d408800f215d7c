/** What an administrator does on the instance: the OAuth client, and the page that OpenFrame shows (CC-30). */

import { providerPage, providerPageHtml, providerPath } from '../../lib/servicenow/openframe.ts';
import { CopyButton } from '../panels/CopyButton.tsx';

interface AdministratorNotesProps {
  /** Of the instance; null while none is set. */
  origin: string | null;
  /** Where the sign-in leads back to. */
  redirectUrl: string;
}

const copy = (text: string) => (
  <CopyButton text={text} size="s">
    Copy
  </CopyButton>
);

export function AdministratorNotes({ origin, redirectUrl }: AdministratorNotesProps) {
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
