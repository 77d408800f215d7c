/** The chat on a card of work: its line, with what is unread, and beneath it the chat when it is open. */

import { Component } from 'preact';
import { isLive } from '../../../lib/call.ts';
import { liveWork } from '../../../lib/work/entries.ts';
import { workName } from '../../../lib/work/words.ts';
import { Icon } from '../../Icon.tsx';
import { ChatPanel } from './ChatPanel.tsx';
import type { WorkProps } from './work-props.ts';

/** Open by itself while nothing else asks for the agent; from the first press on as the agent has it. */
export class WorkChat extends Component<WorkProps, { isOpen: boolean | null }> {
  override state = { isOpen: null as boolean | null };

  override render(props: WorkProps, { isOpen }: { isOpen: boolean | null }) {
    const { item, session } = props;
    const { chat } = item;
    if (!chat) return null;
    const isAlone = liveWork(session.work).length <= 1 && !session.calls.some(isLive);
    const isShown = isOpen ?? isAlone;
    return (
      <section class="chat" aria-label={`Chat with ${workName(item)}`}>
        <button
          type="button"
          class="chat-line"
          aria-expanded={isShown}
          onClick={() => this.setState({ isOpen: !isShown })}
        >
          <Icon name="message-square" size="s" />
          <span class="grow">{isShown ? 'Hide chat' : chat.isTyping ? 'Writing…' : 'Show chat'}</span>
          {chat.unread > 0 && <b class="chat-count num">{chat.unread} new</b>}
          <Icon name="chevron-down" size="s" />
        </button>
        {isShown && <ChatPanel {...props} chat={chat} />}
      </section>
    );
  }
}
