import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';

type NoticeCardProps = {
  readonly tone?: 'plain' | 'warn' | 'bad';
  readonly kind?: string;
  readonly dismiss?: { readonly label: string; readonly onDismiss: () => void };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** Words a person should read, kept until they put them away. */
export function NoticeCard({ tone = 'plain', kind, dismiss, actions, children }: NoticeCardProps) {
  return (
    <div className="ui-notice" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <div className="ui-notice-words">
        {kind !== undefined && <span className="ui-notice-kind">{kind}</span>}
        {children}
        {actions !== undefined && <div className="ui-empty-actions">{actions}</div>}
      </div>
      {dismiss !== undefined && (
        <IconButton label={dismiss.label} icon={<X size={14} aria-hidden />} onClick={dismiss.onDismiss} />
      )}
    </div>
  );
}
