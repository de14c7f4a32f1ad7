import { useState } from 'react';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, TextArea } from '#renderer/ui/index.ts';
import { browserOf } from './browser-of.ts';

/** Shows the text that is copied, exactly as it is copied. */
export function DiagnosticsView({ onBack }: { readonly onBack: () => void }) {
  const { problems: words } = useText();
  const folder = useWorkbench((state) => state.folder);
  const browser = browserOf(navigator.userAgent);
  const { value, fault } = useRequest('app.read-diagnostics', {
    ...(folder === '' ? {} : { folder }),
    ...(browser === null ? {} : { browser }),
  });
  const [said, setSaid] = useState('');
  if (value === undefined) return fault === undefined ? null : <p>{fault.message}</p>;
  const { text } = value;
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words.copied);
    } catch {
      setSaid(words.copyFailed);
    }
  }
  return (
    <div className="problems">
      <p>{words.diagnosticsIntro}</p>
      <p className="problems-actions">
        <Button variant="primary" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button onClick={onBack}>{words.back}</Button>
        <span role="status">{said}</span>
      </p>
      <div className="problems-text">
        <TextArea label={words.diagnosticsTitle} value={text} onValue={() => undefined} readOnly rows={18} />
      </div>
    </div>
  );
}
