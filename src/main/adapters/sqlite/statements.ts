import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Prepares each SQL text once per connection. */
export function createStatements(database: DatabaseSync): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

export type Statements = ReturnType<typeof createStatements>;
