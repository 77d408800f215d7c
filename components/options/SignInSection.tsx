/** Options for signing in. */

import { isLoginUrl } from '../../lib/settings-rules.ts';
import { SettingRow, TextControl } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';

export interface SignInSectionProps extends SettingsView {
  /** What was typed and is no address to sign in at; null for none. */
  refused: string | null;
  onRefused(text: string | null): void;
}

export function SignInSection({ settings, locked, change, refused, onRefused }: SignInSectionProps) {
  return (
    <div class="sheet-panel settings">
      <SettingRow
        id="loginUrl"
        label="Company sign-in"
        hint="The address where you sign in at your company (SAML), with all that follows the question mark. Empty where Connect asks for a password itself."
        isLocked={locked.has('loginUrl')}
        fault={refused === null ? null : 'That is no address to sign in at. It begins with https://.'}
      >
        <TextControl
          id="loginUrl"
          value={refused ?? settings.loginUrl ?? ''}
          longest={2_000}
          placeholder="https://"
          isOff={locked.has('loginUrl')}
          onChange={(text) => {
            const address = text.trim();
            const isKept = address === '' || isLoginUrl(address);
            onRefused(isKept ? null : address);
            if (isKept) change({ loginUrl: address === '' ? null : address });
          }}
        />
      </SettingRow>
    </div>
  );
}
