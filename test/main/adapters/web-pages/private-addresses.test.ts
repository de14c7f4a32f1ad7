import { describe, expect, it } from 'vitest';
import { isPrivateAddress, namesOwnNetwork } from '#main/adapters/web-pages/private-addresses.ts';

describe('addresses of the own machine and network', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    'not an address',
  ])('%s is one', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(['93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1', '::ffff:93.184.216.34', '2002:5db8::1'])(
    '%s is none',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});

describe('a host that a person types', () => {
  it.each(['localhost', '127.0.0.1', '[::1]', 'wiki', 'nas.local', 'wiki.corp', 'box.home.arpa'])(
    '%s means their own network',
    (host) => {
      expect(namesOwnNetwork(host)).toBe(true);
    },
  );

  it.each(['example.org', 'localhost.example.org', '93.184.216.34', 'local.org'])('%s does not', (host) => {
    expect(namesOwnNetwork(host)).toBe(false);
  });
});
