import { useText } from '#renderer/language/index.ts';
import { Button, Dialog } from '#renderer/ui/index.ts';
import { ProblemsView } from './problems-view.tsx';

/** The problems by themselves, for windows without a project too. */
export function ProblemsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText();
  if (!isOpen) return null;
  return (
    <Dialog
      isOpen
      size="wide"
      title={text.problems.title}
      closeLabel={text.app.close}
      onClose={onClose}
      footer={<Button onClick={onClose}>{text.app.close}</Button>}
    >
      <ProblemsView />
    </Dialog>
  );
}
