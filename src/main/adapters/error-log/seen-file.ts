import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Seen } from '#main/ports/error-log.ts';

const seenSchema = z.object({ allUntil: z.string(), endingsUntil: z.string() });

/** What the person has seen, as a file keeps it; nothing where it can't be read. */
export function openSeenFile(path: string) {
  let unwritten: Seen | null = null;
  return {
    read: (): Seen => {
      if (unwritten !== null) return unwritten;
      try {
        return seenSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return { allUntil: '', endingsUntil: '' };
      }
    },
    write: (seen: Seen): void => {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(path, JSON.stringify(seen), { mode: 0o600 });
        unwritten = null;
      } catch {
        // Told once in this session at least.
        unwritten = seen;
      }
    },
  };
}
