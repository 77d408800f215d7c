/** A file that the agent chose for a chat: what it is, and the press that sends it. Nothing leaves before that. */

import { Component } from 'preact';
import { fileFault } from '../../../lib/work/chat-file.ts';
import { Button, IconButton } from '../../Button.tsx';
import type { WorkProps } from './work-props.ts';

interface ChatAttachmentProps extends WorkProps {
  file: File;
  isOpen: boolean;
  /** It was sent, or left. */
  onGone(): void;
}

interface ChatAttachmentState {
  /** Base64; null until it was read. */
  content: string | null;
  fault: string | null;
}

/** A press that did not count can be made again after that; until then a second one is the same. */
const againMs = 1_000;

const isUnderWay = ({ session, item }: ChatAttachmentProps) =>
  session.pending.some(({ command, callId }) => command === 'sendChatFile' && callId === item.id);

export class ChatAttachment extends Component<ChatAttachmentProps, ChatAttachmentState> {
  override state: ChatAttachmentState = {
    content: null,
    fault: fileFault(this.props.file.name, this.props.file.size),
  };
  private pressedAt = Number.NEGATIVE_INFINITY;

  override componentDidMount(): void {
    if (this.state.fault) return;
    const reader = new FileReader();
    // `data:<type>;base64,<content>`
    reader.onload = () => this.setState({ content: String(reader.result).split(',')[1] ?? '' });
    reader.onerror = () =>
      this.setState({ fault: 'It cannot be read: it was moved, or is not yours to read.' });
    reader.readAsDataURL(this.props.file);
  }

  override componentDidUpdate(before: ChatAttachmentProps): void {
    // It is the background's now: a press that did not count leaves it here.
    if (isUnderWay(this.props) && !isUnderWay(before) && this.pressedAt > 0) this.props.onGone();
  }

  private readonly send = (event: Event) => {
    const { ask, item, file } = this.props;
    if (this.state.content === null || event.timeStamp - this.pressedAt < againMs) return;
    this.pressedAt = event.timeStamp;
    ask(event, 'sendChatFile', item.id, file.name, this.state.content);
  };

  override render({ file, isOpen, onGone }: ChatAttachmentProps, { content, fault }: ChatAttachmentState) {
    return (
      <fieldset class="chat-attachment" aria-label={`File ${file.name}`}>
        <bdi class="cut grow" title={file.name}>
          {file.name}
        </bdi>
        <span class="quiet num">{sizeWords(file.size)}</span>
        {!fault && (
          <Button size="s" tone="primary" isOff={content === null || !isOpen} onPress={this.send}>
            Send file
          </Button>
        )}
        <IconButton icon="x" label="Leave the file" onPress={onGone} />
        {fault && (
          <p class="chat-state bad" role="alert">
            It cannot be sent. {fault}
          </p>
        )}
      </fieldset>
    );
  }
}

function sizeWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000
    ? `${Math.max(1, Math.round(kilobytes))} kB`
    : `${(kilobytes / 1024).toFixed(1)} MB`;
}
