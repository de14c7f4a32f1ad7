import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronApi } from './electron-api.ts';
import type { Windows } from './set-up-windows.ts';

/** The menu bar. What concerns a project is a command of the window in front: one list of commands, whoever calls. */
export function setUpMenu(options: {
  readonly electron: Pick<ElectronApi, 'app' | 'Menu'>;
  readonly windows: Windows;
  readonly platform: NodeJS.Platform;
}): void {
  const { electron, windows, platform } = options;
  const { app, Menu } = electron;
  const words = app.getLocale().toLowerCase().startsWith('de') ? german : english;
  const command = (label: string, id: string): MenuItemConstructorOptions => ({
    label,
    // Shortcuts are the window's own: the same in every shell, and the person may change them.
    click: () => windows.tellFront({ kind: 'command', id }),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: words.file,
      submenu: [
        { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: () => windows.open(null) },
        { type: 'separator' },
        command(words.draft, 'run.brief'),
        command(words.export, 'report.export'),
        { type: 'separator' },
        command(words.settings, 'app.settings'),
        command(words.closeProject, 'project.close'),
        { type: 'separator' },
        { role: platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: words.view,
      submenu: [
        command(words.commands, 'app.palette'),
        { type: 'separator' },
        command(words.library, 'pane.library'),
        command(words.outline, 'pane.outline'),
        command(words.evidence, 'pane.evidence'),
        command(words.source, 'pane.source'),
        command(words.checks, 'pane.checks'),
        command(words.run, 'pane.run'),
        command(words.versions, 'pane.versions'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

const english = {
  file: '&File',
  newWindow: 'New window',
  draft: 'Draft…',
  export: 'Export…',
  settings: 'Settings',
  closeProject: 'Close the project',
  view: '&View',
  commands: 'All commands',
  library: 'Library',
  outline: 'Outline',
  evidence: 'Evidence',
  source: 'Source',
  checks: 'Checks',
  run: 'Run',
  versions: 'Versions',
};

const german: typeof english = {
  file: '&Datei',
  newWindow: 'Neues Fenster',
  draft: 'Entwurf …',
  export: 'Exportieren …',
  settings: 'Einstellungen',
  closeProject: 'Projekt schließen',
  view: '&Ansicht',
  commands: 'Alle Befehle',
  library: 'Bibliothek',
  outline: 'Gliederung',
  evidence: 'Belege',
  source: 'Quelle',
  checks: 'Prüfungen',
  run: 'Lauf',
  versions: 'Fassungen',
};
