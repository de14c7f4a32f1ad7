import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

type PopoverProps = {
  readonly label: string;
  readonly trigger?: ReactElement;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** Where it stands, where it has no trigger. */
  readonly anchor?: Element | { readonly getBoundingClientRect: () => DOMRect } | null;
  readonly children: ReactNode;
};

export function Popover({ label, trigger, isOpen, onOpenChange, anchor, children }: PopoverProps) {
  const controlled = isOpen === undefined ? {} : { open: isOpen };
  return (
    <Base.Root {...controlled} onOpenChange={(open) => onOpenChange?.(open)}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="ui-positioner" {...(anchor == null ? {} : { anchor })}>
          <Base.Popup className="ui-popup ui-popover" aria-label={label}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
