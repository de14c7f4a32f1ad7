import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sourceLayoutSchema } from '#shared/domain/layout.ts';
import { sourceSchema, type Source } from '#shared/domain/source.ts';
import type { IngestedSource, SourceStore } from '#main/ports/project-store.ts';
import type { Statements } from './statements.ts';

export function createSourceStore(sql: Statements, transact: <T>(work: () => T) => T): SourceStore {
  function addOne({ source, text, layoutJson, passages }: IngestedSource): boolean {
    const added = sql('INSERT INTO sources (id, content_hash, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
      source.id,
      source.contentHash,
      JSON.stringify(source),
    );
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
    for (const passage of passages) {
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
    return true;
  }

  return {
    addSources: (ingested) => transact(() => ingested.filter(addOne).map(({ source }) => source.id)),
    getSource: (id) => toSource(sql('SELECT record FROM sources WHERE id = ?').get(id)),
    findSourceByHash: (contentHash) =>
      toSource(sql('SELECT record FROM sources WHERE content_hash = ?').get(contentHash)),
    listSources: () =>
      sql('SELECT record FROM sources ORDER BY content_hash')
        .all()
        .flatMap((row) => toSource(row) ?? []),
    countSources: () => Number(sql('SELECT count(*) AS n FROM sources').get()?.['n']),
    readText: (id) => {
      const row = sql('SELECT text FROM source_texts WHERE source_id = ?').get(id);
      return row === undefined ? null : String(row['text']);
    },
    readLayout: (id) => {
      const row = sql('SELECT layout FROM source_layouts WHERE source_id = ?').get(id);
      if (row === undefined) return null;
      return sourceLayoutSchema.parse(JSON.parse(inflateRawSync(row['layout'] as Uint8Array).toString('utf8')));
    },
  };
}

function toSource(row: Record<string, unknown> | undefined): Source | null {
  return row === undefined ? null : sourceSchema.parse(JSON.parse(String(row['record'])));
}
