/** Options for numbers on web pages: where they are marked, which are left alone, where one press dials. */

import { checkNumber } from '../../lib/numbers/check-number.ts';
import type { EmergencyNumber, RefusedNumber } from '../../lib/numbers/checked-number.ts';
import { isHostName, isOneClickOrigin, type RuledNumber } from '../../lib/numbers/number-rules.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { countryName } from '../words.ts';
import { ListSetting } from './ListSetting.tsx';
import { Choice, SettingRow } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';

const where = [
  { value: 'everywhere', name: 'On every site but those below' },
  { value: 'listed', name: 'Only on the sites below' },
];

/** The host of an address as people paste it, `https://crm.example/case/1` or `crm.example`. */
const hostOf = (text: string) => URL.parse(text)?.hostname || text.toLowerCase();

const without = <Rule,>(rules: Record<string, Rule>, site: string): Record<string, Rule> =>
  Object.fromEntries(Object.entries(rules).filter(([each]) => each !== site));

const entriesOf = (rules: readonly RuledNumber[]) =>
  rules.map(({ number, site }, i) => ({
    key: String(i),
    text: `${numberText(number)} ${site === null ? 'everywhere' : `on ${site}`}`,
  }));

const faultOf = (number: RefusedNumber | EmergencyNumber) =>
  number.kind === 'refused' ? number.reason : 'That is an emergency number.';

export function NumbersSection(view: SettingsView) {
  const { settings, locked, change } = view;
  const { marksNumbers, sites, siteRegions, ignoredNumbers, knownNumbers, oneClickOrigins } = settings;
  const exception = marksNumbers ? 'off' : 'on';
  return (
    <div class="sheet-panel settings">
      <SettingRow
        id="marksNumbers"
        label="Mark numbers on web pages"
        hint="Underlines phone numbers so that they can be called. Pages are never changed."
        isLocked={locked.has('marksNumbers')}
      >
        <Choice
          id="marksNumbers"
          value={marksNumbers ? 'everywhere' : 'listed'}
          choices={where}
          isOff={locked.has('marksNumbers')}
          onChange={(value) => change({ marksNumbers: value === 'everywhere' })}
        />
      </SettingRow>
      <ListSetting
        id="sites"
        label={marksNumbers ? 'Sites without marks' : 'Sites with marks'}
        hint="A site’s name. What is said of it holds for the sites under it."
        placeholder="crm.example"
        entries={Object.entries(sites).map(([site, rule]) => ({
          key: site,
          text: rule === exception ? site : `${site}, ${rule === 'on' ? 'marked' : 'not marked'}`,
        }))}
        empty={marksNumbers ? 'None: numbers are marked everywhere.' : 'None: numbers are marked nowhere.'}
        isLocked={locked.has('sites')}
        add={(text) => {
          const site = hostOf(text);
          if (!isHostName(site)) return 'Enter a site’s name, such as crm.example.';
          change({ sites: { ...sites, [site]: exception } });
          return null;
        }}
        remove={(site) => change({ sites: without(sites, site) })}
      />
      <ListSetting
        id="siteRegions"
        label="Countries of sites"
        hint="Where a site’s numbers without a country code are from. Elsewhere the page itself tells, and then your own country counts."
        placeholder="crm.example GB"
        entries={Object.entries(siteRegions).map(([site, code]) => ({
          key: site,
          text: `${site}, ${countryName(code) ?? code}`,
        }))}
        empty="None: pages tell by themselves."
        isLocked={locked.has('siteRegions')}
        add={(text) => {
          const [, address = '', letters = ''] = /^(\S+)[\s,]+([a-z]{2})$/i.exec(text) ?? [];
          const [site, code] = [hostOf(address), letters.toUpperCase()];
          if (!isHostName(site) || !code || !countryName(code))
            return 'Enter a site’s name and a country’s two letters, such as crm.example GB.';
          change({ siteRegions: { ...siteRegions, [site]: code } });
          return null;
        }}
        remove={(site) => change({ siteRegions: without(siteRegions, site) })}
      />
      <ListSetting
        id="ignoredNumbers"
        label="Numbers left alone"
        hint="Never marked. “Not a phone number” on a number’s card adds it here for that site."
        placeholder="+44 20 7946 0958"
        entries={entriesOf(ignoredNumbers)}
        empty="None."
        isLocked={locked.has('ignoredNumbers')}
        add={(text) => {
          const number = checkNumber(text, settings.defaultRegion);
          if (!('e164' in number)) return faultOf(number);
          change({ ignoredNumbers: [...ignoredNumbers, { number: number.e164, site: null }] });
          return null;
        }}
        remove={(key) => change({ ignoredNumbers: ignoredNumbers.filter((_, i) => String(i) !== key) })}
      />
      <ListSetting
        id="knownNumbers"
        label="Numbers always marked"
        hint="Marked whatever stands around them. “Treat as a number here” on the card that says why a number is not marked adds it for that site."
        placeholder="+44 20 7946 0958"
        entries={entriesOf(knownNumbers)}
        empty="None."
        isLocked={locked.has('knownNumbers')}
        add={(text) => {
          const number = checkNumber(text, settings.defaultRegion);
          if (!('e164' in number)) return faultOf(number);
          change({ knownNumbers: [...knownNumbers, { number: number.e164, site: null }] });
          return null;
        }}
        remove={(key) => change({ knownNumbers: knownNumbers.filter((_, i) => String(i) !== key) })}
      />
      <ListSetting
        id="oneClickOrigins"
        label="Sites where one press dials"
        hint="Everywhere else a card shows the number first. Allow only systems you trust: what such a page shows as a number is what gets called."
        placeholder="https://crm.example"
        entries={oneClickOrigins.map((origin) => ({ key: origin, text: origin }))}
        empty="None: the card always asks."
        isLocked={locked.has('oneClickOrigins')}
        add={(text) => {
          const origin = URL.parse(text)?.origin ?? `https://${text.toLowerCase()}`;
          if (!isOneClickOrigin(origin)) return 'Enter an address with https, such as https://crm.example.';
          if (!oneClickOrigins.includes(origin)) change({ oneClickOrigins: [...oneClickOrigins, origin] });
          return null;
        }}
        remove={(origin) => change({ oneClickOrigins: oneClickOrigins.filter((each) => each !== origin) })}
      />
    </div>
  );
}
