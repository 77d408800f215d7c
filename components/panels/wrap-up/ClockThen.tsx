/** What the clock will say where a number is, at a moment that is being chosen: nobody promises a call into the night unaware. */

import { Component } from 'preact';
import { clockThere } from '../../../lib/numbers/local-time.ts';
import type { Lookup } from '../../card-props.ts';

interface ClockThenProps {
  /** As it is known or typed. */
  number: string;
  at: number;
  lookup: Pick<Lookup, 'checkNumber'>;
}

interface ClockThenState {
  /** ISO code; null while it is not known, and for a number of no country. */
  country: string | null;
}

export class ClockThen extends Component<ClockThenProps, ClockThenState> {
  override state: ClockThenState = { country: null };

  override componentDidMount(): void {
    void this.look();
  }
  override componentDidUpdate({ number }: ClockThenProps): void {
    if (number !== this.props.number) void this.look();
  }

  private async look(): Promise<void> {
    const { number, lookup } = this.props;
    const checked = number === '' ? null : await lookup.checkNumber(number).catch(() => null);
    // It may have been typed on meanwhile.
    if (number === this.props.number)
      this.setState({ country: checked && 'country' in checked ? checked.country : null });
  }

  override render({ at }: ClockThenProps, { country }: ClockThenState) {
    const there = country && Number.isFinite(at) ? clockThere(country, at, navigator.language) : null;
    if (!there) return null;
    const { clock, hours, isQuiet } = there;
    return (
      <p class={isQuiet ? 'hold' : 'quiet'}>
        {[clock, hours].filter(Boolean).join(', ')}
        {isQuiet && ': they may be asleep'}
      </p>
    );
  }
}
