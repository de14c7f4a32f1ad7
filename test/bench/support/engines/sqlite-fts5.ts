import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isStopWord } from '#shared/text/terms/index.ts';
import type { Engine, EngineOptions } from './engine.ts';

/** SQLite's full text with its own bm25: any of the query's words but stop words, English ones stemmed, Chinese in threes. */
export function openSqliteFts5({ folder, language }: EngineOptions): Engine {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'fts5.db'));
  database.exec(`PRAGMA journal_mode = WAL; CREATE VIRTUAL TABLE texts
    USING fts5(id UNINDEXED, text, tokenize = '${tokenizers[language] ?? 'unicode61'}')`);
  const insert = database.prepare('INSERT INTO texts (id, text) VALUES (?, ?)');
  const select = database.prepare('SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?');
  return {
    name: 'SQLite FTS5',
    add: async (documents) => {
      database.exec('BEGIN');
      for (const { id, text } of documents) insert.run(id, text);
      database.exec('COMMIT');
    },
    finish: async () => database.exec(`INSERT INTO texts (texts) VALUES ('optimize')`),
    search: async ({ text }, limit) => {
      const words = language === 'zh' ? threes(text) : wordsOf(text, language);
      if (words.length === 0) return [];
      const match = words.map((word) => `"${word}"`).join(' OR ');
      return select.all(match, limit).map((row) => String(row['id']));
    },
    close: async () => database.close(),
  };
}

const tokenizers: Readonly<Record<string, string>> = { en: 'porter unicode61', zh: 'trigram' };

function wordsOf(text: string, language: string): readonly string[] {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu));
  return [...words].filter((word) => !isStopWord(word, language));
}

function threes(text: string): readonly string[] {
  const letters = [...text.replaceAll(/[^\p{L}\p{N}]+/gu, '')];
  return [...new Set(letters.slice(2).map((letter, at) => `${letters[at]}${letters[at + 1]}${letter}`))];
}
