import { useRef, type KeyboardEvent } from 'react';

type TabsProps<Name extends string> = {
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly title: string; readonly badge?: string | undefined }[];
  readonly shown: Name;
  readonly onShow: (name: Name) => void;
  /** The id of the element that shows what the tab names. */
  readonly controls: string;
};

/** A row of tabs; arrows move between them. What is shown below is the caller's. */
export function Tabs<Name extends string>({ label, tabs, shown, onShow, controls }: TabsProps<Name>) {
  const row = useRef<HTMLDivElement>(null);
  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = tabs.findIndex(({ name }) => name === shown);
    const isEdge = Math.abs(step) > 1;
    const to = isEdge ? (step > 0 ? tabs.length - 1 : 0) : (from + step + tabs.length) % tabs.length;
    const next = tabs[to];
    if (next === undefined) return;
    onShow(next.name);
    (row.current?.children[to] as HTMLElement | undefined)?.focus();
  }
  return (
    <div ref={row} className="ui-tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ name, title, badge }) => (
        <button
          key={name}
          type="button"
          role="tab"
          className="ui-tab"
          id={`${controls}-tab-${name}`}
          aria-selected={name === shown}
          aria-controls={controls}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => onShow(name)}
        >
          {title}
          {badge !== undefined && <span className="ui-chip">{badge}</span>}
        </button>
      ))}
    </div>
  );
}
