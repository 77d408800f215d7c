/** What is known of a number before it is called. The last contact is our own knowledge: it is drawn in our frame only. */

import type { ComponentChildren } from 'preact';
import type { DialableNumber } from '../../../lib/numbers/checked-number.ts';
import { clockThere } from '../../../lib/numbers/local-time.ts';
import type { Session, Suggestion } from '../../../lib/session.ts';
import { countryName } from '../../words.ts';
import { lastContact } from './last-contact.ts';

interface NumberFactsProps {
  number: DialableNumber;
  suggestion: Suggestion;
  session: Session;
  now: number;
}

/** A row of what is known. */
const row = (name: string, value: ComponentChildren) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);
const digits = (text: string) => <bdi class="num number">{text}</bdi>;

export function NumberFacts({ number, suggestion, session, now }: NumberFactsProps) {
  const { shownAs, foundOn } = suggestion;
  const clock = number.country ? clockThere(number.country, now, navigator.language) : null;
  const last = lastContact(session, number.e164, now);
  return (
    <dl class="facts">
      {number.country &&
        row(
          'Country',
          <>
            <span class="iso">{number.country}</span> {countryName(number.country)}
          </>,
        )}
      {clock &&
        row(
          'Local time',
          <span class={`num ${clock.isQuiet ? 'late' : ''}`}>
            {[clock.clock, clock.hours].filter(Boolean).join(', ')}
          </span>,
        )}
      {last && row('Last contact', last)}
      {shownAs && row('Shown as', <bdi class="cut">{shownAs}</bdi>)}
      {number.national !== number.international && row('National', digits(number.national))}
      {row('Dials', digits(number.e164))}
      {number.extension &&
        row(
          'Extension',
          <>
            {digits(number.extension)} <span class="quiet">sent after the answer</span>
          </>,
        )}
      {foundOn && row('Found on', <span class="cut">{foundOn}</span>)}
    </dl>
  );
}
