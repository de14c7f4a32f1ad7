import type { ShellMessage } from '#shared/contract/shell-messages.ts';
import { coreIsBack } from '#renderer/state/core-reach.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { runCommand } from './commands.ts';

/** Does what the shell around the window says: a menu entry, another project, a core that came back. */
export function hearShell(message: ShellMessage): void {
  switch (message.kind) {
    case 'command':
      runCommand(message.id);
      return;
    case 'open-project':
      useWorkbench.getState().openProject(message.folder);
      return;
    case 'core-restarted':
      coreIsBack();
  }
}
