import type { CoreEvent } from '#shared/contract/index.ts';
import type { Run } from '#shared/domain/run.ts';
import type { Catalogue } from '#renderer/language/index.ts';

export type TimedEvent = { readonly at: string; readonly event: CoreEvent };

export type LogLine = {
  /** From 0, as the events came. */
  readonly number: number;
  readonly at: string;
  readonly tone: 'plain' | 'good' | 'warn' | 'bad';
  readonly words: string;
};

type Said = Omit<LogLine, 'at' | 'number'>;

type Tellers = {
  readonly [Type in CoreEvent['type']]?: (event: Extract<CoreEvent, { type: Type }>, text: Catalogue) => Said;
};

/** What happened in a run, oldest first, in words; what says nothing to a person is left out. */
export function runLog(text: Catalogue, events: readonly TimedEvent[]): readonly LogLine[] {
  return events.flatMap(({ at, event }, number) => {
    const tell = tellers[event.type] as ((event: CoreEvent, text: Catalogue) => Said) | undefined;
    return tell === undefined ? [] : [{ number, at, ...tell(event, text) }];
  });
}

const tellers: Tellers = {
  'run-started': ({ isResumed }, { runs }) => plain(isResumed ? runs.event.resumed : runs.event.started),
  'endpoint-probed': (event, { runs }) => plain(runs.event.probed(event)),
  'search-finished': ({ goal, passagesRead, newEvidence }, { runs }) =>
    plain(runs.event.search({ goal, passages: passagesRead, found: newEvidence })),
  'outline-changed': (event, { runs }) => plain(runs.event.outline(event)),
  'outline-proposed': (event, { runs }) => ({ tone: 'warn', words: runs.event.proposed(event) }),
  'section-started': (event, { runs }) => plain(runs.event.sectionStarted(event)),
  'section-finished': (event, { runs }) => ({ tone: 'good', words: runs.event.sectionFinished(event) }),
  'section-restarted': (_event, { runs }) => plain(runs.event.sectionRestarted),
  'run-asked': (event, { runs }) => ({ tone: 'warn', words: runs.event.asked(event) }),
  'run-waiting': (event, { runs }) => ({ tone: 'warn', words: runs.event.waiting(event) }),
  'vectors-waiting': (event, { runs }) => ({ tone: 'warn', words: runs.event.waiting(event) }),
  'run-continued': (_event, { runs }) => plain(runs.event.continued),
  'memory-rebuilt': (event, { runs }) => plain(runs.event.rebuilt(event)),
  'suggestion-made': (_event, { runs }) => ({ tone: 'good', words: runs.event.suggestion }),
  'run-ended': ({ state }, { runs }) => ({
    tone: endTones[state.status],
    words: runs.event.ended({ state: runs.state[state.status] }),
  }),
};

const endTones = {
  running: 'plain',
  finished: 'good',
  cancelled: 'plain',
  paused: 'warn',
  failed: 'bad',
} as const satisfies Record<Run['state']['status'], Said['tone']>;

function plain(words: string): Said {
  return { tone: 'plain', words };
}
