/** `column IN (…)` for ids; the only place that writes SQL text. Throws if a value isn't an id. */
export function whereIn(column: 'id' | 'source_id', ids: readonly string[]): string {
  const stranger = ids.find((id) => !idPattern.test(id));
  if (stranger !== undefined) throw new Error(`not an id: ${stranger}`);
  return `${column} IN (${ids.map((id) => `'${id}'`).join(',')})`;
}

const idPattern = /^[a-z]{3}_[0-9a-z]{6,40}$/;
