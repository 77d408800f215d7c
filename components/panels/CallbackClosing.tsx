/** Closing a callback: its wrap-up, where one is to be written, then callback, interaction and contact at once (CF-07). */

import { Component } from 'preact';
import type { WrapUpDraft } from '../../lib/interactions/wrap-up.ts';
import type { WrapUpForm as Form } from '../../lib/queries.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { customerName, typeWord } from './callback-words.ts';
import type { DraftWriter } from './draft-writer.ts';
import { WrapUpForm } from './WrapUpForm.tsx';

interface CallbackClosingProps extends CallbackProps {
  /** The way back to the other actions; none once the customer was spoken with. */
  onBack?: () => void;
}

interface CallbackClosingState {
  /** Undefined until it was asked for, null when there is nothing to write. */
  form: Form | null | undefined;
  fault: 'code' | null;
}

export class CallbackClosing extends Component<CallbackClosingProps, CallbackClosingState> {
  override state: CallbackClosingState = { form: undefined, fault: null };
  private written: { draft: WrapUpDraft; writer: DraftWriter } | null = null;

  override componentDidMount(): void {
    this.look();
  }
  override componentDidUpdate({ session }: CallbackClosingProps): void {
    if (session.records.version !== this.props.session.records.version) this.look();
  }

  private look(): void {
    const { lookup, callback } = this.props;
    lookup.wrapUpForm(callback.id).then(
      (form) => this.setState({ form }),
      // Without the records it closes all the same.
      () => this.setState(({ form }) => ({ form: form ?? null })),
    );
  }

  private submit = (event: Event) => {
    const { form } = this.state;
    if (form && form.codes.length > 0 && !this.written?.draft.wrap_up_code)
      return this.setState({ fault: 'code' });
    this.written?.writer.flush();
    this.props.ask(event, 'closeCallback', this.props.callback.id);
  };

  override render(props: CallbackClosingProps, { form, fault }: CallbackClosingState) {
    const { callback, lookup, onBack } = props;
    const refusal = pressRefusal(props, 'closeCallback');
    const body = (
      <>
        {form && (
          <WrapUpForm
            key={form.record.sys_id}
            form={form}
            lookup={lookup}
            fault={fault}
            onChange={(draft, writer) => {
              this.written = { draft, writer };
              if (fault && draft.wrap_up_code) this.setState({ fault: null });
            }}
          />
        )}
        {form === null && <p class="meaning">There is nothing to write: it closes at once.</p>}
        {form !== undefined && (
          <div class="buttons">
            {onBack && <Button onPress={onBack}>Back</Button>}
            <Button
              tone="primary"
              icon="square-check"
              hint={refusal || undefined}
              isOff={refusal !== null}
              onPress={this.submit}
            >
              Close callback
            </Button>
          </div>
        )}
      </>
    );
    if (!onBack) return body;
    return (
      <article class="card callback" aria-label={`Close callback, ${customerName(callback)}`}>
        <div class="who">
          <span class="disc">
            <Icon name="pencil" size="l" />
          </span>
          <div class="grow">
            <h3 class="name cut" title={customerName(callback)}>
              <bdi>{customerName(callback)}</bdi>
            </h3>
            <p class="beneath cut">{[typeWord(callback), callback.queue].filter(Boolean).join(' · ')}</p>
          </div>
        </div>
        {body}
      </article>
    );
  }
}
