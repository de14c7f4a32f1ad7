import { useState } from 'react';
import { BackupsDialog, usePackProject } from '#renderer/backups/index.ts';
import { ExportDialog } from '#renderer/export/index.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { ProblemsDialog } from '#renderer/problems/index.ts';
import { BriefDialog } from '#renderer/runs/index.ts';
import { SettingsDialog } from '#renderer/settings/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { useCommands, type Command } from './commands.ts';
import { CommandPalette } from './palette.tsx';
import { RenameProjectDialog } from './rename-project-dialog.tsx';

type Shown = 'palette' | 'settings' | 'brief' | 'export' | 'rename' | 'problems' | 'backups' | null;

/** What can be done from anywhere, and the dialogs that it opens. */
export function GlobalCommands() {
  const text = useText();
  const invoke = useInvoke();
  const [shown, setShown] = useState<Shown>(null);
  const { folder, showPane, toggleSide, goBack, canGoBack, closeProject } = useWorkbench();
  const { value: app } = useRequest('app.read', {});
  const isOpen = folder !== '';
  const pack = usePackProject();
  const close = () => setShown(null);
  const pane = (name: Parameters<typeof showPane>[0], title: string, shortcut: string): Command => ({
    id: `pane.${name}`,
    title,
    shortcut,
    run: () => showPane(name),
    isEnabled: isOpen,
  });
  useCommands([
    { id: 'app.palette', title: text.app.openPalette, shortcut: 'Mod-K', run: () => setShown('palette') },
    {
      id: 'app.settings',
      title: text.app.openSettings,
      shortcut: 'Mod-,',
      run: () => setShown('settings'),
      isEnabled: isOpen,
    },
    {
      id: 'run.brief',
      title: text.app.draft,
      shortcut: 'Mod-Shift-D',
      run: () => setShown('brief'),
      isEnabled: isOpen,
    },
    {
      id: 'report.export',
      title: text.app.exportReport,
      shortcut: 'Mod-Shift-E',
      run: () => setShown('export'),
      isEnabled: isOpen,
    },
    { id: 'app.problems', title: text.problems.show, run: () => setShown('problems') },
    { id: 'project.backups', title: text.backups.show, run: () => setShown('backups'), isEnabled: isOpen },
    { id: 'project.pack', title: text.backups.pack, run: () => void pack(), isEnabled: isOpen },
    { id: 'project.rename', title: text.app.renameProject, run: () => setShown('rename'), isEnabled: isOpen },
    {
      id: 'project.close',
      title: text.app.closeProject,
      isEnabled: isOpen,
      run: () => {
        void (async () => {
          await useWorkbench.getState().editor?.flush();
          closeProject();
          location.hash = '';
        })();
      },
    },
    pane('library', text.app.showLibrary, 'Mod-1'),
    pane('outline', text.app.showOutline, 'Mod-2'),
    pane('evidence', text.app.showEvidence, 'Mod-3'),
    pane('source', text.app.showSource, 'Mod-4'),
    pane('checks', text.app.showChecks, 'Mod-5'),
    pane('run', text.app.showRun, 'Mod-6'),
    pane('versions', text.app.showVersions, 'Mod-7'),
    {
      id: 'app.left',
      title: text.app.hideLeft,
      shortcut: 'Mod-Alt-B',
      run: () => toggleSide('left'),
      isEnabled: isOpen,
    },
    {
      id: 'app.right',
      title: text.app.hideRight,
      shortcut: 'Mod-Alt-E',
      run: () => toggleSide('right'),
      isEnabled: isOpen,
    },
    { id: 'app.back', title: text.app.goBack, shortcut: 'Alt-ArrowLeft', run: goBack, isEnabled: canGoBack },
    {
      id: 'app.theme',
      title: text.app.theme,
      run: () => {
        const order = ['system', 'light', 'dark'] as const;
        const next = order[(order.indexOf(app?.preferences.theme ?? 'system') + 1) % order.length];
        void invoke('app.write-preferences', { changes: { theme: next } });
      },
    },
  ]);
  return (
    <>
      <CommandPalette isOpen={shown === 'palette'} onClose={close} />
      <ProblemsDialog isOpen={shown === 'problems'} onClose={close} />
      {isOpen && (
        <>
          <SettingsDialog isOpen={shown === 'settings'} onClose={close} />
          <BriefDialog isOpen={shown === 'brief'} onClose={close} />
          <ExportDialog isOpen={shown === 'export'} onClose={close} />
          <BackupsDialog isOpen={shown === 'backups'} onClose={close} />
          <RenameProjectDialog isOpen={shown === 'rename'} onClose={close} />
        </>
      )}
    </>
  );
}
