import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReasonerKind } from '#shared/domain/run.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { StylePicker } from '#renderer/citations/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Checkbox, Dialog, TextArea, TextField } from '#renderer/ui/index.ts';
import { formOf, keptBrief, readLength, wholeBrief, withTemplate, type BriefForm } from './brief-form.ts';
import { BudgetFields } from './budget-fields.tsx';
import { readBudget, typedBudget, type TypedBudget } from './budget.ts';
import { ReasonerChoice } from './reasoner-choice.tsx';
import { SaveTemplateDialog } from './save-template-dialog.tsx';
import { SourceChoice } from './source-choice.tsx';
import { TemplateChoice, type ChosenTemplate } from './template-choice.tsx';
import './runs.css';

/** What the report is to be, who writes it and what that may cost; begins a run. */
export function BriefDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return isOpen ? <BriefToCome onClose={onClose} /> : null;
}

/** The brief is asked for anew each time: what was kept a moment ago, here or elsewhere, is in the answer. */
function BriefToCome({ onClose }: { readonly onClose: () => void }) {
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const [typed, setTyped] = useState<BriefForm | null>(null);
  useEffect(() => {
    let isWanted = true;
    void invoke('project.read', { folder }).then((project) => {
      if (isWanted && project.ok) setTyped(formOf(project.value.brief));
    });
    return () => {
      isWanted = false;
    };
  }, [invoke, folder]);
  return typed === null ? null : <OpenDialog typed={typed} onClose={onClose} />;
}

const keepAfterMs = 500;

