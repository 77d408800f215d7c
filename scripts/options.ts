/** Command line options for people: an unknown one ends the script and names those that exist. */

import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The values of the given options, and the one subject when `subjects` names some; exits with 2 on any other. */
export function strictOptions<const Known extends Options>(known: Known, subjects: readonly string[] = []) {
  try {
    const { values, positionals } = parseArgs({
      options: known,
      strict: true,
      allowPositionals: subjects.length > 0,
    });
    const [subject = null] = positionals;
    if (subject !== null && (!subjects.includes(subject) || positionals.length > 1))
      throw new Error(`Unknown subject '${positionals.join(' ')}'`);
    return { ...values, subject };
  } catch (error) {
    const names = [
      ...subjects,
      ...Object.entries(known).map(([name, { type }]) => `--${name}${type === 'string' ? ' …' : ''}`),
    ];
    console.error(`${(error as Error).message.split(/\.?\n|\. /)[0]}. There are ${names.join(', ')}.`);
    process.exit(2);
  }
}
