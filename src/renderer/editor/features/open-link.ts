import { safeAddress } from '../schema/safe-address.ts';

/** Opens an address outside of Heddle; others than web and mail addresses are not opened. */
export function openLink(href: string): void {
  const address = safeAddress(href);
  if (address !== null) window.open(address, '_blank', 'noopener,noreferrer');
}
