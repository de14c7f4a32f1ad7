import type { Run } from '#shared/domain/run.ts';
import type { Catalogue } from '#renderer/language/index.ts';

/** How a run stands or ended, in a few words. */
export function runStateInWords(text: Catalogue, state: Run['state']): string {
  const { state: words, stopReason } = text.runs;
  return state.status === 'finished' ? `${words.finished}: ${stopReason[state.stopReason]}` : words[state.status];
}

export function runTone(state: Run['state']): 'good' | 'warn' | 'bad' | 'plain' | 'accent' {
  switch (state.status) {
    case 'running':
      return 'accent';
    case 'finished':
      return 'good';
    case 'paused':
      return 'warn';
    case 'failed':
      return 'bad';
    case 'cancelled':
      return 'plain';
  }
}
