import { useState } from 'react';
import type { ReportFinding } from '#shared/domain/report-finding.ts';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button } from '#renderer/ui/index.ts';
import { groupFindings } from './finding-groups.ts';

/** A longer list is shown when it is asked for. */
const firstShown = 30;

/** What to look at before the report is handed in, each with the way to its place. */
export function Findings({ style, onLeave }: { readonly style: string | null; readonly onLeave: () => void }) {
  const words = useText().export;
  const folder = useWorkbench((state) => state.folder);
  const { value, fault } = useRequest('report.lint', { folder, ...(style !== null && { style }) });
  const [showsAll, setShowsAll] = useState(false);
  const findings = value?.findings ?? [];
  const shown = showsAll ? findings : findings.slice(0, firstShown);
  return (
    <section className="export-findings" aria-label={words.lookFirst}>
      <h3>{words.lookFirst}</h3>
      <p role="status" className="export-hint">
        {fault === undefined
          ? value === undefined
            ? words.looking
            : findings.length === 0
              ? words.nothingFound
              : words.found({ findings: findings.length })
          : fault.message}
      </p>
      {groupFindings(shown).map((group) => (
        <section key={group.key} aria-label={group.heading ?? words.wholeReport}>
          <h4>{group.heading ?? words.wholeReport}</h4>
          <ul>
            {group.findings.map(({ key, finding }) => (
              <Finding key={key} finding={finding} onLeave={onLeave} />
            ))}
          </ul>
        </section>
      ))}
      {shown.length < findings.length && (
        <Button onClick={() => setShowsAll(true)}>{words.further({ findings: findings.length - shown.length })}</Button>
      )}
    </section>
  );
}

function Finding({ finding, onLeave }: { readonly finding: ReportFinding; readonly onLeave: () => void }) {
  const words = useText().export;
  const { editor, selectItem, showSource } = useWorkbench();
  const { code, itemId, sourceId, text } = finding;
  const what = (
    <>
      <span className="export-finding-kind">{words.finding[code]}</span>
      {text !== '' && <span className="export-hint">{text}</span>}
    </>
  );
  if (itemId === null && sourceId === undefined) return <li className="export-finding">{what}</li>;
  return (
    <li>
      <button
        type="button"
        className="export-finding"
        title={words.goTo}
        onClick={() => {
          onLeave();
          if (sourceId !== undefined) showSource({ sourceId });
          if (itemId === null) return;
          selectItem(itemId);
          if (text !== '' && standsInText(code)) editor?.revealText({ itemId, text: text.replace(/^…/u, '') });
          else editor?.revealItem(itemId);
        }}
      >
        {what}
      </button>
    </li>
  );
}

/** Whether a finding's words are words of the section. */
function standsInText(code: ReportFinding['code']): boolean {
  return code === 'mark-unresolved' || code === 'citation-without-source';
}
