import { useState } from 'react';
import type { Fault } from '#shared/base/fault.ts';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, NoticeCard, ProgressLine, Select } from '#renderer/ui/index.ts';
import { EndpointFindings } from './endpoint-findings.tsx';
import { KeyField } from './key-field.tsx';
import { SettingField, SettingSwitch } from './setting-fields.tsx';
import type { SettingsAccess } from './use-model-settings.ts';

const presets = [
  { name: 'Ollama', url: 'http://localhost:11434/v1' },
  { name: 'LM Studio', url: 'http://localhost:1234/v1' },
  { name: 'llama.cpp', url: 'http://localhost:8080/v1' },
  { name: 'vLLM', url: 'http://localhost:8000/v1' },
  { name: 'OpenAI', url: 'https://api.openai.com/v1' },
] as const;

type Embedding = { readonly model: string; readonly dimensions: number };

/** Which model is asked and where; what a test of it found; and the switch that lets nothing out. */
export function EndpointTab({ access }: { readonly access: SettingsAccess }) {
  const text = useText();
  const words = text.settings;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const [isTesting, setTesting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [embedding, setEmbedding] = useState<Embedding | null>(null);
  const { effective, endpoints } = access.all;
  const url = effective.baseUrl;
  const preset = presets.find((each) => each.url === url)?.name ?? 'other';
  const models = endpoints.findLast((report) => report.baseUrl === url && report.models !== null)?.models ?? [];

  async function test(): Promise<void> {
    setTesting(true);
    setFault(null);
    const probed = await invoke('endpoint.probe', { folder }, { quiet: true });
    setTesting(false);
    if (probed.ok) setEmbedding(probed.value.embedding);
    else setFault(probed.fault);
    access.refresh();
  }

  return (
    <div className="settings-form">
      <SettingSwitch access={access} name="isOffline" label={words.offline} hint={words.offlineHint} />
      <div className="settings-row">
        <Select
          label={words.preset}
          value={preset}
          disabled={access.isFixed('baseUrl')}
          options={[
            ...presets.map(({ name }) => ({ value: name as string, label: name })),
            { value: 'other', label: words.presetOther },
          ]}
          onChange={(name) => {
            const chosen = presets.find((each) => each.name === name);
            if (chosen !== undefined) void access.write({ baseUrl: chosen.url });
          }}
        />
        <SettingField access={access} name="baseUrl" label={words.baseUrl} hint={words.baseUrlHint} />
      </div>
      <SettingField access={access} name="model" label={words.model} hint={words.modelHint} choices={models} />
      <KeyField baseUrl={url} hasKey={access.all.hasKey} onChanged={access.refresh} />
      <section className="settings-test" aria-label={words.test}>
        <p className="settings-actions">
          <Button disabled={isTesting || url === undefined || effective.isOffline === true} onClick={() => void test()}>
            {words.test}
          </Button>
          {effective.isOffline === true && <span className="settings-soft">{words.offlineNow}</span>}
        </p>
        {isTesting && <ProgressLine label={words.testing} fraction={null} />}
        {fault !== null && (
          <NoticeCard tone="warn" kind={words.testFailed}>
            {fault.message}
          </NoticeCard>
        )}
        <EndpointFindings settings={effective} endpoints={endpoints} embedding={embedding} />
      </section>
      <SettingSwitch
        access={access}
        name="useEndpointEmbeddings"
        label={words.embeddings}
        hint={words.embeddingsHint}
      />
    </div>
  );
}
