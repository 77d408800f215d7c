/** What is written in a chat, oldest first, and always its end in view while the reader is at the end. */

import { Component, createRef } from 'preact';
import type { ChatItem, FileState } from '../../../lib/work/chat.ts';
import { Button } from '../../Button.tsx';
import { timeOfDay, whenWords } from '../../words.ts';

interface ChatLogProps {
  items: readonly ChatItem[];
  hasEarlier: boolean;
  /** What stands there while there is nothing to read; null for nothing. */
  blank: string | null;
  label: string;
  now: number;
  onEarlier(): void;
  onOpenFile(event: Event, fileId: string): void;
  /** Hears that its newest is in view. */
  onEnd(): void;
}

/** As near to the end as counts as at it. */
const nearPx = 40;
/** Texts of one person this close to each other stand under one name. */
const togetherMs = 120_000;

export class ChatLog extends Component<ChatLogProps, { isAtEnd: boolean }> {
  override state = { isAtEnd: true };
  private readonly box = createRef<HTMLDivElement>();
  /** From the end of what is written to the top of what is seen: kept while older texts come in above. */
  private fromEnd = 0;

  override componentDidMount(): void {
    this.follow();
  }
  /** The card is drawn with every second and every key; what is written here changes with neither. */
  override shouldComponentUpdate(next: ChatLogProps, { isAtEnd }: { isAtEnd: boolean }): boolean {
    const { items, hasEarlier, blank, label, now } = this.props;
    return (
      isAtEnd !== this.state.isAtEnd ||
      items !== next.items ||
      hasEarlier !== next.hasEarlier ||
      blank !== next.blank ||
      label !== next.label ||
      dayOf(now) !== dayOf(next.now)
    );
  }
  override componentDidUpdate({ items }: ChatLogProps): void {
    if (items !== this.props.items) this.follow(items[0]?.id !== this.props.items[0]?.id);
  }

  private follow(isEarlier = false): void {
    const box = this.box.current;
    if (!box) return;
    if (this.state.isAtEnd) box.scrollTop = box.scrollHeight;
    else if (isEarlier) box.scrollTop = box.scrollHeight - this.fromEnd;
    this.look();
  }

  private readonly look = () => {
    const box = this.box.current;
    if (!box) return;
    this.fromEnd = box.scrollHeight - box.scrollTop;
    const isAtEnd = this.fromEnd - box.clientHeight < nearPx;
    if (isAtEnd !== this.state.isAtEnd) this.setState({ isAtEnd });
    if (isAtEnd) this.props.onEnd();
  };

  private readonly toEnd = () => {
    const box = this.box.current;
    if (box) box.scrollTop = box.scrollHeight;
    this.look();
  };

  override render(
    { items, hasEarlier, blank, label, now, onEarlier, onOpenFile }: ChatLogProps,
    { isAtEnd }: { isAtEnd: boolean },
  ) {
    const lastOwn = items.findLast(({ receipt }) => receipt !== null);
    return (
      <div class="chat-view">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <div class="chat-log" role="log" aria-label={label} tabIndex={0} ref={this.box} onScroll={this.look}>
          {hasEarlier && (
            <p class="chat-earlier">
              <Button size="s" onPress={onEarlier}>
                Earlier messages
              </Button>
            </p>
          )}
          {blank && <p class="chat-doing">{blank}</p>}
          {items.map((item, at) => (
            <Line
              key={item.id}
              item={item}
              {...{ now, onOpenFile }}
              isNamed={!isTogether(items[at - 1], item)}
              receipt={item === lastOwn ? item.receipt : null}
            />
          ))}
        </div>
        {!isAtEnd && (
          <button type="button" class="button line s chat-newest" onClick={this.toEnd}>
            To the newest
          </button>
        )}
      </div>
    );
  }
}

/** Times say their day once it is over. */
const dayOf = (at: number) => new Date(at).toDateString();

const isSaid = ({ what }: ChatItem) => what === 'text' || what === 'file' || what === 'other';

const isTogether = (before: ChatItem | undefined, { by, name, at }: ChatItem) =>
  before !== undefined &&
  isSaid(before) &&
  before.by === by &&
  before.name === name &&
  at - before.at < togetherMs;

interface LineProps {
  item: ChatItem;
  now: number;
  onOpenFile: ChatLogProps['onOpenFile'];
  isNamed: boolean;
  receipt: ChatItem['receipt'];
}

const receiptWords = { sent: 'Sent', delivered: 'Delivered', read: 'Read' } as const;

function Line({ item, now, isNamed, receipt, onOpenFile }: LineProps) {
  const { by, at, file } = item;
  if (!isSaid(item))
    return (
      <p class="chat-doing">
        <bdi>{doingWords(item)}</bdi> · {when(at, now)}
      </p>
    );
  return (
    <div class={`chat-item ${by === 'me' ? 'mine' : ''}`}>
      {isNamed && (
        <p class="chat-who">
          <b>
            <bdi>{whoOf(item)}</bdi>
          </b>{' '}
          <span class="num">{when(at, now)}</span>
        </p>
      )}
      {/* The text of a stranger: shown as it was written, never as markup. */}
      <p class={`chat-text ${item.what}`} dir="auto">
        {file?.state === 'ready' ? (
          <button type="button" class="link" onClick={(event) => onOpenFile(event, file.id)}>
            {item.text || 'File without a name'}
          </button>
        ) : (
          saidWords(item)
        )}
      </p>
      {receipt && <p class="chat-receipt">{receiptWords[receipt]}</p>}
    </div>
  );
}

function when(at: number, now: number): string {
  const words = whenWords(at, now);
  return words === timeOfDay(at) ? words : `${words}, ${timeOfDay(at)}`;
}

const whoOf = ({ by, name }: ChatItem): string =>
  by === 'me'
    ? 'You'
    : name || (by === 'customer' ? 'Customer' : by === 'colleague' ? 'Colleague' : 'Connect');

function saidWords({ what, text, file }: ChatItem): string {
  if (what === 'text') return text;
  if (what !== 'file') return 'Something that only Amazon’s window shows.';
  const name = text || 'A file without a name';
  return file && file.state !== 'ready' ? fileWords[file.state](name) : name;
}

const fileWords: Record<Exclude<FileState, 'ready'>, (name: string) => string> = {
  sending: (name) => `${name} is being sent…`,
  'held-back': (name) => `${name} was held back: Amazon Connect found something in it.`,
  'looked-at': (name) => `${name} is still being looked at by Amazon Connect.`,
  off: (name) => `${name} was not sent: files are switched off in this instance.`,
  'too-many': (name) => `${name} was not sent: this chat has as many files as fit.`,
  refused: (name) => `${name} was not sent: Amazon Connect did not take it.`,
  'not-sent': (name) =>
    `${name} was not sent. Try again; if it goes on, your administrator has to let this extension into the bucket for attachments.`,
};

function doingWords(item: ChatItem): string {
  const who = whoOf(item);
  switch (item.what) {
    case 'joined':
      return `${who} joined`;
    case 'left':
      return `${who} left`;
    case 'handed-on':
      return 'Handed on';
    default:
      return 'The chat ended';
  }
}
