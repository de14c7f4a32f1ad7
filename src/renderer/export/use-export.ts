import { useRef, useState } from 'react';
import type { RequestInput } from '#shared/contract/index.ts';
import { useBytes, useConnection, useCoreEvent, useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';

export type ExportStep = 'citations' | 'writing' | 'printing';

/** Exports the report as a file that the browser keeps where the person wants; `step` is null while none goes on. */
export function useExport(onDone: () => void): {
  readonly step: ExportStep | null;
  readonly start: (request: RequestInput<'report.export'>) => Promise<void>;
  readonly cancel: () => void;
} {
  const text = useText();
  const invoke = useInvoke();
  const { id } = useConnection();
  const { exportUrl } = useBytes();
  const [step, setStep] = useState<ExportStep | null>(null);
  const going = useRef<AbortController | null>(null);
  useCoreEvent(({ event, origin }) => {
    if (event.type === 'export-progressed' && origin === id && going.current !== null) setStep(event.step);
  });

  async function start(request: RequestInput<'report.export'>): Promise<void> {
    const cancelled = new AbortController();
    going.current = cancelled;
    setStep('citations');
    // What was typed a moment ago belongs to the report.
    await useWorkbench.getState().editor?.flush();
    const exported = await invoke('report.export', request, { signal: cancelled.signal });
    going.current = null;
    setStep(null);
    if (!exported.ok) return;
    const { exportId, warnings, ...counts } = exported.value;
    if (exportId === null) return;
    download(exportUrl({ folder: request.folder, exportId }));
    addNotice({ kind: 'said', text: [text.export.done(counts), ...warnings].join(' ') });
    onDone();
  }

  return { step, start, cancel: () => going.current?.abort() };
}

/** The answer says what the file is called and that it is to be kept. */
function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
