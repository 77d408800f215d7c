/** The head of what is offered, a callback or other work: how long it can be taken, what it is, whose, and where it comes from. */

import { Countdown } from '../Countdown.tsx';
import { Icon, type IconName } from '../Icon.tsx';

interface OfferHeadProps {
  /** Drawn where no time runs. */
  icon: IconName;
  /** ms since the epoch; no end when it can be taken at any time. */
  from: number;
  until: number | null;
  now: number;
  word: string;
  name: string;
  about: string;
  /** Where it comes from and how it goes on, bit by bit. */
  bits: readonly string[];
}

export function OfferHead({ icon, from, until, now, word, name, about, bits }: OfferHeadProps) {
  return (
    <>
      <div class="who">
        {until === null ? (
          <span class="disc accent">
            <Icon name={icon} size="l" />
          </span>
        ) : (
          <Countdown {...{ from, until, now }} what="to accept" />
        )}
        <div class="grow">
          <p class="state good">{word}</p>
          <h3 class="name big cut" title={name}>
            <bdi>{name}</bdi>
          </h3>
          <p class="beneath cut">{about}</p>
        </div>
      </div>
      {bits.length > 0 && (
        <p class="what">
          {bits.map((bit) => (
            <span key={bit}>{bit}</span>
          ))}
        </p>
      )}
    </>
  );
}
