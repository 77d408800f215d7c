/** What an attack on the widget is. The page offers a number, the widget asks about it, and the page tries to have its answer pressed unseen. */

/** Headers and body of the page that attacks. */
export interface AttackPage {
  headers?: Record<string, string>;
  /** Put into the body, after the link that offers the number. */
  body?: string;
  /** Its language; `en` when left out. */
  lang?: string;
}

export interface Attack extends AttackPage {
  name: string;
  /**
   * `refused`: the press must not count, whatever is seen. `accepted`: an ordinary page, the press must count.
   * `if-seen`: the press may count if the button can be seen, as the pixels say.
   */
  press: 'refused' | 'accepted' | 'if-seen';
  /**
   * Run in the page's own world once the widget is up, with the widget's host element as `host`. It may return a
   * promise. Without `isSudden` the press comes when everything has stood still for a while.
   */
  script: string;
  /** The press comes at once after the script. */
  isSudden?: boolean;
}
