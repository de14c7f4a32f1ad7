type Json = Readonly<Record<string, unknown>>;

/**
 * The same schema in the part of JSON Schema that strict structured output takes: every object closed, all of its
 * properties required, bounds and patterns left out. What is looser than before is checked again when it is read.
 */
export function toStrictSchema(schema: Json): Json {
  const strict: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(schema)) {
    if (name === 'oneOf') strict['anyOf'] = toStrictEach(value);
    else if (name === 'anyOf' || name === 'prefixItems') strict[name] = toStrictEach(value);
    else if (name === 'properties' || name === '$defs' || name === 'definitions') strict[name] = toStrictFields(value);
    else if (name === 'items') strict[name] = isJson(value) ? toStrictSchema(value) : value;
    else if (name === 'allOf') Object.assign(strict, toStrictSchema(merged(value)));
    else if (name === 'const') strict['enum'] = [value];
    else if (kept.has(name)) strict[name] = value;
  }
  if (strict['type'] === 'object' || isJson(strict['properties'])) {
    const properties = isJson(strict['properties']) ? strict['properties'] : {};
    return { ...strict, type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
  }
  return strict;
}

const kept: ReadonlySet<string> = new Set(['type', 'enum', 'description', 'title', '$ref']);

function toStrictEach(value: unknown): unknown {
  return Array.isArray(value) ? value.map((each) => (isJson(each) ? toStrictSchema(each) : each)) : value;
}

function toStrictFields(value: unknown): Json {
  if (!isJson(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, isJson(field) ? toStrictSchema(field) : field]),
  );
}

function merged(value: unknown): Json {
  const parts = Array.isArray(value) ? value.filter(isJson) : [];
  const properties = Object.assign({}, ...parts.map((part) => part['properties'] ?? {})) as Json;
  const whole = Object.assign({}, ...parts) as Json;
  return Object.keys(properties).length === 0 ? whole : { ...whole, properties };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
