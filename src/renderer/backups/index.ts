export { BackupsDialog } from './backups-dialog.tsx';
export { OpenProjectFile } from './open-project-file.tsx';
export { usePackProject } from './use-pack-project.ts';
