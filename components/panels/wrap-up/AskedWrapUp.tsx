/** Asks for the wrap-up form of a contact, again whenever records changed, and holds what is written in it. */

import { Component, type ComponentChildren } from 'preact';
import type { WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';
import type { WrapUpForm as Form } from '../../../lib/queries.ts';
import type { SurfaceProps } from '../../card-props.ts';
import type { DraftWriter } from './draft-writer.ts';
import { WrapUpForm } from './WrapUpForm.tsx';

export interface AskedForm {
  /** Undefined until it was asked for, null when there is nothing to write. */
  form: Form | null | undefined;
  /** Its fields; nothing without a form. */
  fields: ComponentChildren;
  /** Keeps what was written and answers true, unless a code is still to be chosen: then it is said, and nothing is sent. */
  isReady(): boolean;
}

interface AskedWrapUpProps extends Pick<SurfaceProps, 'lookup' | 'session'> {
  contactId: string;
  children: (asked: AskedForm) => ComponentChildren;
}

interface AskedWrapUpState {
  form: Form | null | undefined;
  fault: 'code' | null;
}

export class AskedWrapUp extends Component<AskedWrapUpProps, AskedWrapUpState> {
  override state: AskedWrapUpState = { form: undefined, fault: null };
  private written: { draft: WrapUpDraft; writer: DraftWriter<WrapUpDraft> } | null = null;

  override componentDidMount(): void {
    this.ask();
  }
  override componentDidUpdate({ session }: AskedWrapUpProps): void {
    if (session.records.version !== this.props.session.records.version) this.ask();
  }

  private ask(): void {
    const { lookup, contactId } = this.props;
    lookup.wrapUpForm(contactId).then(
      (form) => this.setState({ form }),
      // Without the records there is nothing to write, and the way out stays open.
      () => this.setState(({ form }) => ({ form: form ?? null })),
    );
  }

  private readonly isReady = (): boolean => {
    const { form } = this.state;
    const isMissing = (form?.codes.length ?? 0) > 0 && !this.written?.draft.wrap_up_code;
    if (isMissing) this.setState({ fault: 'code' });
    else this.written?.writer.flush();
    return !isMissing;
  };

  override render({ lookup, children }: AskedWrapUpProps, { form, fault }: AskedWrapUpState) {
    const fields = form && (
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
    );
    return children({ form, fields, isReady: this.isReady });
  }
}
