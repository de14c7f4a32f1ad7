import type { ReactElement } from 'react';
import type { ItemId } from '#shared/base/ids.ts';
import { useText } from '#renderer/language/index.ts';
import { Menu } from '#renderer/ui/index.ts';
import type { OutlineChoice } from './outline-choices.ts';

type LinkMenuProps = {
  readonly trigger: ReactElement;
  readonly choices: readonly OutlineChoice[];
  readonly linkedTo: readonly ItemId[];
  readonly onLink: (itemId: ItemId, isLinked: boolean) => void;
};

/** The outline's items; those it is linked to are ticked, and choosing one again takes the link off. */
export function LinkMenu({ trigger, choices, linkedTo, onLink }: LinkMenuProps) {
  const text = useText();
  return (
    <Menu
      trigger={trigger}
      items={
        choices.length === 0
          ? [{ label: text.evidence.noOutline, isDisabled: true, onSelect: () => undefined }]
          : choices.map(({ itemId, heading, number }) => ({
              label: `${linkedTo.includes(itemId) ? '✓ ' : ''}${number} ${heading}`,
              onSelect: () => onLink(itemId, !linkedTo.includes(itemId)),
            }))
      }
    />
  );
}
