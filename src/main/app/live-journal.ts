import type { RunId } from '#shared/base/ids.ts';
import type { Project } from '#main/handlers/index.ts';

/** The same project, telling of each step of its runs once it is written down. */
export function watchJournal(project: Project, onStep: (runId: RunId) => void): Project {
  const { store } = project;
  return {
    ...project,
    store: {
      ...store,
      putStep: (step) => {
        store.putStep(step);
        // The transaction that it is part of ends before anything else goes on.
        queueMicrotask(() => onStep(step.runId));
      },
    },
  };
}
