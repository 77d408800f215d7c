/** User name and password, for instances without an OAuth client. Neither is kept beyond the browser's session. */

import { Component } from 'preact';
import { Button } from '../Button.tsx';

interface PasswordFormProps {
  onSubmit(user: string, password: string): void;
}

export class PasswordForm extends Component<PasswordFormProps, { user: string; password: string }> {
  override state = { user: '', password: '' };

  private submit = (event: Event) => {
    event.preventDefault();
    const { user, password } = this.state;
    if (user.trim() === '' || password === '') return;
    this.props.onSubmit(user.trim(), password);
    this.setState({ password: '' });
  };

  override render(_: PasswordFormProps, { user, password }: { user: string; password: string }) {
    return (
      <form class="servicenow-form" onSubmit={this.submit}>
        <label class="field">
          User name
          <input
            name="user"
            type="text"
            autocomplete="username"
            value={user}
            maxLength={100}
            onInput={({ currentTarget }) => this.setState({ user: currentTarget.value })}
          />
        </label>
        <label class="field">
          Password
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            value={password}
            maxLength={200}
            onInput={({ currentTarget }) => this.setState({ password: currentTarget.value })}
          />
        </label>
        <Button tone="primary" onPress={this.submit} isOff={user.trim() === '' || password === ''}>
          Sign in to ServiceNow
        </Button>
      </form>
    );
  }
}
