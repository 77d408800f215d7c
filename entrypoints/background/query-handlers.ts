/** Answers to the questions of lib/queries.ts. What a page sends is checked here: it may be anything. */

import { VoiceError } from '../../lib/errors.ts';
import { isProof } from '../../lib/numbers/candidates.ts';
import type { CheckedNumber } from '../../lib/numbers/checked-number.ts';
import { type Asked, confirm } from '../../lib/numbers/confirm.ts';
import { isPageOrigin } from '../../lib/numbers/page-region.ts';
import { isWritten } from '../../lib/numbers/why.ts';
import type { InstanceProbe, Standing, WidgetPosition } from '../../lib/queries.ts';
import type { Settings, SettingsChange } from '../../lib/settings.ts';
import { type CallbackQueryParts, callbackQueries } from './callbacks/queries.ts';
import { type SiteRules, siteOf } from './dialling/site-rules.ts';
import type { Suggestions } from './dialling/suggestions.ts';
import { contactQueries } from './directory/contact-queries.ts';
import type { ContactsStore } from './directory/contacts-store.ts';
import type { Directory } from './directory/directory.ts';
import type { QueryHandlers } from './handlers.ts';
import { type ListQueryParts, listQueries } from './lists/list-queries.ts';
import { interactionQueries } from './records/interaction-queries.ts';
import type { RecordParts } from './records/parts.ts';
import type { ServiceNowParts } from './servicenow/parts.ts';
import type { PageListKeeper } from './surfaces/page-list.ts';
import type { StepTurns } from './surfaces/step-turns.ts';
import type { WidgetFrames } from './surfaces/widget-frames.ts';
import type { ChatDesk } from './work/chats.ts';

export interface QueryParts {
  frames: WidgetFrames;
  directory: Directory;
  contacts: ContactsStore;
  records: RecordParts;
  store: CallbackQueryParts['store'];
  look: CallbackQueryParts['look'];
  settings(): Promise<Settings>;
  changeSettings(change: SettingsChange): Promise<unknown>;
  siteRules: Pick<SiteRules, 'of' | 'originOf' | 'withKnown' | 'without'>;
  suggestions: Pick<Suggestions, 'explain'>;
  pageList: PageListKeeper;
  stepTurns: StepTurns;
  probe(): Promise<InstanceProbe | null>;
  serviceNow: Pick<ServiceNowParts, 'queries' | 'lists'>;
  quickConnects: ListQueryParts['quickConnects'];
  chats: Pick<ChatDesk, 'queries'>;
  checkNumber(text: string, region: string): CheckedNumber;
}

const mostTexts = 200;
const longestText = 200;
/** A page can make up host names by the thousand: only the last used sites are remembered. */
const mostSites = 200;

export function queryHandlers(parts: QueryParts): QueryHandlers {
  return {
    ...contactQueries(parts.directory, parts.contacts),
    ...interactionQueries(parts.records),
    ...callbackQueries({ store: parts.store, ...parts.records, look: parts.look, now: Date.now }),
    ...listQueries({ ...parts, lists: parts.records.lists, instance: parts.serviceNow.lists }),
    ...parts.serviceNow.queries,
    async searchPeople(_, text, page, isAnew) {
      if (!isText(text) || !Number.isSafeInteger(page) || page < 0) throw new VoiceError('not-trusted');
      return parts.serviceNow.queries.searchPeople(text, page, isAnew === true);
    },
    ...parts.chats.queries,
    async probeInstance() {
      const found = await parts.probe();
      if (!found) throw new VoiceError('not-set-up');
      return found;
    },
    async pageRules(sender, top) {
      if (!isText(top)) throw new VoiceError('not-trusted');
      return parts.siteRules.of(sender, top);
    },
    async findNumbers(sender, asked, origin, top) {
      if (!isList(asked, mostTexts, isAsked) || !isPageOrigin(origin) || !isText(top))
        throw new VoiceError('not-trusted');
      const from = await parts.siteRules.originOf(sender, origin, top);
      const { region, numbers: found } = confirm(asked, from.origin, from.region);
      const texts = asked.map(({ text }) => text);
      const numbers = await parts.siteRules.withKnown(texts, found, sender, top);
      return { region, numbers: await parts.siteRules.without(numbers, sender, top) };
    },
    async askWhy(sender, written, origin, top) {
      if (!isWritten(written) || !isPageOrigin(origin) || !isText(top)) throw new VoiceError('not-trusted');
      await parts.suggestions.explain(sender, { written, origin, top });
    },
    async checkNumbers(sender, texts, region) {
      if (!isTexts(texts) || !isText(region)) throw new VoiceError('not-trusted');
      const country = region || (await parts.settings()).defaultRegion;
      const numbers = texts.map((text) => parts.checkNumber(text, country));
      return parts.siteRules.without(numbers, sender);
    },
    askPageNumbers: async () => parts.pageList.ask(),
    async tellPageNumbers(sender, texts) {
      if (!isTexts(texts)) throw new VoiceError('not-trusted');
      await parts.pageList.take(sender, texts);
    },
    async takeStep(sender, standing) {
      if (!isStanding(standing)) throw new VoiceError('not-trusted');
      return parts.stepTurns.take(sender, standing);
    },
    mountTicket: async (sender) => parts.frames.mountTicket(sender),
    authenticate: async (sender, ticket) => parts.frames.authenticate(sender, String(ticket)),
    async widgetPosition(sender) {
      return (await parts.settings()).widgetPositions[siteOf(sender)] ?? null;
    },
    async saveWidgetPosition(sender, position) {
      if (!isPosition(position)) throw new VoiceError('not-trusted');
      const { right, bottom } = position;
      await parts.changeSettings(({ widgetPositions }) => {
        const others = Object.entries(widgetPositions).filter(([site]) => site !== siteOf(sender));
        const kept = [...others.slice(1 - mostSites), [siteOf(sender), { right, bottom }] as const];
        return { widgetPositions: Object.fromEntries(kept) };
      });
    },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longestText;
const isTexts = (value: unknown): value is string[] => isList(value, mostTexts, isText);

function isStanding(value: unknown): value is Standing {
  const { count, at } = (value ?? {}) as Partial<Standing>;
  return Number.isInteger(count) && Number.isInteger(at);
}

function isList<Item>(value: unknown, most: number, is: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.length <= most && value.every(is);
}

function isAsked(value: unknown): value is Asked {
  const { text, proof } = (value ?? {}) as Partial<Asked>;
  return isText(text) && (proof === 'address' || isProof(proof));
}

function isPosition(value: unknown): value is WidgetPosition {
  const { right, bottom } = (value ?? {}) as Partial<WidgetPosition>;
  return Number.isFinite(right) && Number.isFinite(bottom);
}
