import { z } from 'zod';
import { userFault } from '#shared/base/fault.ts';
import type { ItemId } from '#shared/base/ids.ts';
import { richTextSchema } from '#shared/domain/rich-text.ts';
import { sectionSchema, type Section } from '#shared/domain/section.ts';
import { suggestionSchema, type Suggestion } from '#shared/domain/suggestion.ts';
import { blockPrint } from '#shared/text/block-print.ts';
import type { SectionStore, SuggestionStore } from '#main/ports/project-store.ts';
import { createRowReader } from './row-reader.ts';
import type { Statements } from './statements.ts';

export function createSectionStore(
  sql: Statements,
  transact: <T>(work: () => T) => T,
  /** Of a newer Heddle: its states may be others. */
  { isNewer }: { readonly isNewer: boolean },
): SectionStore {
  const read = createRowReader((json): Section['state'] => {
    const written: unknown = JSON.parse(json);
    return isNewer ? readNewerState(written) : sectionSchema.shape.state.parse(written);
  });
  const toSection = (row: Record<string, unknown>): Section => {
    const { id, itemId } = keysSchema.parse({ id: row['id'], itemId: row['item_id'] });
    return { id, itemId, state: read(id, String(row['state'])) };
  };
  return {
    listSections: () => sql('SELECT * FROM sections ORDER BY rowid').all().map(toSection),
    getSectionOf: (itemId) => {
      const row = sql('SELECT * FROM sections WHERE item_id = ?').get(itemId);
      return row === undefined ? null : toSection(row);
    },
    putSection: ({ id, itemId, state }) =>
      transact(() => {
        const row = sql('SELECT state, revision FROM sections WHERE id = ?').get(id);
        const before = row === undefined ? null : read(id, String(row['state']));
        const isSame = JSON.stringify(bodyOf(before)) === JSON.stringify(bodyOf(state));
        const revision = Number(row?.['revision'] ?? 0) + (isSame ? 0 : 1);
        sql(
          `INSERT INTO sections (id, item_id, state, revision) VALUES (?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET state = excluded.state, revision = excluded.revision`,
        ).run(id, itemId, JSON.stringify(state), revision);
        if (state.status === 'drafted') writePrints(sql, itemId, new Set(state.body.content.map(blockPrint)));
        return revision;
      }),
    removeSection: (id) => {
      sql('DELETE FROM sections WHERE id = ?').run(id);
    },
    sectionRevision: (itemId) =>
      Number(sql('SELECT revision FROM sections WHERE item_id = ?').get(itemId)?.['revision'] ?? 0),
    listSectionRevisions: () =>
      new Map(
        sql('SELECT item_id, revision FROM sections')
          .all()
          .map((row) => [keysSchema.shape.itemId.parse(row['item_id']), Number(row['revision'])]),
      ),
    listDraftedPrints: () =>
      new Map(
        sql('SELECT item_id, prints FROM section_drafts')
          .all()
          .map((row) => [keysSchema.shape.itemId.parse(row['item_id']), parsePrints(row['prints'])]),
      ),
  };
}

/** A text that can be read is shown, whatever its state is called; else the section says why it isn't. */
function readNewerState(written: unknown): Section['state'] {
  const known = sectionSchema.shape.state.safeParse(written);
  if (known.success) return known.data;
  const { body, digest } = z
    .looseObject({ body: richTextSchema.optional().catch(undefined), digest: z.string().catch('') })
    .parse(written);
  if (body !== undefined) return { status: 'edited', body, digest };
  return {
    status: 'failed',
    fault: userFault(
      'project-too-new',
      'A newer Heddle wrote this section in a form that this one doesn’t know. Update Heddle to see it.',
    ),
  };
}

export function createSuggestionStore(sql: Statements, transact: <T>(work: () => T) => T): SuggestionStore {
  const read = createRowReader((json): Suggestion => suggestionSchema.parse(JSON.parse(json)));
  return {
    putSuggestion: (suggestion, { isDraft }) => {
      sql('INSERT INTO suggestions (id, record, is_draft) VALUES (?, ?, ?)').run(
        suggestion.id,
        JSON.stringify(suggestion),
        isDraft ? 1 : 0,
      );
    },
    replaceSuggestion: (suggestion) => {
      sql('UPDATE suggestions SET record = ? WHERE id = ?').run(JSON.stringify(suggestion), suggestion.id);
    },
    listSuggestions: () =>
      sql('SELECT id, record FROM suggestions ORDER BY position')
        .all()
        .map((row) => read(String(row['id']), String(row['record']))),
    takeSuggestion: (id) =>
      transact(() => {
        const row = sql('SELECT record, is_draft FROM suggestions WHERE id = ?').get(id);
        if (row === undefined) return null;
        const suggestion = read(id, String(row['record']));
        if (row['is_draft'] === 1) {
          const known = sql('SELECT prints FROM section_drafts WHERE item_id = ?').get(suggestion.itemId);
          const before = known === undefined ? [] : parsePrints(known['prints']);
          writePrints(sql, suggestion.itemId, new Set([...before, ...suggestion.body.content.map(blockPrint)]));
        }
        sql('DELETE FROM suggestions WHERE id = ?').run(id);
        return suggestion;
      }),
  };
}

const keysSchema = sectionSchema.pick({ id: true, itemId: true });

function parsePrints(stored: unknown): readonly string[] {
  return z.array(z.string()).parse(JSON.parse(String(stored)));
}

function writePrints(sql: Statements, itemId: ItemId, prints: ReadonlySet<string>): void {
  sql(
    'INSERT INTO section_drafts (item_id, prints) VALUES (?, ?) ON CONFLICT (item_id) DO UPDATE SET prints = excluded.prints',
  ).run(itemId, JSON.stringify([...prints]));
}

function bodyOf(state: Section['state'] | null): unknown {
  return state !== null && 'body' in state ? state.body : null;
}
