import { z } from 'zod';
import type { ReadEntry } from '#main/ports/bibliography-files.ts';
import { fromCslItem } from '#shared/text/from-csl-item.ts';
import type { Pace } from '#main/ports/pace.ts';

const itemSchema = z.looseObject({ type: z.string().optional() });

/** The items of CSL-JSON, alone, in an array or under `items`; null for JSON that holds none. */
export async function readCslJson(
  text: string,
  pace: Pace,
): Promise<{ readonly entries: ReadEntry[]; readonly problems: string[] } | null> {
  const json = parseJson(text);
  const items = itemsOf(json);
  if (items === null) return null;
  const entries: ReadEntry[] = [];
  const problems: string[] = [];
  for (const [index, candidate] of items.entries()) {
    await pace();
    const item = itemSchema.safeParse(candidate);
    if (!item.success || !isItem(item.data) || isTooDeep(candidate)) {
      problems.push(`Item ${String(index + 1)} was passed over, because it is no item of CSL-JSON.`);
      continue;
    }
    const { key, bibliographic } = fromCslItem(item.data);
    entries.push({ key, bibliographic, files: [], raw: JSON.stringify(candidate, null, 2) });
  }
  return { entries, problems };
}

function itemsOf(json: unknown): readonly unknown[] | null {
  const list = Array.isArray(json) ? json : listIn(json);
  if (list.length === 0) return Array.isArray(json) ? [] : null;
  return list.some((candidate) => {
    const item = itemSchema.safeParse(candidate);
    return item.success && isItem(item.data);
  })
    ? list
    : null;
}

function listIn(json: unknown): readonly unknown[] {
  const holder = z.looseObject({ items: z.array(z.unknown()) }).safeParse(json);
  if (holder.success) return holder.data.items;
  return typeof json === 'object' && json !== null ? [json] : [];
}

/** Other JSON has objects too: an item has a type and something that only bibliographic data have. */
function isItem(item: Readonly<Record<string, unknown>>): boolean {
  if (typeof item['type'] !== 'string') return false;
  return ['title', 'author', 'issued', 'DOI', 'ISBN', 'container-title', 'URL', 'editor'].some(
    (field) => field in item,
  );
}

/** Values of CSL nest a few levels; what nests without measure can't even be written again. */
function isTooDeep(value: unknown, depth = 0): boolean {
  if (depth > 20) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => isTooDeep(each, depth + 1));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
