import { Check, Info, TriangleAlert } from 'lucide-react';
import type { EndpointReport, ModelSettings } from '#shared/domain/model-settings.ts';
import { useFormat, useText, type Catalogue } from '#renderer/language/index.ts';

type EndpointFindingsProps = {
  readonly settings: ModelSettings;
  readonly endpoints: readonly EndpointReport[];
  readonly embedding: { readonly model: string; readonly dimensions: number } | null;
};

type Finding = { readonly tone: 'good' | 'plain' | 'warn'; readonly words: string };

/** What tests found about the servers and models that the settings name, in words. */
export function EndpointFindings({ settings, endpoints, embedding }: EndpointFindingsProps) {
  const text = useText();
  const words = text.settings;
  const format = useFormat();
  const wanted = endpoints.filter((report) => isWanted(settings, report));
  return (
    <div className="settings-findings" role="status">
      {wanted.length === 0 && <p className="settings-soft">{words.neverTested}</p>}
      {wanted.map((report) => (
        <section
          key={`${report.baseUrl} ${report.model}`}
          aria-label={words.findings({ model: report.model, url: report.baseUrl })}
        >
          <h3>{words.findings({ model: report.model, url: report.baseUrl })}</h3>
          <ul>
            {findingsOf(text, report).map((finding) => (
              <li key={finding.words} data-tone={finding.tone}>
                {signs[finding.tone]}
                {finding.words}
              </li>
            ))}
          </ul>
          <p className="settings-soft">{words.tested({ at: format.date(report.probedAt) })}</p>
        </section>
      ))}
      {embedding !== null && <p>{words.embedding(embedding)}</p>}
    </div>
  );
}

const signs = {
  good: <Check size={14} aria-hidden />,
  plain: <Info size={14} aria-hidden />,
  warn: <TriangleAlert size={14} aria-hidden />,
} as const;

function findingsOf(text: Catalogue, report: EndpointReport): readonly Finding[] {
  const words = text.settings;
  return [
    { tone: report.structured === 'json-schema' ? 'good' : 'plain', words: words.structured[report.structured] },
    report.streams ? { tone: 'good', words: words.streams } : { tone: 'plain', words: words.streamsNot },
    report.reportsUsage ? { tone: 'good', words: words.reportsUsage } : { tone: 'plain', words: words.reportsUsageNot },
    { tone: report.cutsSilently ? 'plain' : 'good', words: words.context({ tokens: report.contextTokens }) },
    ...(report.cutsSilently ? [{ tone: 'warn', words: words.cutsSilently } as const] : []),
    {
      tone: 'plain',
      words: report.models === null ? words.modelsNot : words.models({ models: report.models.length }),
    },
  ];
}

function isWanted(settings: ModelSettings, { baseUrl, model }: EndpointReport): boolean {
  const choices = [settings, ...Object.values(settings.roles ?? {})];
  return choices.some(
    (choice) => (choice.baseUrl ?? settings.baseUrl) === baseUrl && (choice.model ?? settings.model) === model,
  );
}
