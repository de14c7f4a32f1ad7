import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { assetSchema, type Asset } from '#shared/domain/asset.ts';
import { reportSnapshotSchema, reportVersionSchema, type ReportVersion } from '#shared/domain/report-version.ts';
import type { AssetStore, ReportVersionStore } from '#main/ports/project-store.ts';
import type { Statements } from './statements.ts';

export function createReportVersionStore(sql: Statements, transact: <T>(work: () => T) => T): ReportVersionStore {
  return {
    addReportVersion: ({ versionId, name, reason, savedAt, words }, snapshot) => {
      sql('INSERT INTO report_versions (id, name, reason, saved_at, words, snapshot) VALUES (?, ?, ?, ?, ?, ?)').run(
        versionId,
        name,
        reason,
        savedAt,
        words,
        deflateRawSync(JSON.stringify(snapshot), { level: 3 }),
      );
    },
    listReportVersions: () =>
      sql('SELECT id, name, reason, saved_at, words FROM report_versions ORDER BY position DESC').all().map(toVersion),
    readReportVersion: (id) => {
      const row = sql('SELECT * FROM report_versions WHERE id = ?').get(id);
      if (row === undefined) return null;
      const json = inflateRawSync(row['snapshot'] as Uint8Array).toString('utf8');
      return { version: toVersion(row), snapshot: reportSnapshotSchema.parse(JSON.parse(json)) };
    },
    removeReportVersions: (ids) =>
      transact(() => {
        for (const id of ids) sql('DELETE FROM report_versions WHERE id = ?').run(id);
      }),
  };
}

export function createAssetStore(sql: Statements): AssetStore {
  return {
    putAsset: (asset) => {
      sql('INSERT INTO assets (id, record) VALUES (?, ?) ON CONFLICT DO NOTHING').run(asset.id, JSON.stringify(asset));
    },
    getAsset: (id) => {
      const row = sql('SELECT record FROM assets WHERE id = ?').get(id);
      return row === undefined ? null : toAsset(row);
    },
  };
}

function toVersion(row: Record<string, unknown>): ReportVersion {
  return reportVersionSchema.parse({
    versionId: row['id'],
    name: row['name'],
    reason: row['reason'],
    savedAt: row['saved_at'],
    words: row['words'],
  });
}

function toAsset(row: Record<string, unknown>): Asset {
  return assetSchema.parse(JSON.parse(String(row['record'])));
}
