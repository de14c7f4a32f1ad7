import type { z } from 'zod';
import {
  assetIdSchema,
  entryIdSchema,
  evidenceIdSchema,
  exportIdSchema,
  itemIdSchema,
  passageIdSchema,
  runIdSchema,
  sectionIdSchema,
  sourceIdSchema,
  suggestionIdSchema,
  versionIdSchema,
} from '#shared/base/ids.ts';
import { hostileStrings } from './hostile-values.ts';

export type IdKind = 'src' | 'psg' | 'evi' | 'itm' | 'sec' | 'run' | 'sug' | 'ver' | 'ast' | 'exp' | 'ent';

/** What values are made of: random numbers, the ids that the project has, and strings that mean something to it. */
export type Making = {
  readonly random: () => number;
  readonly ids: Readonly<Record<IdKind, readonly string[]>>;
  readonly strings: readonly string[];
};

const idKinds = new Map<unknown, IdKind>([
  [sourceIdSchema, 'src'],
  [passageIdSchema, 'psg'],
  [evidenceIdSchema, 'evi'],
  [itemIdSchema, 'itm'],
  [sectionIdSchema, 'sec'],
  [runIdSchema, 'run'],
  [suggestionIdSchema, 'sug'],
  [versionIdSchema, 'ver'],
  [assetIdSchema, 'ast'],
  [exportIdSchema, 'exp'],
  [entryIdSchema, 'ent'],
]);

/** A value that the schema takes, as far as that can be told from it; arrays and trees stay small. */
export function valueOf(schema: z.ZodType, making: Making, depth = 0): unknown {
  const { random } = making;
  const kind = idKinds.get(schema);
  if (kind !== undefined) return idOf(kind, making);
  const def = schema.def as unknown as Def;
  const inner = (each: z.ZodType): unknown => valueOf(each, making, depth + 1);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape)
          .filter(([, each]) => !isOptional(each) || random() < 0.6)
          .map(([name, each]) => [name, inner(each)]),
      );
    case 'array': {
      const length = depth > 6 ? 0 : Math.floor(random() * random() * 5);
      const found = Array.from({ length }, () => inner(def.element));
      return found.length === 0 && !schema.safeParse([]).success ? [inner(def.element), inner(def.element)] : found;
    }
    case 'record':
      return Object.fromEntries(
        Array.from({ length: Math.floor(random() * 4) }, () => [pick(making.strings, random), anyValue(making)]),
      );
    case 'union': {
      // deep down the first ways, which are the plain ones
      const ways = depth > 5 ? def.options.slice(0, 1) : def.options;
      return inner(pick(ways, random));
    }
    case 'optional':
    case 'default':
      return random() < 0.8 ? inner(def.innerType) : undefined;
    case 'nullable':
      return random() < 0.7 ? inner(def.innerType) : null;
    case 'readonly':
      return inner(def.innerType);
    case 'pipe':
      return inner(def.in);
    case 'lazy':
      return valueOf(def.getter(), making, depth + 1);
    case 'enum':
      return pick(Object.values(def.entries), random);
    case 'literal':
      return def.values[0];
    case 'boolean':
      return random() < 0.5;
    case 'number':
      return firstTaken(schema, [() => Math.floor(random() * 12), () => random() * 100, () => 1], 1);
    case 'string':
      return firstTaken(
        schema,
        Array.from({ length: 12 }, () => () => pick(random() < 0.5 ? making.strings : hostileStrings, random)),
        'apa',
      );
    case 'unknown':
    case 'custom':
      return anyValue(making);
    default:
      throw new Error(`no values are made for ${JSON.stringify(def)}`);
  }
}

type Def =
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, z.ZodType>> }
  | { readonly type: 'array'; readonly element: z.ZodType }
  | { readonly type: 'union'; readonly options: readonly z.ZodType[] }
  | { readonly type: 'optional' | 'default' | 'nullable' | 'readonly'; readonly innerType: z.ZodType }
  | { readonly type: 'pipe'; readonly in: z.ZodType }
  | { readonly type: 'lazy'; readonly getter: () => z.ZodType }
  | { readonly type: 'enum'; readonly entries: Readonly<Record<string, string>> }
  | { readonly type: 'literal'; readonly values: readonly unknown[] }
  | { readonly type: 'record' | 'boolean' | 'number' | 'string' | 'unknown' | 'custom' };

function isOptional(schema: z.ZodType): boolean {
  return schema.def.type === 'optional' || schema.def.type === 'default';
}

/** Mostly one that is there, now and then one of the kind that isn't, or one of another kind. */
function idOf(kind: IdKind, { random, ids }: Making): string {
  const kinds = Object.keys(ids) as IdKind[];
  const known = ids[kind];
  const roll = random();
  if (roll < 0.75 && known.length > 0) return pick(known, random);
  if (roll < 0.92)
    return `${kind}_${Math.floor(random() * 1e12)
      .toString(36)
      .padStart(8, '0')}`;
  const other = ids[pick(kinds, random)];
  return other.length > 0 ? pick(other, random) : `${kind}_../../x`;
}

function anyValue({ random, strings }: Making): unknown {
  const roll = random();
  if (roll < 0.6) return pick(strings, random);
  if (roll < 0.7) return null;
  if (roll < 0.8) return random() < 0.5;
  if (roll < 0.9) return Math.floor(random() * 3000);
  return [pick(strings, random)];
}

function firstTaken(schema: z.ZodType, tries: readonly (() => unknown)[], otherwise: unknown): unknown {
  for (const make of tries) {
    const value = make();
    if (schema.safeParse(value).success) return value;
  }
  return otherwise;
}

export function pick<T>(of: readonly T[], random: () => number): T {
  const found = of[Math.floor(random() * of.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}
