import type { ParsedInput, RequestName } from '#shared/contract/index.ts';
import type { Project } from '#main/handlers/index.ts';
import type { LiveRuns } from './live-runs.ts';

const liveRequests = ['runs.start', 'runs.halt', 'runs.answer', 'runs.live'] as const;
type LiveRequest = (typeof liveRequests)[number];

/** Whether a request concerns the runs that go on, which live longer than any one request. */
export function isLiveRequest(name: RequestName): name is LiveRequest {
  return liveRequests.some((each) => each === name);
}

export function answerLive(liveRuns: LiveRuns, name: LiveRequest, input: ParsedInput<LiveRequest>, opened: Project) {
  switch (name) {
    case 'runs.start':
      return liveRuns.start(opened, input as ParsedInput<'runs.start'>);
    case 'runs.halt':
      return liveRuns.halt(opened, input as ParsedInput<'runs.halt'>);
    case 'runs.answer':
      return liveRuns.answer(opened, input as ParsedInput<'runs.answer'>);
    case 'runs.live':
      return liveRuns.live(opened);
  }
}
