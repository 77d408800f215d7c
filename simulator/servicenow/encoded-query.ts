/**
 * Encoded queries, as `sysparm_query` holds them: the operators that the Table API's page documents, dot-walking, and
 * `javascript:gs.getUserID()`. What it does not understand is set aside, since the product goes on without it. Pure.
 */

export interface Condition {
  field: string;
  operator: 'STARTSWITH' | 'ENDSWITH' | 'LIKE' | '!=' | '=';
  value: string;
}

export interface EncodedQuery {
  /** Alternatives within, all of them without. */
  conditions: Condition[][];
  order: { field: string; isDescending: boolean }[];
  /** Parts that were not understood: an unknown operator or column. */
  ignored: string[];
}

/** The query, with parts whose column `knows` refuses set aside. `me` is the caller's sys_id. */
export function parseQuery(text: string, knows: (field: string) => boolean, me: string): EncodedQuery {
  const query: EncodedQuery = { conditions: [], order: [], ignored: [] };
  for (const part of text.split('^').filter(Boolean)) {
    const order = /^ORDERBY(DESC)?(.+)$/.exec(part);
    if (order) {
      const [, descending, field = ''] = order;
      if (knows(field)) query.order.push({ field, isDescending: descending !== undefined });
      else query.ignored.push(part);
      continue;
    }
    const isAlternative = part.startsWith('OR');
    // An alternative goes with the condition before it, also with one that was set aside.
    if (!isAlternative || query.conditions.length === 0) query.conditions.push([]);
    const condition = conditionOf(isAlternative ? part.slice(2) : part, me);
    if (!condition || !knows(condition.field)) query.ignored.push(part);
    else query.conditions.at(-1)?.push(condition);
  }
  return { ...query, conditions: query.conditions.filter(({ length }) => length > 0) };
}

function conditionOf(part: string, me: string): Condition | null {
  const found = /^([a-z_][a-z0-9_.]*)(STARTSWITH|ENDSWITH|LIKE|!=|=)(.*)$/s.exec(part);
  if (!found) return null;
  const [, field = '', operator = '=', value = ''] = found;
  return {
    field,
    operator: operator as Condition['operator'],
    value: value === 'javascript:gs.getUserID()' ? me : value,
  };
}

const tests: Record<Condition['operator'], (there: string, value: string) => boolean> = {
  '=': (there, value) => there === value,
  '!=': (there, value) => there !== value,
  LIKE: (there, value) => there.includes(value),
  STARTSWITH: (there, value) => there.startsWith(value),
  ENDSWITH: (there, value) => there.endsWith(value),
};

/** Whether a record, read by `read`, is one of those asked for. */
export const holds = ({ conditions }: EncodedQuery, read: (field: string) => string): boolean =>
  conditions.every((alternatives) =>
    alternatives.some(({ field, operator, value }) => tests[operator](read(field), value)),
  );
