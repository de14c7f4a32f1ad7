import { ArrowLeft, PanelLeft, PanelRight, Play, Command as CommandIcon } from 'lucide-react';
import { useEffect, useState, type ComponentType } from 'react';
import { BackupsDialog } from '#renderer/backups/index.ts';
import { ChecksPane } from '#renderer/checks/index.ts';
import { useCore, useRequest } from '#renderer/client/index.ts';
import { ReportEditor } from '#renderer/editor/index.ts';
import { EvidencePane } from '#renderer/evidence/index.ts';
import { useText } from '#renderer/language/index.ts';
import { LibraryPane } from '#renderer/library/index.ts';
import { OutlinePane } from '#renderer/outline/index.ts';
import { RunPane } from '#renderer/runs/index.ts';
import { SourcePane } from '#renderer/source/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, IconButton, Menu, Tabs } from '#renderer/ui/index.ts';
import { VersionsPane } from '#renderer/versions/index.ts';
import { runCommand, useShortcutOf } from './commands.ts';
import { Guarded } from './guarded.tsx';
import { Splitter } from './splitter.tsx';
import { useLayout } from './use-layout.ts';

const panes = {
  library: LibraryPane,
  outline: OutlinePane,
  evidence: EvidencePane,
  source: SourcePane,
  checks: ChecksPane,
  run: RunPane,
  versions: VersionsPane,
} as const;

type PaneName = keyof typeof panes;

const narrowPx = 900;

/** A project: library and outline on the left, the report in the middle, all that backs it on the right. */
export function Workbench() {
  const text = useText();
  const { folder, leftPane, rightPane, lastSide, ...wanted } = useWorkbench();
  const { value: project, fault } = useRequest('project.read', { folder });
  const { value: settings } = useRequest('settings.read', { folder });
  const { layout, setLayout } = useLayout();
  const isNarrow = useIsNarrow();
  const hasRoom = !(isNarrow && wanted.isLeftShown && wanted.isRightShown);
  const isLeftShown = wanted.isLeftShown && (hasRoom || lastSide === 'left');
  const isRightShown = wanted.isRightShown && (hasRoom || lastSide === 'right');
  const closeProject = useWorkbench((state) => state.closeProject);
  const { cache } = useCore();
  useEffect(() => {
    if (project !== undefined) document.title = `${project.title} – ${text.app.name}`;
  }, [project, text]);
  if (fault !== undefined && project === undefined) {
    return (
      <main className="app-failed">
        <p>{fault.message}</p>
        <div className="app-failed-ways">
          <Button variant="primary" onClick={cache.refreshAll}>
            {text.editing.tryAgain}
          </Button>
          <Button onClick={closeProject}>{text.app.closeProject}</Button>
        </div>
        {fault.code === 'project-damaged' && <DamagedProject />}
      </main>
    );
  }
  return (
    <div className="app-workbench" data-narrow={isNarrow}>
      <TopBar title={project?.title ?? ''} />
      {project?.access === 'read-only' && (
        <p className="app-banner">
          {project.readOnlyBecause === 'unwritable' ? text.app.unwritable : text.app.readOnly}
        </p>
      )}
      <div
        className="app-columns"
        style={{
          gridTemplateColumns: columns({ layout, isLeftShown, isRightShown }),
        }}
      >
        {isLeftShown && (
          <Side
            side="left"
            label={text.app.leftSide}
            shown={leftPane}
            tabs={[
              {
                name: 'library',
                title: text.app.library,
                badge: project === undefined ? undefined : String(project.sources),
              },
              { name: 'outline', title: text.app.outline },
            ]}
            splitter={{ label: text.app.resizeLeft, width: layout.leftWidth, least: 220, most: 560 }}
            onWidth={(leftWidth) => setLayout({ leftWidth })}
          />
        )}
        <main className="app-report" aria-label={text.app.report} id="app-report" tabIndex={-1}>
          <Guarded>
            <ReportEditor />
          </Guarded>
        </main>
        {isRightShown && (
          <Side
            side="right"
            label={text.app.rightSide}
            shown={rightPane}
            tabs={(['evidence', 'source', 'checks', 'run', 'versions'] as const).map((name) => ({
              name,
              title: text.app[name],
            }))}
            splitter={{ label: text.app.resizeRight, width: layout.rightWidth, least: 260, most: 900 }}
            onWidth={(rightWidth) => setLayout({ rightWidth })}
          />
        )}
      </div>
      {settings?.effective.isOffline === true && <p className="app-offline">{text.app.offline}</p>}
    </div>
  );
}

