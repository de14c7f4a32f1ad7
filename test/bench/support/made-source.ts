import { createHash } from 'node:crypto';
import { type SourceId, toId } from '#shared/base/ids.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { IngestedSource } from '#main/ports/project-store.ts';

/** A source of which each text is a passage, as an import would leave it. The same texts give the same ids. */
export function madeSource(options: {
  readonly name: string;
  readonly texts: readonly string[];
  readonly language: string;
  /** Made of the texts, unless given. */
  readonly sourceId?: SourceId;
}): IngestedSource {
  const { name, texts, language } = options;
  const text = texts.join('\n\n');
  const contentHash = hashOf(`${name}\n${text}`);
  const { sourceId = toId('src', contentHash.slice(0, 20)) } = options;
  let charStart = 0;
  const passages = texts.map((words, ordinal): Passage => {
    const from = charStart;
    charStart += words.length + 2;
    return {
      id: toId('psg', hashOf(`${sourceId} ${ordinal}`).slice(0, 16)),
      sourceId,
      ordinal,
      charStart: from,
      charEnd: from + words.length,
      text: words,
      kind: 'prose',
      headingPath: [],
      page: null,
      language,
    };
  });
  return {
    source: {
      id: sourceId,
      contentHash,
      textHash: hashOf(text),
      mediaType: 'text/plain',
      fileName: `${name}.txt`,
      origin: `/papers/${name}.txt`,
      byteCount: Buffer.byteLength(text),
      charCount: text.length,
      language,
      pageCount: null,
      bibliographic: { type: 'article-journal', title: name, author: [{ family: 'Doe', given: 'Jane' }] },
      editedFields: [],
      warnings: [],
      recognised: null,
      importedAt: '2026-01-01T00:00:00.000Z',
    },
    text,
    layoutJson: '{"blocks":[],"pages":[],"runBoxes":[]}',
    passages,
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
