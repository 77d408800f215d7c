/** A chat that is carried on here: what was written, who writes, how the line stands, and where the agent writes. */

import { Component } from 'preact';
import { type ChatItem, type ChatPage, type ChatSighting, canWrite } from '../../../lib/work/chat.ts';
import { workName } from '../../../lib/work/words.ts';
import { Button } from '../../Button.tsx';
import { Warning } from '../trouble/Warning.tsx';
import { ChatBox } from './ChatBox.tsx';
import { ChatLog } from './ChatLog.tsx';
import type { WorkProps } from './work-props.ts';

interface ChatProps extends WorkProps {
  chat: ChatSighting;
}

interface ChatState {
  /** Null until it came. */
  page: ChatPage | null;
  hasFailed: boolean;
  /** How much of it is shown. */
  count: number;
}

const none: readonly ChatItem[] = [];
const shownAtFirst = 60;
const more = 100;

export class ChatPanel extends Component<ChatProps, ChatState> {
  override state: ChatState = { page: null, hasFailed: false, count: shownAtFirst };
  private isAsking = false;
  private isAskedAgain = false;
  private isGone = false;

  override componentDidMount(): void {
    void this.fetch();
    document.addEventListener('visibilitychange', this.seen);
  }
  override componentDidUpdate({ chat }: ChatProps): void {
    if (chat.version !== this.props.chat.version) void this.fetch();
  }
  override componentWillUnmount(): void {
    this.isGone = true;
    document.removeEventListener('visibilitychange', this.seen);
  }

  private async fetch(): Promise<void> {
    this.isAskedAgain = this.isAsking;
    if (this.isAsking) return;
    this.isAsking = true;
    const { lookup, item } = this.props;
    try {
      const page = await lookup.chat.chatItems(item.id, this.state.count);
      if (!this.isGone) this.setState({ page, hasFailed: false });
    } catch {
      if (!this.isGone) this.setState({ hasFailed: true });
    }
    this.isAsking = false;
    if (this.isAskedAgain && !this.isGone) void this.fetch();
  }

  private readonly earlier = () => {
    this.setState(
      ({ count }) => ({ count: count + more }),
      () => void this.fetch(),
    );
  };

  /** Whoever has the end of it before them has read it. */
  private readonly seen = () => {
    const { chat, item, lookup } = this.props;
    if (chat.unread > 0 && document.visibilityState === 'visible')
      lookup.chat.readChat(item.id).catch(() => {});
  };

  private readonly openFile = (event: Event, fileId: string) => {
    const { ask, item } = this.props;
    ask(event, 'openChatFile', item.id, fileId);
  };

  override render(props: ChatProps, { page, hasFailed }: ChatState) {
    const { item, chat, now } = props;
    const name = workName(item);
    return (
      <>
        {chat.state === 'failed' && (
          <Warning
            tone="bad"
            icon="circle-alert"
            title="The chat could not be opened"
            actions={[
              <Button key="again" size="s" onPress={(event) => props.ask(event, 'reopenChat', item.id)}>
                Try again
              </Button>,
            ]}
          >
            {name} is still there. What you write waits until it is open.
          </Warning>
        )}
        {chat.state === 'elsewhere' ? (
          <div class="chat-elsewhere">
            <p class="meaning">
              Amazon’s page lets no chat be carried from here. Write to {name} in its own window.
            </p>
            {props.session.host.kind === 'window' && (
              <Button size="s" icon="external-link" onPress={(event) => props.ask(event, 'showSoftphone')}>
                Show Amazon’s window
              </Button>
            )}
          </div>
        ) : (
          <>
            <ChatLog
              items={page?.items ?? none}
              hasEarlier={page?.hasEarlier === true}
              blank={page ? blankWords(chat, page.items, name) : hasFailed ? null : 'Loading…'}
              label={`Chat with ${name}`}
              now={now}
              onEarlier={this.earlier}
              onOpenFile={this.openFile}
              onEnd={this.seen}
            />
            {hasFailed && (
              <p class="chat-state bad" role="alert">
                The chat could not be read.{' '}
                <button type="button" class="link" onClick={() => void this.fetch()}>
                  Try again
                </button>
              </p>
            )}
            <p class="chat-state" role="status">
              {stateWords(chat, name)}
            </p>
            {chat.state !== 'ended' && <ChatBox {...props} isOpen={canWrite(chat)} />}
          </>
        )}
      </>
    );
  }
}

/** What stands where nothing is to be read. */
function blankWords({ state }: ChatSighting, items: readonly ChatItem[], name: string): string | null {
  if (items.length > 0 || state === 'ended') return null;
  if (canWrite({ state })) return `Nothing is written yet. ${name} sees what you write at once.`;
  return 'What was written stands here once the chat is open.';
}

function stateWords({ state, isTyping }: ChatSighting, name: string): string {
  switch (state) {
    case 'opening':
      return 'Opening the chat…';
    case 'lost':
      return 'Reconnecting… What you write still goes out.';
    case 'ended':
      return 'The chat is over.';
    default:
      return isTyping ? `${name} is writing…` : '';
  }
}
