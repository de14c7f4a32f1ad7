import type { ReactNode } from 'react';

type EmptyStateProps = {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly actions?: ReactNode;
};

/** What stands where nothing is yet: it says what to do next. */
export function EmptyState({ icon, title, text, actions }: EmptyStateProps) {
  return (
    <div className="ui-empty">
      {icon !== undefined && <div className="ui-empty-icon">{icon}</div>}
      <p className="ui-empty-title">{title}</p>
      {text !== undefined && <p>{text}</p>}
      {actions !== undefined && <div className="ui-empty-actions">{actions}</div>}
    </div>
  );
}
