import { Button } from '#renderer/ui/index.ts';

type PanelActionsProps = {
  readonly words: { readonly remove: string; readonly apply: string };
  readonly onRemove: () => void;
};

/** What a panel ends with: its node is taken out, or what was typed is kept by submitting the panel. */
export function PanelActions({ words, onRemove }: PanelActionsProps) {
  return (
    <div className="editor-panel-actions">
      <Button variant="quiet" onClick={onRemove}>
        {words.remove}
      </Button>
      <Button variant="primary" type="submit">
        {words.apply}
      </Button>
    </div>
  );
}
