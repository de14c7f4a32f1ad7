import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SourceId } from '#shared/base/ids.ts';
import { sourceLayoutSchema, type SourceLayout } from '#shared/domain/layout.ts';
import { sourceSchema, type Source } from '#shared/domain/source.ts';
import type { IngestedSource, SourceStore } from '#main/ports/project-store.ts';
import { DamagedTextError } from '#main/ports/storage-fault.ts';
import { createPassageTally } from './passage-tally.ts';
import { createRowReader } from './row-reader.ts';
import type { Statements } from './statements.ts';

export type ReadSourceRow = (row: Record<string, unknown>) => Source;

/** Reads the sources of rows with `id` and `record`, of which each is parsed once. */
export function createSourceReader(): ReadSourceRow {
  const read = createRowReader((json): Source => sourceSchema.parse(JSON.parse(json)));
  return (row) => read(String(row['id']), String(row['record']));
}

export function createSourceStore(
  sql: Statements,
  transact: <T>(work: () => T) => T,
  readSource: ReadSourceRow,
): SourceStore {
  function addOne({ source, text, layoutJson, passages }: IngestedSource): boolean {
    const added = sql(
      'INSERT INTO sources (id, content_hash, record, passages) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(source.id, source.contentHash, JSON.stringify(source), passages.length);
    if (added.changes === 0) return false;
    sql('INSERT INTO source_texts (source_id, text) VALUES (?, ?)').run(source.id, text);
    sql('INSERT INTO source_layouts (source_id, layout) VALUES (?, ?)').run(
      source.id,
      deflateRawSync(layoutJson, { level: 1 }),
    );
    const insert = sql(
      `INSERT INTO passages (id, source_id, ordinal, char_start, char_end, kind, heading_path, page, language)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const isBack = sql('DELETE FROM removed_passages WHERE passage_id = ?');
    for (const passage of passages) {
      isBack.run(passage.id);
      insert.run(
        passage.id,
        passage.sourceId,
        passage.ordinal,
        passage.charStart,
        passage.charEnd,
        passage.kind,
        JSON.stringify(passage.headingPath),
        passage.page,
        passage.language,
      );
    }
    const [languages, vectors] = [createPassageTally(sql, 'passage_counts'), createPassageTally(sql, 'vector_counts')];
    for (const { language } of passages) languages.add(language, 1);
    vectors.add('', passages.length);
    languages.store();
    vectors.store();
    return true;
  }

  const toSource = (row: Record<string, unknown> | undefined): Source | null =>
    row === undefined ? null : readSource(row);

  /** Texts that were compared with what their source says of them, since the project was opened. */
  const compared = new Set<string>();
  /** SQLite keeps no checksums: what a disk or another program changed would be shown as the source's words. */
  function assertUnchanged(id: SourceId, text: string): void {
    const source = toSource(sql('SELECT id, record FROM sources WHERE id = ?').get(id));
    if (source === null || compared.has(source.textHash)) return;
    if (createHash('sha256').update(text).digest('hex') !== source.textHash) {
      throw new DamagedTextError(source.bibliographic.title);
    }
    compared.add(source.textHash);
  }

  // Whoever looks at a source asks for its layout again and again.
  let layout: { readonly of: SourceId; readonly is: SourceLayout } | null = null;

  return {
    addSources: (ingested) => transact(() => ingested.filter(addOne).map(({ source }) => source.id)),
    getSource: (id) => toSource(sql('SELECT id, record FROM sources WHERE id = ?').get(id)),
    findSourceByHash: (contentHash) =>
      toSource(sql('SELECT id, record FROM sources WHERE content_hash = ?').get(contentHash)),
    listSources: () => sql('SELECT id, record FROM sources ORDER BY content_hash').all().map(readSource),
    countSources: () => Number(sql('SELECT count(*) AS n FROM sources').get()?.['n']),
    readText: (id) => {
      const row = sql('SELECT text FROM source_texts WHERE source_id = ?').get(id);
      if (row === undefined) return null;
      const text = String(row['text']);
      assertUnchanged(id, text);
      return text;
    },
    readLayout: (id) => {
      if (layout?.of === id && sql('SELECT 1 FROM source_layouts WHERE source_id = ?').get(id) !== undefined) {
        return layout.is;
      }
      const row = sql('SELECT layout FROM source_layouts WHERE source_id = ?').get(id);
      if (row === undefined) return null;
      const json = inflateRawSync(row['layout'] as Uint8Array).toString('utf8');
      layout = { of: id, is: sourceLayoutSchema.parse(JSON.parse(json)) };
      return layout.is;
    },
  };
}
