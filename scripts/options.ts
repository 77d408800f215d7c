/** Command line options for people: an unknown one ends the script and names those that exist. */

import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The values of the given options; exits with 2 on any other. */
export function strictOptions<const Known extends Options>(known: Known) {
  try {
    return parseArgs({ options: known, strict: true }).values;
  } catch (error) {
    const names = Object.entries(known).map(
      ([name, { type }]) => `--${name}${type === 'string' ? ' …' : ''}`,
    );
    console.error(`${(error as Error).message.split(/\.?\n|\. /)[0]}. There are ${names.join(', ')}.`);
    process.exit(2);
  }
}