function OpenDialog({ typed, onClose }: { readonly typed: BriefForm; readonly onClose: () => void }) {
  const text = useText();
  const words = text.runs.brief;
  const invoke = useInvoke();
  const { folder, showPane } = useWorkbench();
  const { value: project } = useRequest('project.read', { folder });
  const { value: settings } = useRequest('settings.read', { folder });
  const { value: listed } = useRequest('runs.list', { folder });
  const { value: app } = useRequest('app.read', {});
  const { value: kinds } = useRequest('app.list-templates', { language: project?.language ?? 'en' });
  const [form, setForm] = useState(typed);
  const [budget, setBudget] = useState<TypedBudget | null>(null);
  const [chosenReasoner, setReasoner] = useState<ReasonerKind | null>(null);
  const [mayAsk, setMayAsk] = useState(false);
  const [template, setTemplate] = useState<ChosenTemplate | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [hasTried, setTried] = useState(false);

  const last = listed?.runs.find(({ kind }) => kind !== 'check' && kind !== 'redo');
  const effective = settings?.effective ?? {};
  const hasModel =
    effective.isOffline !== true &&
    (effective.model !== undefined || effective.roles?.writer?.model !== undefined) &&
    (effective.baseUrl !== undefined || effective.roles?.writer?.baseUrl !== undefined);
  const reasoner = chosenReasoner ?? (last === undefined ? (hasModel ? 'model' : 'extractive') : last.reasoner);
  const shownBudget = budget ?? typedBudget(last?.budget ?? {});
  const isRunning = project?.activeRunId != null;
  const brief = wholeBrief(form);
  const limits = readBudget(shownBudget);
  const canStart = !isRunning && limits !== null && (reasoner === 'extractive' || hasModel);

  const keep = useKept(form, (kept) => void invoke('project.write-brief', { folder, brief: kept }, { quiet: true }));
  function close(): void {
    keep();
    onClose();
  }

  async function start(work: 'draft' | 'plan' | 'write'): Promise<void> {
    setTried(true);
    if ((work !== 'write' && brief === null) || limits === null) return;
    keep();
    if (work !== 'write' && template !== null) {
      const { id, language } = template.template;
      const applied = await invoke('template.apply', {
        folder,
        templateId: id,
        language,
        leftOut: [...template.leftOut],
      });
      if (!applied.ok) return;
    }
    const started = await invoke('runs.start', {
      folder,
      work,
      reasoner,
      budget: limits,
      mayAsk: mayAsk && reasoner === 'model',
      ...(work === 'write' || brief === null ? {} : { brief }),
    });
    if (!started.ok) return;
    onClose();
    showPane('run');
  }

  const set = (changes: Partial<BriefForm>) => setForm((before) => ({ ...before, ...changes }));
  const isQuestionMissing = hasTried && form.question.trim() === '';
  return (
    <>
      <Dialog
        isOpen
        size="wide"
        title={words.title}
        closeLabel={text.app.close}
        onClose={close}
        footer={
          <>
            {isRunning && <span className="runs-foot-words">{words.inProgress}</span>}
            {!isRunning && (project?.outlineItems ?? 0) > 0 && (
              <Button variant="quiet" disabled={!canStart} onClick={() => void start('write')}>
                {words.write}
              </Button>
            )}
            <span className="runs-foot-space" />
            <Button disabled={!canStart} onClick={() => void start('plan')}>
              {words.plan}
            </Button>
            <Button variant="primary" disabled={!canStart} onClick={() => void start('draft')}>
              {words.draft}
            </Button>
          </>
        }
      >
        <form
          className="runs-brief"
          onSubmit={(event) => {
            event.preventDefault();
            if (canStart) void start('draft');
          }}
        >
          <TextArea
            label={words.question}
            hint={words.questionHint}
            rows={4}
            autoFocus
            value={form.question}
            fault={isQuestionMissing ? words.questionMissing : undefined}
            onValue={(question) => set({ question })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canStart) void start('draft');
            }}
          />
          <TemplateChoice
            templates={kinds?.templates ?? []}
            chosen={template}
            onChosen={(chosen) => {
              setForm((before) => withTemplate(before, chosen?.template ?? null, template?.template ?? null));
              setTemplate(chosen);
            }}
            onSave={(project?.outlineItems ?? 0) > 0 ? () => setSaving(true) : null}
          />
          <div className="runs-brief-row">
            <TextField
              label={words.reportTitle}
              placeholder={words.reportTitleHint}
              value={form.title}
              onValue={(title) => set({ title })}
            />
            <TextField label={words.audience} value={form.audience} onValue={(audience) => set({ audience })} />
          </div>
          <TextField
            label={words.tone}
            placeholder={words.toneHint}
            value={form.tone}
            onValue={(tone) => set({ tone })}
          />
          <div className="runs-brief-row">
            <TextField
              label={words.length}
              inputMode="numeric"
              value={form.lengthWords}
              fault={readLength(form.lengthWords) === null ? words.wrongNumber : undefined}
              onValue={(lengthWords) => set({ lengthWords })}
            />
            <StylePicker label={words.style} />
          </div>
          <SourceChoice
            chosen={form.sourceIds}
            isMissing={hasTried && form.sourceIds?.length === 0}
            onChosen={(sourceIds) => set({ sourceIds })}
          />
          <ReasonerChoice reasoner={reasoner} hasModel={hasModel} settings={effective} onReasoner={setReasoner} />
          <details className="runs-more" open={budget !== null || Object.keys(last?.budget ?? {}).length > 0}>
            <summary>{words.more}</summary>
            <BudgetFields typed={shownBudget} onTyped={setBudget} />
            <Checkbox
              label={words.mayAsk}
              isChecked={mayAsk && reasoner === 'model'}
              disabled={reasoner !== 'model'}
              onChange={setMayAsk}
            />
            <Checkbox
              label={words.reviews}
              isChecked={app?.preferences.acceptsProposals === false}
              disabled={app === undefined}
              onChange={(isChecked) =>
                void invoke('app.write-preferences', { changes: { acceptsProposals: !isChecked } })
              }
            />
          </details>
          {(project?.outlineItems ?? 0) > 0 && <p className="runs-soft">{words.keptEdits}</p>}
        </form>
      </Dialog>
      {/* Not inside the form: what is sent there must not begin a run here. */}
      {isSaving && <SaveTemplateDialog onClose={() => setSaving(false)} />}
    </>
  );
}

/** Keeps the form a moment after the last change; what it returns keeps it now. */
function useKept(form: BriefForm, write: (kept: ReturnType<typeof keptBrief>) => void): () => void {
  const newest = useRef({ form, kept: form, write });
  useEffect(() => {
    newest.current = { ...newest.current, form, write };
  });
  const keep = useCallback(() => {
    const { form: now, kept, write: writeNow } = newest.current;
    if (now === kept) return;
    newest.current = { ...newest.current, kept: now };
    writeNow(keptBrief(now));
  }, []);
  useEffect(() => {
    if (form === newest.current.kept) return undefined;
    const timer = setTimeout(keep, keepAfterMs);
    return () => clearTimeout(timer);
  }, [form, keep]);
  useEffect(() => keep, [keep]);
  return keep;
}
