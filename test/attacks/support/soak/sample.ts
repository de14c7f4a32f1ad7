import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the core holds on to at one moment, after its garbage was collected. */
export type Sample = {
  readonly step: number;
  readonly heapMb: number;
  readonly outsideHeapMb: number;
  readonly rssMb: number;
  readonly engineRssMb: number;
  readonly handles: number;
  readonly engineHandles: number;
  readonly threads: number;
  readonly children: number;
  /** Timers, pipes and the like that the event loop knows. */
  readonly resources: number;
  readonly databaseMb: number;
  readonly logMb: number;
  readonly memoryMb: number;
  readonly backupsMb: number;
  readonly exportsMb: number;
  readonly otherMb: number;
  /** The most of any table. */
  readonly engineVersions: number;
  readonly engineFiles: number;
};

/** Where the system tells of processes. */
export const canSample = process.platform === 'linux';

export async function takeSample(step: number, folder: string): Promise<Sample> {
  // What is freed by what is freed goes with the second.
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  const children = childrenOf(process.pid);
  const engine = children.find((pid) => wordsOf(pid).includes('lance-process'));
  return {
    step,
    heapMb: heapUsed / 1e6,
    outsideHeapMb: Math.max(external, arrayBuffers) / 1e6,
    rssMb: rss / 1e6,
    engineRssMb: engine === undefined ? 0 : statusOf(engine, 'VmRSS') / 1000,
    handles: handlesOf(process.pid).length,
    engineHandles: engine === undefined ? 0 : handlesOf(engine).length,
    threads: statusOf(process.pid, 'Threads'),
    children: children.length,
    resources: process.getActiveResourcesInfo().length,
    ...diskOf(folder),
  };
}

/** What is open, by what it is. */
function handlesOf(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`).replace(/:\[\d+\]$/, '')];
    } catch {
      return [];
    }
  });
}

function diskOf(folder: string) {
  const files = filesIn(folder);
  const mb = (isIn: (name: string) => boolean) =>
    files.filter(({ name }) => isIn(name)).reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  const known = /^(?:project\.db|memory\/|backups\/|exports\/|sources\/)/;
  const tables = new Map<string, { versions: number; files: number }>();
  for (const { name } of files) {
    const { table, part } = /^memory\/(?<table>[^/]+\.lance)\/(?<part>[^/]+)\//.exec(name)?.groups ?? {};
    if (table === undefined) continue;
    const counted = tables.get(table) ?? { versions: 0, files: 0 };
    if (part === '_versions') counted.versions += 1;
    else counted.files += 1;
    tables.set(table, counted);
  }
  return {
    databaseMb: mb((name) => name === 'project.db'),
    logMb: mb((name) => name === 'project.db-wal'),
    memoryMb: mb((name) => name.startsWith('memory/')),
    backupsMb: mb((name) => name.startsWith('backups/')),
    exportsMb: mb((name) => name.startsWith('exports/')),
    otherMb: mb((name) => !known.test(name)),
    engineVersions: Math.max(0, ...[...tables.values()].map(({ versions }) => versions)),
    engineFiles: [...tables.values()].reduce((sum, table) => sum + table.files, 0),
  };
}

export function filesIn(folder: string): readonly { readonly name: string; readonly bytes: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name);
    const bytes = statSync(path, { throwIfNoEntry: false })?.size;
    return bytes === undefined ? [] : [{ name: path.slice(folder.length + 1), bytes }];
  });
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) => {
    try {
      return readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    } catch {
      return [];
    }
  });
}

function wordsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function statusOf(pid: number, field: string): number {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
