import { createHash } from 'node:crypto';
import { toId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { Outline, OutlineItem } from '#shared/domain/outline.ts';
import type { IngestedSource } from '#main/ports/project-store.ts';

/** A source whose paragraphs are its passages. */
export function sourceOf(paragraphs: readonly string[], title = 'A source'): IngestedSource {
  const text = paragraphs.join('\n\n');
  const contentHash = createHash('sha256').update(text).digest('hex');
  const id = toId('src', contentHash.slice(0, 20));
  let charStart = 0;
  const passages = paragraphs.map((paragraph, ordinal) => {
    const start = charStart;
    charStart += paragraph.length + 2;
    return {
      id: toId('psg', `${contentHash.slice(0, 16)}${String(ordinal).padStart(5, '0')}`),
      sourceId: id,
      ordinal,
      charStart: start,
      charEnd: start + paragraph.length,
      text: paragraph,
      kind: 'prose' as const,
      headingPath: [],
      page: null,
      language: 'en',
    };
  });
  return {
    source: {
      id,
      contentHash,
      textHash: contentHash,
      mediaType: 'text/plain',
      fileName: `${title}.txt`,
      origin: `/somewhere/${title}.txt`,
      byteCount: text.length,
      charCount: text.length,
      language: 'en',
      pageCount: null,
      bibliographic: { type: 'document', title },
      editedFields: [],
      warnings: [],
      recognised: null,
      importedAt: '2026-01-01T00:00:00.000Z',
    },
    text,
    layoutJson: JSON.stringify({ blocks: [], pages: [], runBoxes: [] }),
    passages,
  };
}

/** Evidence whose one quote is `exact` at its first place in the source's text. */
export function evidenceOf(ingested: IngestedSource, exact: string, suffix: string): Evidence {
  const charStart = ingested.text.indexOf(exact);
  if (charStart === -1) throw new Error(`the source doesn't hold: ${exact}`);
  return {
    id: toId('evi', suffix.padEnd(6, '0')),
    goal: 'a goal',
    summary: exact,
    quotes: [
      {
        sourceId: ingested.source.id,
        charStart,
        charEnd: charStart + exact.length,
        exact,
        prefix: '',
        suffix: '',
        page: null,
      },
    ],
    addedBy: 'planner',
    tags: [],
    note: '',
    status: 'active',
  };
}

export function itemOf(suffix: string, changes: Partial<OutlineItem> = {}): OutlineItem {
  return {
    id: toId('itm', suffix.padEnd(6, '0')),
    parentId: null,
    order: 0,
    heading: `Heading ${suffix}`,
    intent: `Says ${suffix}`,
    role: 'body',
    evidenceIds: [],
    lockedBy: null,
    isNotInSources: false,
    ...changes,
  };
}

export function outlineOf(...items: OutlineItem[]): Outline {
  return { items: items.map((item, order) => ({ ...item, order })) };
}
