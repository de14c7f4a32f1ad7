import type { ReactNode } from 'react';

type ChipProps = {
  readonly tone?: 'plain' | 'good' | 'warn' | 'bad' | 'accent';
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
};

export function Chip({ tone = 'plain', icon, title, children }: ChipProps) {
  return (
    <span className="ui-chip" data-tone={tone} title={title}>
      {icon}
      {children}
    </span>
  );
}
