import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '#shared/base/result.ts';
import type { CoreConnection, CoreEvent, RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';
import { writeWhole } from '#main/adapters/files/write-whole.ts';
import type { Clock } from '#main/ports/clock.ts';
import { createCoreHost, type CoreHost } from '#main/app/core-host.ts';
import { createInjector, type Injector } from './injector.ts';

/** A project in a core whose ports can be made to fail. */
export type World = {
  readonly place: string;
  readonly folder: string;
  readonly injector: Injector;
  readonly host: () => CoreHost;
  readonly connection: () => CoreConnection;
  /** What the core answers, where the attack can't go on without it. */
  readonly ask: <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<RequestOutput<Name>>;
  readonly invoke: <Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ) => Promise<Result<RequestOutput<Name>>>;
  /** The next event of the type. */
  readonly event: <Type extends CoreEvent['type']>(type: Type) => Promise<CoreEvent & { type: Type }>;
  /** Comes back when nothing goes on beside the requests. */
  readonly settled: () => Promise<void>;
  /** Ends the core as it is, and opens the project in another. */
  readonly reopen: () => Promise<void>;
  readonly end: () => Promise<void>;
};

export async function openWorld(options: { readonly clock?: Clock } = {}): Promise<World> {
  const place = await mkdtemp(join(tmpdir(), 'heddle-faults-'));
  const folder = join(place, 'project');
  const injector = createInjector();
  const begin = () =>
    createCoreHost({
      environment: { HOME: place, HEDDLE_CONFIG_DIR: join(place, 'config') },
      cipher: { encrypt: (text) => Buffer.from(text), decrypt: (bytes) => bytes.toString() },
      around: injector.around,
      ...options,
      writeWhole: injector.writeWhole(writeWhole),
    });
  let host = begin();
  let connection = host.connect();

  const invoke: World['invoke'] = (name, input) => connection.invoke(name, input);
  const ask: World['ask'] = async (name, input) => {
    const answer = await invoke(name, input);
    if (!answer.ok)
      throw new Error(`${name}: ${answer.fault.code}: ${answer.fault.message} ${answer.fault.detail ?? ''}`);
    return answer.value;
  };
  await ask('project.create', { folder, title: 'Attacked' });
  return {
    place,
    folder,
    injector,
    host: () => host,
    connection: () => connection,
    ask,
    invoke,
    event: (type) =>
      new Promise((resolve) => {
        const unsubscribe = connection.subscribe(({ event }) => {
          if (event.type !== type) return;
          unsubscribe();
          resolve(event as CoreEvent & { type: typeof type });
        });
      }),
    settled: async () => {
      const project = host.project(folder);
      if (!project.ok) return;
      for (const name of ['vectors', 'catching-up'] as const) await project.value.background?.settled(name);
    },
    reopen: async () => {
      await host.close();
      host = begin();
      connection = host.connect();
    },
    end: async () => {
      await host.close();
      await rm(place, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
