import { evidenceSchema, type Evidence } from '#shared/domain/evidence.ts';
import { outlineSchema } from '#shared/domain/outline.ts';
import { sectionSchema, type Section } from '#shared/domain/section.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { MemoryBankStore, OutlineStore, SectionStore } from '#main/ports/project-store.ts';
import type { Statements } from './statements.ts';

export function createMemoryBankStore(sql: Statements, transact: <T>(work: () => T) => T): MemoryBankStore {
  return {
    putEvidence: (evidence) =>
      transact(() => {
        const put = sql(
          'INSERT INTO evidence (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
        );
        for (const each of evidence) put.run(each.id, JSON.stringify(each));
      }),
    getEvidence: (ids) => {
      const select = sql('SELECT record FROM evidence WHERE id = ?');
      return ids.flatMap((id) => {
        const row = select.get(id);
        return row === undefined ? [] : toEvidence(row);
      });
    },
    listEvidence: () => sql('SELECT record FROM evidence ORDER BY position').all().map(toEvidence),
  };
}

export function createOutlineStore(sql: Statements, clock: Clock): OutlineStore {
  return {
    readOutline: () => {
      const row = sql('SELECT outline FROM outline_versions ORDER BY version DESC LIMIT 1').get();
      return row === undefined ? { items: [] } : outlineSchema.parse(JSON.parse(String(row['outline'])));
    },
    writeOutline: (outline, reason) => {
      sql('INSERT INTO outline_versions (outline, reason, saved_at) VALUES (?, ?, ?)').run(
        JSON.stringify(outline),
        reason,
        timestamp(clock),
      );
    },
    listOutlineVersions: () =>
      sql('SELECT version, reason, saved_at FROM outline_versions ORDER BY version')
        .all()
        .map((row) => ({
          version: Number(row['version']),
          reason: String(row['reason']),
          savedAt: String(row['saved_at']),
        })),
  };
}

export function createSectionStore(sql: Statements): SectionStore {
  return {
    listSections: () => sql('SELECT * FROM sections ORDER BY rowid').all().map(toSection),
    getSectionOf: (itemId) => {
      const row = sql('SELECT * FROM sections WHERE item_id = ?').get(itemId);
      return row === undefined ? null : toSection(row);
    },
    putSection: (section) => {
      sql(
        'INSERT INTO sections (id, item_id, state) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state',
      ).run(section.id, section.itemId, JSON.stringify(section.state));
    },
    removeSection: (id) => {
      sql('DELETE FROM sections WHERE id = ?').run(id);
    },
  };
}

function toEvidence(row: Record<string, unknown>): Evidence {
  return evidenceSchema.parse(JSON.parse(String(row['record'])));
}

function toSection(row: Record<string, unknown>): Section {
  return sectionSchema.parse({ id: row['id'], itemId: row['item_id'], state: JSON.parse(String(row['state'])) });
}
