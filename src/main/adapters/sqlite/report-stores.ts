import { z } from 'zod';
import { evidenceSchema, quoteStates, type Evidence } from '#shared/domain/evidence.ts';
import { outlineTouchSchema } from '#shared/domain/outline-touch.ts';
import { outlineSchema } from '#shared/domain/outline.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { MemoryBankStore, OutlineStore } from '#main/ports/project-store.ts';
import { createRowReader } from './row-reader.ts';
import type { Statements } from './statements.ts';

export function createMemoryBankStore(
  sql: Statements,
  transact: <T>(work: () => T) => T,
  clock: Clock,
): MemoryBankStore {
  const read = createRowReader((json): Evidence => evidenceSchema.parse(JSON.parse(json)));
  const toEvidence = (row: Record<string, unknown>): Evidence => read(String(row['id']), String(row['record']));
  const readStates = createRowReader((json) => quoteStatesSchema.parse(JSON.parse(json)));
  return {
    putEvidence: (evidence) =>
      transact(() => {
        const put = sql(
          `INSERT INTO evidence (id, record, added_at) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET record = excluded.record`,
        );
        for (const each of evidence) put.run(each.id, JSON.stringify(each), timestamp(clock));
      }),
    getEvidence: (ids) => {
      const select = sql('SELECT id, record FROM evidence WHERE id = ?');
      return ids.flatMap((id) => {
        const row = select.get(id);
        return row === undefined ? [] : toEvidence(row);
      });
    },
    evidenceIds: () =>
      sql('SELECT id FROM evidence ORDER BY position')
        .all()
        .map((row) => evidenceSchema.shape.id.parse(row['id'])),
    listEvidence: () => sql('SELECT id, record FROM evidence ORDER BY position').all().map(toEvidence),
    listEvidenceEntries: () =>
      sql('SELECT id, record, added_at, quote_states FROM evidence ORDER BY position')
        .all()
        .map((row) => {
          const evidence = toEvidence(row);
          const states = readStates(evidence.id, String(row['quote_states']));
          const addedAt = String(row['added_at']);
          return { evidence, addedAt, quoteStates: evidence.quotes.map((_quote, at) => states[at] ?? 'exact') };
        }),
    writeQuoteStates: (id, states) => {
      sql('UPDATE evidence SET quote_states = ? WHERE id = ?').run(JSON.stringify(states), id);
    },
    removeEvidence: (ids) =>
      transact(() => {
        for (const id of ids) sql('DELETE FROM evidence WHERE id = ?').run(id);
      }),
  };
}

const quoteStatesSchema = z.array(z.enum(quoteStates));

export function createOutlineStore(sql: Statements, clock: Clock): OutlineStore {
  return {
    readOutline: () => {
      const row = sql('SELECT outline FROM outline_versions ORDER BY version DESC LIMIT 1').get();
      return row === undefined ? { items: [] } : outlineSchema.parse(JSON.parse(String(row['outline'])));
    },
    newestOutlineVersion: () => Number(sql('SELECT coalesce(max(version), 0) AS n FROM outline_versions').get()?.['n']),
    readOutlineVersion: (version) => {
      const row = sql('SELECT outline FROM outline_versions WHERE version = ?').get(version);
      return row === undefined ? null : outlineSchema.parse(JSON.parse(String(row['outline'])));
    },
    writeOutline: (outline, reason, touches) => {
      sql('INSERT INTO outline_versions (outline, reason, saved_at, author, touches) VALUES (?, ?, ?, ?, ?)').run(
        JSON.stringify(outline),
        reason,
        timestamp(clock),
        touches === undefined ? 'planner' : 'user',
        JSON.stringify(touches ?? []),
      );
    },
    listOutlineTouches: () =>
      sql(`SELECT version, touches FROM outline_versions WHERE author = 'user' ORDER BY version`)
        .all()
        .map((row) => ({
          version: Number(row['version']),
          touches: z.array(outlineTouchSchema).parse(JSON.parse(String(row['touches']))),
        })),
    listOutlineVersions: () =>
      sql(
        `SELECT version, reason, saved_at, author, json_array_length(outline, '$.items') AS items
         FROM outline_versions ORDER BY version`,
      )
        .all()
        .map((row) => ({
          version: Number(row['version']),
          reason: String(row['reason']),
          savedAt: String(row['saved_at']),
          author: row['author'] === 'user' ? ('user' as const) : ('planner' as const),
          items: Number(row['items']),
        })),
  };
}
