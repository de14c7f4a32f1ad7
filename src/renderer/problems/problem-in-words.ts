import type { AppProblem } from '#shared/domain/app-problem.ts';
import type { Catalogue } from '#renderer/language/index.ts';

/** What happened, in a sentence. */
export function problemInWords({ kind, part, subject, code }: AppProblem, words: Catalogue['problems']): string {
  const { happened } = words;
  const withCode = (sentence: string) => (code === null ? sentence : `${sentence} (${code})`);
  switch (kind) {
    case 'error':
      if (subject === 'background') return happened.backgroundError;
      if (subject === 'drawing') return happened.drawing;
      return {
        core: happened.coreError,
        shell: happened.shellError,
        window: happened.windowError,
        cli: happened.cliError,
      }[part];
    case 'request':
      return withCode(happened.request({ about: subject ?? '' }));
    case 'worker':
      return withCode(workerInWords(subject, happened));
    case 'process':
      if (subject === 'core') return withCode(happened.coreEnded);
      return withCode(subject === 'window' ? happened.windowEnded : happened.otherEnded);
    case 'session':
      return withCode(happened.session);
  }
}

function workerInWords(subject: string | null, happened: Catalogue['problems']['happened']): string {
  const known = {
    reader: happened.reader,
    export: happened.export,
    citations: happened.citations,
    memory: happened.memory,
  } as const satisfies Record<string, string>;
  return subject !== null && Object.hasOwn(known, subject)
    ? known[subject as keyof typeof known]
    : happened.otherWorker;
}