/** What can be done for a project whose database is damaged: at once, and again after the dialog was closed. */
function DamagedProject() {
  const text = useText();
  const [isShown, setShown] = useState(true);
  return (
    <>
      <Button onClick={() => setShown(true)}>{text.backups.show}</Button>
      <BackupsDialog isDamaged isOpen={isShown} onClose={() => setShown(false)} />
    </>
  );
}

type SideProps<Name extends PaneName> = {
  readonly side: 'left' | 'right';
  readonly label: string;
  readonly shown: Name;
  readonly tabs: readonly { readonly name: Name; readonly title: string; readonly badge?: string | undefined }[];
  readonly splitter: { readonly label: string; readonly width: number; readonly least: number; readonly most: number };
  readonly onWidth: (width: number) => void;
};

/** One side of the window: its panes behind tabs, and the line that makes it wider. */
function Side<Name extends PaneName>({ side, label, shown, tabs, splitter, onWidth }: SideProps<Name>) {
  const showPane = useWorkbench((state) => state.showPane);
  const Pane: ComponentType = panes[shown];
  const id = `app-${side}`;
  return (
    <aside className="app-side" data-side={side} aria-label={label}>
      <Tabs label={label} controls={id} shown={shown} onShow={showPane} tabs={tabs} />
      <div id={id} role="tabpanel" aria-labelledby={`${id}-tab-${shown}`} className="app-pane">
        <Guarded key={shown}>
          <Pane />
        </Guarded>
      </div>
      <Splitter side={side} {...splitter} onWidth={onWidth} />
    </aside>
  );
}

function TopBar({ title }: { readonly title: string }) {
  const text = useText();
  const { isLeftShown, isRightShown, toggleSide, canGoBack, goBack } = useWorkbench();
  const paletteShortcut = useShortcutOf('app.palette');
  return (
    <header className="app-bar">
      <a className="app-skip" href="#app-report">
        {text.app.skipToReport}
      </a>
      <IconButton
        label={text.app.hideLeft}
        icon={<PanelLeft size={16} aria-hidden />}
        aria-pressed={isLeftShown}
        onClick={() => toggleSide('left')}
      />
      <h1 className="app-heading">
        <Menu
          trigger={
            <button type="button" className="app-title" aria-label={`${text.app.projectMenu}: ${title}`}>
              {title}
            </button>
          }
          items={[
            { label: text.app.exportReport, onSelect: () => runCommand('report.export') },
            { label: text.app.settings, onSelect: () => runCommand('app.settings') },
            'line',
            { label: text.backups.show, onSelect: () => runCommand('project.backups') },
            { label: text.backups.pack, onSelect: () => runCommand('project.pack') },
            'line',
            { label: text.app.renameProject, onSelect: () => runCommand('project.rename') },
            { label: text.app.closeProject, onSelect: () => runCommand('project.close') },
          ]}
        />
      </h1>
      {canGoBack && <IconButton label={text.app.goBack} icon={<ArrowLeft size={16} aria-hidden />} onClick={goBack} />}
      <span className="app-bar-space" />
      <Button variant="primary" icon={<Play size={14} aria-hidden />} onClick={() => runCommand('run.brief')}>
        {text.app.draft}
      </Button>
      <Button onClick={() => runCommand('report.export')}>{text.app.exportReport}</Button>
      <IconButton
        label={text.app.openPalette}
        shortcut={paletteShortcut}
        icon={<CommandIcon size={16} aria-hidden />}
        onClick={() => runCommand('app.palette')}
      />
      <IconButton
        label={text.app.hideRight}
        icon={<PanelRight size={16} aria-hidden />}
        aria-pressed={isRightShown}
        onClick={() => toggleSide('right')}
      />
    </header>
  );
}

function columns(of: {
  readonly layout: { readonly leftWidth: number; readonly rightWidth: number };
  readonly isLeftShown: boolean;
  readonly isRightShown: boolean;
}): string {
  const { layout, isLeftShown, isRightShown } = of;
  const left = isLeftShown ? `minmax(200px, ${layout.leftWidth}px)` : '';
  const right = isRightShown ? `minmax(240px, ${layout.rightWidth}px)` : '';
  return `${left} minmax(320px, 1fr) ${right}`;
}

function useIsNarrow(): boolean {
  const [isNarrow, setIsNarrow] = useState(() => innerWidth < narrowPx);
  useEffect(() => {
    const onResize = () => setIsNarrow(innerWidth < narrowPx);
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  return isNarrow;
}
