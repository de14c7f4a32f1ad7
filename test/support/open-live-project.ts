import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Announcement, CoreEvent, RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';
import type { Brief } from '#shared/domain/brief.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { tempFolder } from './temp-folder.ts';

export const sampleBrief: Brief = {
  question: 'How do teams learn what users need, and what do plain language and accessibility ask of them?',
  lengthWords: 600,
};

const samples = resolve(import.meta.dirname, '../../resources/sample/documents');

type HostOptions = Parameters<typeof createCoreHost>[0];

/** A core that lives on, with one project of these sample documents and a window that listens. */
export async function openLiveProject(documents: readonly string[], options: HostOptions = {}) {
  const folder = join(await tempFolder(), 'project');
  const window = await openWindow(folder, options);
  await window.ask('project.create', { folder });
  await window.ask('library.import', { folder, paths: documents.map((name) => join(samples, name)) });
  return window;
}

/** Another core on a folder, as after a kill or a restart. */
export async function openWindow(folder: string, options: HostOptions = {}) {
  const host = createCoreHost({ environment: { HOME: join(folder, '..') }, ...options });
  onTestFinished(() => host.close());
  const connection = host.connect();
  const heard: Announcement[] = [];
  let waiting: (() => void)[] = [];
  connection.subscribe((announcement) => {
    heard.push(announcement);
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  });

  async function ask<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>> {
    const answer = await connection.invoke(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.fault.code}: ${answer.fault.message}`);
    return answer.value;
  }

  /** The first event of this kind from the `from`th announcement on, once it has come. */
  async function hear<Type extends CoreEvent['type']>(
    type: Type,
    { from = 0, where = () => true }: { from?: number; where?: (event: CoreEvent & { type: Type }) => boolean } = {},
  ): Promise<CoreEvent & { type: Type }> {
    for (;;) {
      const event = heard
        .slice(from)
        .map((each) => each.event)
        .find(
          (each): each is CoreEvent & { type: Type } => each.type === type && where(each as CoreEvent & { type: Type }),
        );
      if (event !== undefined) return event;
      await new Promise<void>((wake) => waiting.push(wake));
    }
  }

  return { host, connection, folder, heard, ask, hear, refuse: connection.invoke };
}
