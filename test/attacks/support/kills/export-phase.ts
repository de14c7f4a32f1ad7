import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exportFormats } from '#shared/domain/export-format.ts';
import { invoke } from '#main/app/core.ts';
import { copyProject, environmentOf } from './drafted-base.ts';
import { databaseComplaints, inFreshCore } from './open-anew.ts';
import { nothingFound, type Chain, type Phase } from './phase.ts';
import { hashOf } from './read-values.ts';

/** Printing takes a browser: it is killed with the core in a try of its own. */
const formats = exportFormats.filter((format) => format !== 'pdf');

/** Exports of two reports written over each other: a file is always the whole of one of them. */
export function exportPhase(drafted: string): Phase {
  return {
    name: 'export',
    share: 12,
    begin: async (place) => {
      const projects = [join(place, 'one'), join(place, 'other')] as const;
      for (const project of projects) await copyProject(drafted, project);
      await inFreshCore(environmentOf(projects[1]), async ({ ask }) => {
        await ask('report.edit', { folder: projects[1], title: 'Another title for another report' });
      });
      return beginChain(place, projects, await wholeExports(place, projects));
    },
  };
}

/** By format: the hashes that a whole export may have. */
async function wholeExports(place: string, projects: readonly string[]): Promise<ReadonlyMap<string, Set<string>>> {
  const whole = new Map<string, Set<string>>();
  for (const format of formats) {
    for (const folder of projects) {
      const outFile = join(place, 'whole', `report.${format}`);
      const options = { signal: new AbortController().signal, onEvent: () => undefined };
      const exported = await invoke('report.export', { folder, format, outFile }, options);
      if (!exported.ok) throw new Error(`${format}: ${exported.fault.message}`);
      whole.set(format, (whole.get(format) ?? new Set()).add(hashOf(outFile)));
    }
  }
  return whole;
}

function beginChain(place: string, projects: readonly string[], whole: ReadonlyMap<string, Set<string>>): Chain {
  const out = join(place, 'out');
  const fileOf = (format: string) => join(out, `report.${format}`);
  return {
    mostKills: 12,
    next: async () => ({
      environment: environmentOf(projects[0] ?? ''),
      as: 'command',
      rounds: projects.flatMap((folder) =>
        formats.map((format) => [
          { key: format, name: 'report.export' as const, input: { folder, format, outFile: fileOf(format) } },
        ]),
      ),
      tells: ['export-progressed'],
    }),
    check: async ({ said }) => {
      const acknowledged = new Set(said.flatMap((each) => (each.kind === 'acknowledged' ? [each.key] : [])));
      const lost = [...acknowledged].filter((format) => !existsSync(fileOf(format)));
      const partial = formats.filter(
        (format) => existsSync(fileOf(format)) && whole.get(format)?.has(hashOf(fileOf(format))) !== true,
      );
      const refused = said.flatMap((each) => (each.kind === 'refused' ? [`${each.key}: ${each.fault.message}`] : []));
      const wrong = [...refused, ...projects.flatMap(databaseComplaints)];
      return { ...nothingFound, acknowledged: acknowledged.size, lost, partial, wrong };
    },
    end: async () => {
      const drafts = existsSync(out) ? readdirSync(out).filter((name) => name.endsWith('.part')) : [];
      return { ...nothingFound, wrong: drafts.map((name) => `${name} is left beside the exports`) };
    },
  };
}
