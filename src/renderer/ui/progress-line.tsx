import { Pause, X } from 'lucide-react';
import { IconButton } from './button.tsx';

type ProgressLineProps = {
  /** What goes on. */
  readonly label: string;
  /** From 0 to 1; null while it isn't known. */
  readonly fraction: number | null;
  /** How far, and how long yet. */
  readonly detail?: string;
  readonly pause?: { readonly label: string; readonly onPause: () => void };
  readonly cancel?: { readonly label: string; readonly onCancel: () => void };
};

export function ProgressLine({ label, fraction, detail, pause, cancel }: ProgressLineProps) {
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div className="ui-progress">
      <div className="ui-progress-head">
        <span className="ui-progress-label">{label}</span>
        {pause !== undefined && (
          <IconButton label={pause.label} icon={<Pause size={14} aria-hidden />} onClick={pause.onPause} />
        )}
        {cancel !== undefined && (
          <IconButton label={cancel.label} icon={<X size={14} aria-hidden />} onClick={cancel.onCancel} />
        )}
      </div>
      <div
        className="ui-progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': percent })}
      >
        <div
          className="ui-progress-bar"
          data-unknown={percent === null}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
      {detail !== undefined && <span className="ui-progress-detail">{detail}</span>}
    </div>
  );
}
