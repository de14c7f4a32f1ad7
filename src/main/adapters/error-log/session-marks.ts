import { randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { birthOf, isStillRunning } from './process-birth.ts';

const markSchema = z.object({
  pid: z.number(),
  birth: z.string().nullable(),
  version: z.string(),
  startedAt: z.string(),
  underWay: z.array(z.object({ name: z.string(), at: z.string() })),
});

/** A mark with the time of its last change: the last sign of life. */
export type Mark = z.infer<typeof markSchema> & { readonly lastSignAt: string };
type UnderWay = Mark['underWay'];
export type OwnMark = { readonly write: (underWay: UnderWay) => void; readonly remove: () => void };

const mostUnderWay = 8;
/** Of all logs of this process. */
const own = new Set<string>();

/** Files that stand for sessions that go on. One whose process is gone tells of a session that never closed. */
export function openSessionMarks(folder: string, version: string) {
  function take(name: string, isTaken: (mark: Mark) => boolean): readonly Mark[] {
    const path = join(folder, name);
    try {
      const mark = readMark(path);
      if (mark !== null && !isTaken(mark)) return [];
      // Of two that find it, the one that takes it away tells of it.
      unlinkSync(path);
      return mark === null ? [] : [mark];
    } catch {
      return [];
    }
  }

  function names(): readonly string[] {
    try {
      return readdirSync(folder).filter((name) => name.endsWith('.mark') && !own.has(join(folder, name)));
    } catch {
      return [];
    }
  }

  return {
    /** The marks that are left of sessions whose process is gone; they are taken away. */
    takeLeftOver: (): readonly Mark[] => names().flatMap((name) => take(name, (mark) => !isStillRunning(mark))),
    /** The mark of a process of ours that has ended. */
    takeOf: (pid: number): Mark | null =>
      names()
        .filter((name) => name.startsWith(`${pid}-`))
        .flatMap((name) => take(name, () => true))[0] ?? null,
    make: (startedAt: string): OwnMark => {
      const name = `${process.pid}-${randomBytes(6).toString('hex')}.mark`;
      const path = join(folder, name);
      own.add(path);
      const birth = birthOf(process.pid);
      let file = openMark(folder, name);
      const write = (underWay: UnderWay): void => {
        if (file === null) return;
        const mark: z.infer<typeof markSchema> = {
          pid: process.pid,
          birth,
          version,
          startedAt,
          underWay: underWay.slice(0, mostUnderWay),
        };
        try {
          // Written over in its place; what is left of a longer one stands after the line end.
          writeSync(file, `${JSON.stringify(mark)}\n`, 0);
        } catch {
          // A full disk: an older mark tells as well that the session goes on.
        }
      };
      write([]);
      return {
        write,
        remove: () => {
          own.delete(path);
          if (file === null) return;
          closeSync(file);
          // Closed a second time, its number may be another file's.
          file = null;
          rmSync(path, { force: true });
        },
      };
    },
  };
}

function openMark(folder: string, name: string): number | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return openSync(join(folder, name), 'w', 0o600);
  } catch {
    return null;
  }
}

function readMark(path: string): Mark | null {
  const [line = ''] = readFileSync(path, 'utf8').split('\n');
  try {
    return { ...markSchema.parse(JSON.parse(line)), lastSignAt: statSync(path).mtime.toISOString() };
  } catch {
    return null;
  }
}
