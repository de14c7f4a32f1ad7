import type { Statements } from './statements.ts';

/** Of passages that change together, how many come to a group or leave it. */
export type PassageTally = {
  readonly add: (group: string, passages: number) => void;
  /** In the transaction of the change itself. */
  readonly store: () => void;
};

/** Keeps up one of the tables of counts: to count anew takes a look at every passage there is. */
export function createPassageTally(sql: Statements, table: 'passage_counts' | 'vector_counts'): PassageTally {
  const changes = new Map<string, number>();
  const column = table === 'passage_counts' ? 'language' : 'space';
  return {
    add: (group, passages) => void changes.set(group, (changes.get(group) ?? 0) + passages),
    store: () => {
      const change = sql(
        `INSERT INTO ${table} (${column}, passages) VALUES (?, ?)
         ON CONFLICT (${column}) DO UPDATE SET passages = passages + excluded.passages`,
      );
      for (const [group, passages] of changes) if (passages !== 0) change.run(group, passages);
      changes.clear();
    },
  };
}
