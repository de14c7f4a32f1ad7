import { basename } from 'node:path';
import type { CoreEvent } from '#shared/contract/index.ts';
import type { ModelRole } from '#shared/domain/model-settings.ts';
import { count } from './wording.ts';

export type Progress = { readonly onEvent: (event: CoreEvent) => void; readonly stop: () => void };

type Output = { readonly isTTY?: boolean; readonly columns?: number; readonly write: (text: string) => unknown };

/** One JSON event per line, for scripts. The text of a draft is left out: it is in the project. */
export function eventLines(output: Output): Progress {
  return {
    onEvent: (event) => {
      if (event.type !== 'section-text') output.write(`${JSON.stringify(event)}\n`);
    },
    stop: () => undefined,
  };
}

/** A live line on a terminal; elsewhere only what needs a person's eye: files that failed and what was rebuilt. */
export function liveLine(output: Output, nowMs: () => number): Progress {
  const describe = createDescriber(nowMs);
  let shownAtMs = Number.NEGATIVE_INFINITY;
  const clear = () => {
    if (output.isTTY === true) output.write('\r\x1b[2K');
  };
  return {
    onEvent: (event) => {
      const notice = noticeOf(event);
      if (notice !== null) {
        clear();
        output.write(`${notice}\n`);
      }
      const line = describe(event);
      if (output.isTTY !== true || line === null || nowMs() - shownAtMs < 80) return;
      shownAtMs = nowMs();
      output.write(`\r\x1b[2K${line.slice(0, (output.columns ?? 80) - 1)}`);
    },
    stop: clear,
  };
}

function noticeOf(event: CoreEvent): string | null {
  if (event.type === 'file-failed') return `Not imported: ${event.path}: ${event.message}`;
  if (event.type === 'memory-rebuilt') return `The search index is rebuilt: ${event.reason}.`;
  if (event.type === 'endpoint-probed') return `Asked ${event.baseUrl} what ${event.model} can do: ${event.summary}`;
  if (event.type === 'run-waiting') return `${event.message} Trying again in ${Math.ceil(event.retryInSeconds)} s.`;
  if (event.type === 'vectors-waiting') return event.message;
  return null;
}

function createDescriber(nowMs: () => number): (event: CoreEvent) => string | null {
  let files = 0;
  let passages = 0;
  let found = 0;
  let calls = 0;
  let tokens = 0;
  let phase = '';
  let phaseStartedMs = nowMs();

  /** "about 40 s left", from how the present phase went so far. */
  function timeLeft(name: string, done: number, total: number): string {
    if (phase !== name) {
      phase = name;
      phaseStartedMs = nowMs();
    }
    const elapsedMs = nowMs() - phaseStartedMs;
    if (done === 0 || done >= total || elapsedMs < 2000) return '';
    const leftSeconds = Math.ceil(((elapsedMs / done) * (total - done)) / 1000);
    return leftSeconds > 90 ? `, about ${Math.ceil(leftSeconds / 60)} min left` : `, about ${leftSeconds} s left`;
  }

  return (event) => {
    switch (event.type) {
      case 'file-found':
        found = event.found;
        return `Importing: ${files} of ${found} files found so far, ${passages} passages`;
      case 'source-imported':
        files += 1;
        passages += event.passages;
        return `Importing: ${files} of ${found} files found so far, ${passages} passages`;
      case 'file-skipped':
      case 'file-failed':
        files += 1;
        return `Importing: ${files} of ${found} files found so far, ${passages} passages`;
      case 'page-read':
        return `Recognising the text of ${basename(event.path)}: page ${event.page} of ${event.pages}`;
      case 'words-projected':
        return `Indexing words: ${event.done} of ${event.total} passages${timeLeft('words', event.done, event.total)}`;
      case 'vectors-fitting':
        return `Learning the library's vocabulary: ${event.phase}, ${Math.round(event.fraction * 100)} %${timeLeft('fit', event.fraction, 1)}`;
      case 'vectors-projected':
        return `Indexing meaning: ${event.done} of ${event.total} passages${timeLeft('vectors', event.done, event.total)}`;
      case 'search-finished':
        return `Planning: looked for "${event.goal}", ${event.passagesRead} passages read, ${event.newEvidence} new, ${event.evidence} pieces of evidence`;
      case 'outline-changed':
        return `Planning: the outline has ${event.items} items`;
      case 'section-started':
        return `Writing: ${event.done} of ${event.total} sections, now "${event.heading}"${timeLeft('write', event.done, event.total)}`;
      case 'section-finished':
        return `Writing: ${event.done} of ${event.total} sections${timeLeft('write', event.done, event.total)}`;
      case 'run-started':
        return event.isResumed ? `Resuming run ${event.runId}` : `Starting run ${event.runId}`;
      case 'model-answered':
        calls += 1;
        tokens += event.promptTokens + event.completionTokens;
        return `${roleAtWork[event.role]}: ${count(calls, 'call')}, ${count(tokens, 'token')} so far${event.isRemembered ? ' (known from before)' : ''}`;
      case 'run-waiting':
        return `Waiting for the endpoint, trying again in ${Math.ceil(event.retryInSeconds)} s`;
      case 'run-continued':
        return 'The endpoint answers again';
      case 'section-restarted':
        return 'Writing: a section is begun again';
      case 'export-progressed':
        return exportSteps[event.step];
      case 'endpoint-probed':
      case 'memory-rebuilt':
      case 'vectors-waiting':
      case 'section-text':
      case 'sources-changed':
      case 'entries-changed':
      case 'evidence-changed':
      case 'outline-proposed':
      case 'section-changed':
      case 'report-changed':
      case 'versions-changed':
      case 'suggestion-made':
      case 'suggestion-resolved':
      case 'run-asked':
      case 'run-spent':
      case 'run-ended':
      case 'project-changed':
      case 'project-restored':
      case 'settings-changed':
      case 'styles-changed':
      case 'templates-changed':
      case 'recent-projects-changed':
      case 'problems-changed':
      case 'keys-changed':
      case 'preferences-changed':
      case 'file-started':
        return null;
    }
  };
}

const roleAtWork = {
  planner: 'Planning',
  extractor: 'Reading',
  writer: 'Writing',
  checker: 'Checking',
  embedder: 'Embedding',
} as const satisfies Record<ModelRole, string>;

const exportSteps = {
  citations: 'Exporting: setting the citations',
  writing: 'Exporting: writing the file',
  printing: 'Exporting: laying out and printing pages',
} as const;
