import type { ComponentProps, ReactNode } from 'react';
import { Tooltip } from './tooltip.tsx';

type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly type?: 'button' | 'submit';
};

export function Button({ variant = 'plain', icon, shortcut, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`ui-button ${className ?? ''}`} data-variant={variant}>
      {icon}
      {children}
      {shortcut !== undefined && (
        <kbd className="ui-shortcut" aria-hidden>
          {shortcut}
        </kbd>
      )}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'type' | 'aria-label'> & {
  /** What it does, for screen readers and as its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
};

export function IconButton({ label, icon, shortcut, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={shortcut === undefined ? label : `${label} (${shortcut})`}>
      <button type="button" {...rest} aria-label={label} className={`ui-icon-button ${className ?? ''}`}>
        {icon}
      </button>
    </Tooltip>
  );
}
