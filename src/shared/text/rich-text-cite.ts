import type { EvidenceId } from '../base/ids.ts';
import type { RichText } from '../domain/rich-text.ts';

/** The same rich text whose citations name other evidence; an id that would stand twice in one citation stands once. */
export function replaceCited(body: RichText, replacement: ReadonlyMap<EvidenceId, EvidenceId>): RichText {
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Readonly<Record<string, unknown>>;
    if (node['type'] === 'citation') {
      const { evidenceIds, ...details } = node['attrs'] as { readonly evidenceIds: readonly EvidenceId[] };
      return {
        ...node,
        attrs: { ...details, evidenceIds: [...new Set(evidenceIds.map((id) => replacement.get(id) ?? id))] },
      };
    }
    return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, replace(part)]));
  };
  return replace(body) as RichText;
}
