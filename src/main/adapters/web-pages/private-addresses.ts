import { BlockList, isIP, isIPv6 } from 'node:net';

/** Whether an address leads into this machine or its own network, or to no single machine (IANA special registries). */
export function isPrivateAddress(address: string): boolean {
  if (isIPv6(address)) {
    const inner = embedded(address);
    return inner === null ? blocked.check(address, 'ipv6') : isPrivateAddress(inner);
  }
  return isIP(address) === 4 ? blocked.check(address, 'ipv4') : true;
}

/** Whether a host as typed says that it is on this machine or network: then the person means it. */
export function namesOwnNetwork(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(plain) !== 0) return isPrivateAddress(plain);
  return !plain.includes('.') || /\.(?:localhost|local|internal|intranet|lan|corp|home\.arpa)$/.test(plain);
}

const blocked = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  blocked.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  blocked.addSubnet(net, bits, 'ipv6');
}

/** The IPv4 address that an IPv6 one stands for: mapped (::ffff:0:0/96), translated (64:ff9b::/96) or 6to4 (2002::/16). */
function embedded(address: string): string | null {
  const groups = groupsOf(address);
  const [first, second, third] = groups;
  if (first === 0x2002) return toIPv4(second ?? 0, third ?? 0);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  const isTranslated = first === 0x64 && second === 0xff9b && groups.slice(2, 6).every((group) => group === 0);
  return isMapped || isTranslated ? toIPv4(groups[6] ?? 0, groups[7] ?? 0) : null;
}

function groupsOf(address: string): readonly number[] {
  const plain = address
    .replace(/%.*$/, '')
    .replace(/(?<a>\d+)\.(?<b>\d+)\.(?<c>\d+)\.(?<d>\d+)$/, (_whole, ...parts) => {
      const [a, b, c, d] = parts.slice(0, 4).map(Number);
      return `${(((a ?? 0) << 8) | (b ?? 0)).toString(16)}:${(((c ?? 0) << 8) | (d ?? 0)).toString(16)}`;
    });
  const [head = '', tail] = plain.split('::');
  const numbers = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const before = numbers(head);
  const after = tail === undefined ? [] : numbers(tail);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function toIPv4(high: number, low: number): string {
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}
