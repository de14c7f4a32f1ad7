import type { WriteWhole } from '#main/adapters/files/write-whole.ts';
import type { ProjectPorts } from '#main/app/open-project.ts';

/** Where and how a call is to fail. */
export type Aim = {
  /** A port and one of its methods, as `store.putSection`. */
  readonly target: string;
  /** Which call of it from now on, from 1. */
  readonly call: number;
  readonly isForEver: boolean;
  /** `before`: it never reaches the disk. `after`: it was carried out, and fails where it is to be made fast. */
  readonly when: 'before' | 'after';
  readonly error: () => Error;
};

/** Makes calls of the ports fail. Without an aim it only counts them. */
export type Injector = {
  readonly around: (ports: ProjectPorts) => ProjectPorts;
  readonly writeWhole: (write: WriteWhole) => WriteWhole;
  readonly arm: (aim: Aim) => void;
  /** Ends the fault; returns how often it struck. */
  readonly disarm: () => number;
  /** How often each method was called since the counts were last taken. */
  readonly takeCounts: () => ReadonlyMap<string, number>;
};

export function createInjector(): Injector {
  let aim: Aim | null = null;
  let calls = 0;
  let struck = 0;
  let counts = new Map<string, number>();

  /** The aim, where this call is the one that it is for. */
  function strikes(target: string): Aim | null {
    counts.set(target, (counts.get(target) ?? 0) + 1);
    if (aim === null || aim.target !== target) return null;
    calls += 1;
    if (calls !== aim.call && !(aim.isForEver && calls > aim.call)) return null;
    struck += 1;
    return aim;
  }

  function wrapStore(store: ProjectPorts['store']): ProjectPorts['store'] {
    return wrap(store, 'store', (name, call, error) => {
      if (name === 'close') {
        call();
        throw error();
      }
      // What fails in its commit is taken back.
      return store.transact(() => {
        call();
        throw error();
      });
    });
  }

  function wrap<T extends object>(
    port: T,
    portName: string,
    failAfter: (name: string, call: () => unknown, error: () => Error) => unknown,
  ): T {
    const wrapped = Object.entries(port).map(([name, method]: [string, unknown]) => {
      if (typeof method !== 'function') return [name, method] as const;
      const target = `${portName}.${name}`;
      return [
        name,
        (...input: unknown[]) => {
          const call = () => (method as (...given: unknown[]) => unknown)(...input);
          const hit = strikes(target);
          if (hit === null) return call();
          if (hit.when === 'after' && isSynchronous(target) && portName !== 'store') {
            call();
            throw hit.error();
          }
          // A database that is closed lets its file go, whatever it says.
          if (hit.when === 'after' || target === 'store.close') return failAfter(name, call, hit.error);
          if (target === 'files.find') return failingIterable(hit.error());
          if (isSynchronous(target)) throw hit.error();
          return Promise.reject(hit.error());
        },
      ] as const;
    });
    return Object.fromEntries(wrapped) as T;
  }

  const failAfterAnswer = async (_name: string, call: () => unknown, error: () => Error) => {
    await call();
    throw error();
  };

  return {
    around: (ports) => ({
      store: wrapStore(ports.store),
      index: wrap(ports.index, 'index', failAfterAnswer),
      files: wrap(ports.files, 'files', failAfterAnswer),
      assets: wrap(ports.assets, 'assets', failAfterAnswer),
      exports: wrap(ports.exports, 'exports', failAfterAnswer),
      printer: wrap(ports.printer, 'printer', failAfterAnswer),
      ...wrap({ readAndSplit: ports.readAndSplit, writeExport: ports.writeExport }, 'threads', failAfterAnswer),
    }),
    writeWhole: (write) => wrap({ writeWhole: write }, 'settings', failAfterAnswer).writeWhole,
    arm: (next) => {
      aim = next;
      calls = 0;
      struck = 0;
    },
    disarm: () => {
      aim = null;
      return struck;
    },
    takeCounts: () => {
      const taken = counts;
      counts = new Map();
      return taken;
    },
  };
}

function isSynchronous(target: string): boolean {
  return target.startsWith('store.') || target === 'files.isThere' || target === 'exports.find';
}

async function* failingIterable(error: Error): AsyncIterable<never> {
  await Promise.resolve();
  yield* [];
  throw error;
}
