import type { EndpointReport } from '#shared/domain/model-settings.ts';
import { placeOf } from './fault-of-failure.ts';

/** What an endpoint can do, in one line for a person. */
export function describeReport(report: EndpointReport): string {
  const traits = [
    forms[report.structured],
    report.streams ? 'streams' : 'answers whole, not streamed',
    report.reportsUsage ? 'counts tokens' : "doesn't count tokens",
    `prompts of ${report.contextTokens} tokens arrive whole${report.cutsSilently ? ', longer ones lose their beginning' : ''}`,
  ];
  return `${report.model} at ${placeOf(report.baseUrl)}: ${traits.join('; ')}`;
}

const forms: Readonly<Record<EndpointReport['structured'], string>> = {
  'json-schema': 'answers by JSON schema',
  'json-mode': 'answers in JSON',
  text: 'answers in text only',
};
