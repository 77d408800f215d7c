/** What is done with a number that was found: offered, dialled, left alone, added to the contacts. */

import type { CommandParts } from '../command-parts.ts';
import type { CommandHandlers } from '../handlers.ts';

type NumberCommand =
  | 'suggestNumber'
  | 'suggestTyped'
  | 'dialSuggestion'
  | 'pressNumber'
  | 'chooseNumber'
  | 'ignoreNumber'
  | 'markNumber'
  | 'markSite'
  | 'setSiteRegion'
  | 'treatAsNumber'
  | 'addContact'
  | 'dismissSuggestion';

export function numberCommands({
  store,
  lock,
  suggestions,
  siteRules,
  addContact,
}: Pick<CommandParts, 'store' | 'lock' | 'suggestions' | 'siteRules' | 'addContact'>): Pick<
  CommandHandlers,
  NumberCommand
> {
  /** A rule that was made where somebody asked why: the card has done its work. */
  const ruled = () => {
    if (store.now().suggestion?.why) store.change({ suggestion: null });
  };
  return {
    suggestNumber: async (sender, text, region, shownAs) =>
      suggestions.suggest(sender, text, region, shownAs),
    suggestTyped: async (sender, text) => suggestions.suggestTyped(sender, text),
    dialSuggestion: async (_, id, isConfirmed, queueId) =>
      lock.run('dialSuggestion', null, id, () => suggestions.dial(id, isConfirmed, queueId)),
    pressNumber: async (sender, ...offered) =>
      (await siteRules.isOneClick(sender))
        ? lock.run('dialSuggestion', null, offered[0], () => suggestions.press(sender, ...offered))
        : suggestions.suggest(sender, ...offered),
    chooseNumber: async (_, id, e164) => suggestions.choose(id, e164),
    async ignoreNumber(sender, number, site) {
      await siteRules.ignoreNumber(sender, number, site ?? null);
      ruled();
    },
    async markNumber(_, number, site) {
      await siteRules.markNumber(number, site);
      ruled();
    },
    async markSite(sender, isMarked, site) {
      await siteRules.markSite(sender, isMarked, site ?? '');
      ruled();
      const { page } = store.now();
      if (page && page.site === site) store.change({ page: { ...page, isMarked } });
    },
    async treatAsNumber(_, number, site) {
      await siteRules.treatAsNumber(number, site);
      ruled();
    },
    async setSiteRegion(_, site, region) {
      await siteRules.setSiteRegion(site, region);
      ruled();
    },
    async addContact(sender, number) {
      suggestions.countOffer(sender);
      await addContact(number);
    },
    dismissSuggestion: async () => store.change({ suggestion: null }),
  };
}
