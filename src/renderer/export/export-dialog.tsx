import { useState } from 'react';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Dialog, ProgressLine } from '#renderer/ui/index.ts';
import { toExportRequest, usualChoices, type ExportChoices } from './export-choices.ts';
import { ExportOptions } from './export-options.tsx';
import { Findings } from './findings.tsx';
import { FormatChoice } from './format-choice.tsx';
import { TitlePage } from './title-page.tsx';
import { useExport } from './use-export.ts';
import './export.css';

/** The report as a file that the person keeps where they want. */
export function ExportDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText();
  const words = text.export;
  const folder = useWorkbench((state) => state.folder);
  const { value: report } = useRequest('report.read', isOpen ? { folder } : null);
  const { value: printing } = useRequest('export.printer', isOpen ? { folder } : null);
  const [choices, setChoices] = useState<ExportChoices>(usualChoices);
  const { step, start, cancel } = useExport(onClose);
  const change = (changes: Partial<ExportChoices>) => setChoices((before) => ({ ...before, ...changes }));
  const canPrint = printing === undefined || printing.printer !== null;
  const canExport = step === null && (choices.format !== 'pdf' || canPrint);
  // Who leaves doesn't wait for the file.
  const leave = () => {
    cancel();
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      size="wide"
      isOpen={isOpen}
      onClose={leave}
      closeLabel={text.app.close}
      footer={
        <>
          {step !== null && (
            <div className="export-progress" role="status">
              <ProgressLine
                label={words.working[step]}
                fraction={null}
                cancel={{ label: words.stop, onCancel: cancel }}
              />
            </div>
          )}
          <Button onClick={leave}>{text.app.cancel}</Button>
          <Button variant="primary" disabled={!canExport} onClick={() => void start(toExportRequest(folder, choices))}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className="export-dialog">
        <div className="export-choices">
          <FormatChoice format={choices.format} canPrint={canPrint} onChange={(format) => change({ format })} />
          {report !== undefined && <TitlePage key={folder} details={report} />}
        </div>
        <div className="export-choices">
          <ExportOptions choices={choices} onChange={change} />
          <Findings style={choices.style} onLeave={leave} />
        </div>
      </div>
    </Dialog>
  );
}
