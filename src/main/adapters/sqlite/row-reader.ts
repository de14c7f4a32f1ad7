/**
 * Parses the JSON of a row anew only when it has changed: as long as it is the same, so is the value. Values are plain
 * data that nobody changes.
 */
export function createRowReader<T>(parse: (json: string) => T): (key: string, json: string) => T {
  const known = new Map<string, { readonly json: string; readonly value: T }>();
  return (key, json) => {
    const remembered = known.get(key);
    if (remembered !== undefined && remembered.json === json) return remembered.value;
    const value = parse(json);
    known.set(key, { json, value });
    return value;
  };
}
