import { join } from 'node:path';
import { copyProject, environmentOf } from './drafted-base.ts';
import { indexComplaints } from './index-complaints.ts';
import { databaseComplaints, inFreshCore } from './open-anew.ts';
import { nothingFound, type Phase } from './phase.ts';

const query = 'vendor kickoff meeting';

/** The memory index is made anew while sources come and go: a search afterwards finds what there is. */
export function reindexPhase(drafted: string): Phase {
  return {
    name: 'reindex',
    share: 7,
    begin: async (place) => {
      const folder = join(place, 'project');
      await copyProject(drafted, folder);
      const environment = environmentOf(folder);
      let number = 0;
      return {
        mostKills: 10,
        next: async () => {
          const notes = Array.from({ length: 2 }, () => {
            const title = `note-${(number += 1)}`;
            const text = `${title} says something about the ${query} which has the number ${number}.`;
            return { key: title, name: 'library.import-text' as const, input: { folder, title, text } };
          });
          const reindex = { key: 'reindex', name: 'library.reindex' as const, input: { folder } };
          const search = { key: 'search', name: 'library.search' as const, input: { folder, query } };
          return { environment, as: 'window', rounds: [[reindex], [...notes], [search, reindex]], tells: [] };
        },
        check: async ({ said }) => {
          const acknowledged = said.flatMap((each) => (each.kind === 'acknowledged' ? [each.key] : []));
          const notes = acknowledged.filter((key) => key.startsWith('note-'));
          const refused = said.flatMap((each) =>
            each.kind === 'refused' ? [`${each.key}: ${each.fault.message}`] : [],
          );
          const lost: string[] = [];
          await inFreshCore(environment, async ({ ask }) => {
            const { results } = await ask('library.search', { folder, query, limit: 100 });
            const found = new Set(results.map(({ title }) => title));
            if (!results.some(({ title }) => !title.startsWith('note-'))) lost.push('the sample is not found');
            lost.push(...notes.filter((title) => !found.has(title)).map((title) => `${title} is not found`));
          });
          const wrong = [...refused, ...databaseComplaints(folder), ...(await indexComplaints(folder))];
          return { ...nothingFound, acknowledged: notes.length, lost, wrong };
        },
        end: async () => nothingFound,
      };
    },
  };
}
