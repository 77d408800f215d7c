/**
 * The rule for a record that was changed on both sides: what the call did is ours, what people wrote on the instance stays
 * there. Pure.
 */

/** Columns of `interaction` that people change by hand. */
export const peoplesColumns = ['short_description', 'assigned_to', 'state', 'parent'] as const;

/**
 * The columns of `ours` that are not sent, since the instance holds something else that people put there: text,
 * assignment and parent when there is any, a state when it is closed.
 */
export function leftThere(
  ours: Readonly<Record<string, string>>,
  theirs: Readonly<Record<string, unknown>>,
  columns: readonly string[],
): string[] {
  return columns.filter((column) => {
    const there = theirs[column];
    if (typeof there !== 'string' || there === '' || ours[column] === undefined) return false;
    return there !== ours[column] && (column !== 'state' || there.startsWith('closed'));
  });
}
