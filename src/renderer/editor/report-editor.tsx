import { FilePlus2, Play } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useCommands, runCommand } from '#renderer/app/commands.ts';
import { useConnection, useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useCoreReach } from '#renderer/state/core-reach.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import { FindBar } from './core/find-bar.tsx';
import { followSections } from './core/follow-sections.ts';
import { createReportSession, type ReportSession } from './core/report-session.ts';
import { createSectionCommands } from './core/section-commands.ts';
import { createUnsavedTexts } from './core/unsaved-texts.ts';
import { windowId } from './core/window-id.ts';
import { EditorOverlays, EditorToolbar } from './features/index.ts';
import { reportExtensions } from './report-extensions.ts';
import { SuggestionsBar } from './suggestions/index.ts';

/** The report of the project that is open. */
export function ReportEditor() {
  const folder = useWorkbench((state) => state.folder);
  const { value: project } = useRequest('project.read', { folder });
  if (project === undefined) return null;
  const isEditable = project.access !== 'read-only';
  return <OpenReport key={`${folder} ${isEditable}`} folder={folder} isEditable={isEditable} />;
}

function OpenReport({ folder, isEditable }: { readonly folder: string; readonly isEditable: boolean }) {
  const text = useText();
  const connection = useConnection();
  const invoke = useInvoke();
  const element = useRef<HTMLDivElement>(null);
  const [session, setSession] = useState<ReportSession | null>(null);
  const words = useRef(text.editing);
  useEffect(() => {
    words.current = text.editing;
  }, [text]);
  useEffect(() => {
    if (element.current === null) return undefined;
    const { selectItem, setEditor } = useWorkbench.getState();
    const opened = createReportSession({
      connection,
      folder,
      element: element.current,
      isEditable,
      extensions: (labels) => reportExtensions({ folder, labels, invoke }),
      words: words.current,
      unsaved: createUnsavedTexts({ folder, windowId: windowId(), storage: localStorage, locks: navigator.locks }),
      say: (said) => addNotice({ kind: 'said', text: said }),
      tellFault: (fault) => addNotice({ kind: 'fault', fault }),
      onSectionEntered: selectItem,
    });
    setSession(opened);
    setEditor({
      revealItem: (itemId) => opened.view().core?.reveal(itemId),
      revealText: ({ itemId, text: found }) => opened.view().core?.reveal(itemId, { text: found, focus: true }),
      insertCitation: opened.insertCitation,
      focus: () => opened.view().core?.editor.view.focus(),
      flush: opened.flush,
    });
    const flush = () => void opened.flush();
    const stopFollowing = followSections({ element: element.current, session: opened });
    // What other windows wrote while the core was gone was announced to nobody, and what was on its way isn't saved.
    const stopReturning = useCoreReach.subscribe((now, before) => {
      if (now.returns > before.returns) opened.catchUp();
    });
    addEventListener('pagehide', opened.keepUnsaved);
    addEventListener('blur', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      removeEventListener('pagehide', opened.keepUnsaved);
      removeEventListener('blur', flush);
      document.removeEventListener('visibilitychange', flush);
      stopFollowing();
      stopReturning();
      setEditor(null);
      setSession(null);
      opened.destroy();
    };
  }, [connection, invoke, folder, isEditable]);
  return (
    <div className="editor-pane">
      {session !== null && <Around session={session} folder={folder} isEditable={isEditable} />}
      <div className="editor-scroll" data-scroll="report" {...(isEditable ? {} : { tabIndex: 0 })}>
        <div ref={element} className="editor-page" />
      </div>
      {session !== null && <StatusLine session={session} />}
    </div>
  );
}

/** The state of saving changes while one types: what doesn't show it isn't drawn for it. */
const Toolbar = memo(EditorToolbar);
const Suggestions = memo(SuggestionsBar);
const Overlays = memo(EditorOverlays);

type AroundProps = { readonly session: ReportSession; readonly folder: string; readonly isEditable: boolean };

/** What isn't the text itself: commands, tools above it, what stands there while there is none. */
function Around({ session, folder, isEditable }: AroundProps) {
  const text = useText().editing;
  const connection = useConnection();
  const { status, fault, core, suggestions } = useSyncExternalStore(session.subscribe, session.view);
  const [find, setFind] = useState<{ readonly canReplace: boolean; readonly asked: number } | null>(null);
  const commands = useMemo(
    () =>
      createSectionCommands({
        connection,
        folder,
        core: () => session.view().core,
        newHeading: text.newHeading,
        refresh: session.refresh,
        onFault: (told) => addNotice({ kind: 'fault', fault: told }),
      }),
    [connection, folder, session, text],
  );
  const canEdit = isEditable && core !== null;
  const openFind = (canReplace: boolean) => setFind((before) => ({ canReplace, asked: (before?.asked ?? 0) + 1 }));
  useCommands([
    {
      id: 'editor.find',
      title: text.find.open,
      shortcut: 'Mod-F',
      run: () => openFind(false),
      isEnabled: core !== null,
    },
    {
      id: 'editor.replace',
      title: text.find.openReplace,
      shortcut: 'Mod-H',
      run: () => openFind(true),
      isEnabled: canEdit,
    },
    { id: 'editor.split', title: text.splitHere, run: () => void commands.splitHere(), isEnabled: canEdit },
    { id: 'editor.new-section', title: text.newBelow, run: () => void commands.newBelow(), isEnabled: isEditable },
  ]);
  if (status === 'loading') return <p className="editor-said">{text.loading}</p>;
  if (status === 'failed') {
    return (
      <div className="editor-said" role="alert">
        <p>{fault?.message}</p>
        <Button onClick={() => void session.refresh()}>{text.tryAgain}</Button>
      </div>
    );
  }
  if (core === null) {
    return (
      <EmptyState
        title={text.emptyTitle}
        text={text.emptyText}
        actions={
          <>
            <Button variant="primary" icon={<Play size={14} aria-hidden />} onClick={() => runCommand('run.brief')}>
              <DraftWord />
            </Button>
            <Button icon={<FilePlus2 size={14} aria-hidden />} onClick={() => void commands.newBelow()}>
              {text.firstSection}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <>
      {isEditable && <Toolbar core={core} />}
      {find !== null && <FindBar key={core.editor.instanceId} core={core} {...find} onClose={() => setFind(null)} />}
      <Suggestions core={core} suggestions={suggestions} />
      <Overlays core={core} />
    </>
  );
}

function DraftWord() {
  return useText().app.draft;
}

function StatusLine({ session }: { readonly session: ReportSession }) {
  const text = useText().editing;
  const { status, save, counts } = useSyncExternalStore(session.subscribe, session.view);
  const selected = useWorkbench((state) => state.selectedItemId);
  if (status !== 'ready') return null;
  const section = selected === null ? undefined : counts.bySection.get(selected);
  return (
    <footer className="editor-status">
      <span role="status" data-kind={save.kind}>
        {save.kind === 'saved'
          ? text.saved
          : save.kind === 'saving'
            ? text.saving
            : text.notSaved({ reason: save.fault.message })}
      </span>
      {save.kind === 'failed' && (
        <Button variant="quiet" onClick={() => void session.flush()}>
          {text.tryAgain}
        </Button>
      )}
      <span className="editor-status-space" />
      <span>
        {section === undefined
          ? text.words({ words: counts.total })
          : text.wordsOfSection({ section, report: counts.total })}
      </span>
    </footer>
  );
}
