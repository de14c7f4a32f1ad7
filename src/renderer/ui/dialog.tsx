import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import { Button, IconButton } from './button.tsx';

type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly closeLabel: string;
  readonly footer?: ReactNode;
  readonly size?: 'normal' | 'wide';
  readonly children: ReactNode;
};

export function Dialog({ title, isOpen, onClose, closeLabel, footer, size = 'normal', children }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="ui-backdrop" />
        <Base.Popup className="ui-dialog" data-size={size} initialFocus={() => firstField(body.current)}>
          <div className="ui-dialog-head">
            <Base.Title className="ui-dialog-title">{title}</Base.Title>
            <IconButton label={closeLabel} icon={<X size={16} aria-hidden />} onClick={onClose} />
          </div>
          <div className="ui-dialog-body" ref={body}>
            {children}
          </div>
          {footer !== undefined && <div className="ui-dialog-foot">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

type FormDialogProps = {
  readonly title: string;
  readonly submitLabel: string;
  readonly cancelLabel: string;
  readonly canSubmit: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A few fields with one thing to do with them, by its button or by Enter. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, cancelLabel, canSubmit, onSubmit, onClose, children } = props;
  const id = useId();
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      closeLabel={cancelLabel}
      footer={
        <>
          <Button onClick={onClose}>{cancelLabel}</Button>
          <Button variant="primary" type="submit" form={id} disabled={!canSubmit}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="ui-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canSubmit) onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}

/** What a person came to fill in; true leaves it to the dialog, which then takes its first control. */
function firstField(body: HTMLElement | null): HTMLElement | true {
  const fields = 'input:not([hidden], :disabled), select:not(:disabled), textarea:not(:disabled), [role="switch"]';
  return body?.querySelector<HTMLElement>(`[autofocus], ${fields}`) ?? true;
}

type ConfirmDialogProps = {
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly isOpen: boolean;
  readonly isDanger?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirmLabel, cancelLabel, isOpen, isDanger = false, onConfirm, onClose } = props;
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={cancelLabel}
      footer={
        <>
          <Button onClick={onClose}>{cancelLabel}</Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            onClick={() => {
              onConfirm();
              onClose();
            }}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
