/** Where the agent writes in a chat. What stands in it outlives the view, and what did not arrive comes back to it. */

import { Component, createRef } from 'preact';
import { longestMessage } from '../../../lib/work/chat.ts';
import { fileTypes } from '../../../lib/work/chat-file.ts';
import { workName } from '../../../lib/work/words.ts';
import { Button, IconButton } from '../../Button.tsx';
import { createDraftWriter, type DraftWriter } from '../wrap-up/draft-writer.ts';
import { ChatAttachment } from './ChatAttachment.tsx';
import type { WorkProps } from './work-props.ts';

interface ChatBoxProps extends WorkProps {
  /** Whether what is written can go out now. */
  isOpen: boolean;
}

interface ChatBoxState {
  text: string;
  /** What was sent last came back. */
  isBack: boolean;
  /** Chosen and not sent; null for none. */
  file: File | null;
}

const accepted = Object.keys(fileTypes)
  .map((ending) => `.${ending}`)
  .join();

/** The platform tells the others once in ten seconds at most. */
const typingMs = 5_000;
/** How many characters before the end the count is shown. */
const countsFrom = 100;

const isSending = ({ session, item }: ChatBoxProps) =>
  session.pending.some(({ command, callId }) => command === 'sendChat' && callId === item.id);

export class ChatBox extends Component<ChatBoxProps, ChatBoxState> {
  override state: ChatBoxState = { text: '', isBack: false, file: null };
  private writer: DraftWriter<string> = createDraftWriter<string>(
    (text) => this.props.lookup.chat.saveChatDraft(this.props.item.id, text),
    () => {},
  );
  private readonly flush = () => this.writer.flush();
  /** What was sent from here and is on its way. */
  private sent: string | null = null;
  private typedAt = 0;
  private readonly picker = createRef<HTMLInputElement>();

  override componentDidMount(): void {
    addEventListener('pagehide', this.flush);
    document.addEventListener('visibilitychange', this.flush);
    void this.restore();
  }
  override componentDidUpdate(before: ChatBoxProps): void {
    const was = isSending(before);
    const is = isSending(this.props);
    if (this.sent === null || was === is) return;
    const { sent } = this;
    // It is the background's now; what was typed behind it stays.
    if (is) this.setState(({ text }) => ({ text: text.startsWith(sent) ? text.slice(sent.length) : text }));
    else {
      this.sent = null;
      void this.restore(sent);
    }
  }
  override componentWillUnmount(): void {
    removeEventListener('pagehide', this.flush);
    document.removeEventListener('visibilitychange', this.flush);
    this.flush();
  }

  /** What is kept of it: an earlier draft, or what was sent and did not arrive. */
  private async restore(sent?: string): Promise<void> {
    this.flush();
    const kept = await this.props.lookup.chat.chatDraft(this.props.item.id).catch(() => '');
    const isBack = sent !== undefined && kept.startsWith(sent);
    this.setState(({ text }) => {
      if (isBack) return { isBack, text: text && !kept.endsWith(text) ? `${kept}\n${text}` : kept };
      return { isBack, text: text || (sent === undefined ? kept : '') };
    });
  }

  private readonly write = (text: string) => {
    this.setState({ text, isBack: false });
    this.writer.write(text);
    const now = Date.now();
    if (!text.trim() || now - this.typedAt < typingMs) return;
    this.typedAt = now;
    this.props.lookup.chat.typeInChat(this.props.item.id).catch(() => {});
  };

  private readonly send = (event: Event) => {
    const text = this.state.text.trim();
    const { ask, item, isOpen } = this.props;
    if (!text || text.length > longestMessage || !isOpen || isSending(this.props)) return;
    // Kept before it goes, so that no late draft comes after it.
    this.flush();
    this.sent = text;
    this.typedAt = 0;
    ask(event, 'sendChat', item.id, text);
  };

  private readonly choose = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) this.setState({ file });
    return file !== undefined;
  };
  private readonly leave = () => this.setState({ file: null });

  override render(props: ChatBoxProps, { text, isBack, file }: ChatBoxState) {
    const { item, isOpen } = props;
    const takesFiles = item.chat?.takesFiles === true;
    const isOut = isSending(props);
    const left = longestMessage - text.trim().length;
    const isOff = !isOpen || isOut || !text.trim() || left < 0;
    return (
      <div class="chat-box">
        {isBack && (
          <p class="chat-state bad" role="alert">
            It was not sent. Send it again.
          </p>
        )}
        {file && (
          <ChatAttachment
            key={`${file.name} ${file.lastModified}`}
            {...props}
            file={file}
            onGone={this.leave}
          />
        )}
        <div class="chat-write">
          <input
            ref={this.picker}
            type="file"
            hidden
            accept={accepted}
            onChange={({ currentTarget }) => {
              this.choose(currentTarget.files);
              // The same file can be chosen again.
              currentTarget.value = '';
            }}
          />
          <IconButton
            icon="paperclip"
            label={takesFiles ? 'Send a file…' : 'Files are switched off in this instance'}
            isOff={!takesFiles || !isOpen}
            onPress={() => this.picker.current?.click()}
          />
          <textarea
            rows={2}
            aria-label={`Write to ${workName(item)}`}
            placeholder="Write a message"
            title="Enter sends, Shift and Enter begins a line"
            value={text}
            onInput={({ currentTarget }) => this.write(currentTarget.value)}
            onBlur={this.flush}
            onPaste={(event) => {
              if (takesFiles && this.choose(event.clipboardData?.files)) event.preventDefault();
            }}
            onKeyDown={(event) => {
              // Enter that chooses from an input method's list is none.
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              if (!event.repeat) this.send(event);
            }}
          />
          <Button tone="primary" isOff={isOff} onPress={this.send}>
            {isOut ? 'Sending…' : 'Send'}
          </Button>
        </div>
        {left < countsFrom && (
          <p class={`chat-state num ${left < 0 ? 'bad' : ''}`} role="status">
            {left < 0 ? `${-left} characters too many` : `${left} characters left`}
          </p>
        )}
      </div>
    );
  }
}
