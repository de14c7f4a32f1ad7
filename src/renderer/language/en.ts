import { createFormat } from './format.ts';
import { backups } from './en/backups.ts';
import { checks } from './en/checks.ts';
import { citations } from './en/citations.ts';
import { evidence } from './en/evidence.ts';
import { source } from './en/source.ts';
import { exporting } from './en/export.ts';
import { library } from './en/library.ts';
import { editing } from './en/editing.ts';
import { editor } from './en/editor.ts';
import { outline } from './en/outline.ts';
import { problems } from './en/problems.ts';
import { runs } from './en/runs.ts';
import { settings } from './en/settings.ts';
import { versions } from './en/versions.ts';

const { count } = createFormat('en');

/** Every word the app says, by pane. Other languages are files of the same form beside this one. */
export const en = {
  app: {
    name: 'Heddle',
    tagline: 'Draft long, cited reports from your own documents, offline',
    loading: 'Opening Heddle…',
    openingProject: 'Opening the project…',
    coreGone: "Heddle's core can't be reached. Trying again; nothing you wrote is lost.",
    coreBack: "Heddle's core was started again. Nothing is lost.",
    close: 'Close',
    cancel: 'Cancel',
    undo: 'Undo',
    more: 'More',
    dismiss: 'Dismiss',
    yourMove: 'What you can do',
    providerMove: 'Something outside Heddle',
    ourMove: 'A fault in Heddle',
    palette: 'Commands',
    palettePlaceholder: 'Type a command…',
    paletteEmpty: 'No command of that name.',
    openPalette: 'All commands',
    leftSide: 'Library and outline',
    rightSide: 'Evidence, source, checks and run',
    report: 'Report',
    hideLeft: 'Hide or show the left side',
    hideRight: 'Hide or show the right side',
    showLibrary: 'Show the library',
    showOutline: 'Show the outline',
    showEvidence: 'Show the evidence',
    showSource: 'Show the source',
    showChecks: 'Show the checks',
    showRun: 'Show the run',
    showVersions: 'Show the versions',
    library: 'Library',
    outline: 'Outline',
    evidence: 'Evidence',
    source: 'Source',
    checks: 'Checks',
    run: 'Run',
    versions: 'Versions',
    settings: 'Settings',
    openSettings: 'Open the settings',
    goBack: 'Back to where you were',
    closeProject: 'Close the project',
    projectMenu: 'Project',
    renameProject: 'Rename the project',
    draft: 'Draft…',
    exportReport: 'Export…',
    theme: 'Switch between light, dark and the system’s',
    resizeLeft: 'Width of the left side',
    resizeRight: 'Width of the right side',
    readOnly: 'Read only: a newer Heddle made this project. Update Heddle to change it.',
    unwritable:
      'Read only: nothing can be written in this folder. To change the project, copy it to a folder of your own.',
    offline: 'Offline: nothing leaves this machine',
    notices: 'Notices',
    partFailed: 'This part of the window failed. What you wrote is safe.',
    showAgain: 'Show it again',
    skipToReport: 'Skip to the report',
  },
  start: {
    heading: 'Your projects',
    newProject: 'New project…',
    openProject: 'Open a project…',
    openSample: 'Open the sample project',
    sampleText: 'Twenty-three public guides on building digital services, ready for a first draft.',
    recent: 'Recent',
    nothingRecent: 'Nothing here yet. Make a project and bring your documents in, or look around in the sample.',
    isGone: 'The folder is not there any more',
    forget: 'Take off this list',
    projectTitle: 'Title',
    projectFolder: 'Folder',
    chooseFolder: 'Choose…',
    create: 'Make the project',
    open: 'Open',
    folderTaken: 'The project is kept in this folder, which you can copy and back up.',
    browse: 'Choose a folder',
    browseFiles: 'Choose files',
    parentFolder: 'Up to the folder above',
    useThisFolder: 'Use this folder',
    chooseFiles: ({ chosen }: { chosen: number }) => `Take ${count(chosen, 'file', 'files')}`,
    emptyFolder: 'Nothing in this folder.',
    pathLabel: 'Path',
  },
  backups,
  export: exporting,
  library,
  source,
  evidence,
  outline,
  problems,
  runs,
  checks,
  citations,
  versions,
  settings,
  editing,
  editor,
};

export const language = { name: 'English', catalogue: en };
