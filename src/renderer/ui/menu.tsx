import { ContextMenu as BaseContext } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { Fragment, type ReactElement, type ReactNode } from 'react';

export type MenuEntry =
  | 'line'
  | {
      readonly label: string;
      readonly onSelect: () => void;
      readonly icon?: ReactNode;
      readonly shortcut?: string | undefined;
      readonly isDisabled?: boolean;
      readonly isDanger?: boolean;
    };

type MenuProps = { readonly trigger: ReactElement; readonly items: readonly MenuEntry[] };

export function Menu({ trigger, items }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="ui-positioner">
          <Base.Popup className="ui-popup ui-menu">
            <Entries items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The same entries under the right mouse button and the menu key. `trigger` is what they belong to. */
export function ContextMenu({ trigger, items }: MenuProps) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger render={trigger} />
      <BaseContext.Portal>
        <BaseContext.Positioner className="ui-positioner">
          <BaseContext.Popup className="ui-popup ui-menu">
            <Entries items={items} />
          </BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  );
}

function Entries({ items }: { readonly items: readonly MenuEntry[] }) {
  return items.map((item, index) => (
    <Fragment key={item === 'line' ? `line ${index}` : item.label}>
      {item === 'line' ? (
        <Base.Separator className="ui-menu-line" />
      ) : (
        <Base.Item
          className="ui-menu-item"
          disabled={item.isDisabled ?? false}
          data-danger={item.isDanger ?? false}
          onClick={item.onSelect}
        >
          {item.icon}
          {item.label}
          {item.shortcut !== undefined && (
            <kbd className="ui-shortcut" aria-hidden>
              {item.shortcut}
            </kbd>
          )}
        </Base.Item>
      )}
    </Fragment>
  ));
}
