import { userFault } from '#shared/base/fault.ts';
import { fail, succeed } from '#shared/base/result.ts';
import type { Keyring } from '#main/ports/keyring.ts';

/** Where nothing can lock keys: they come from the environment. */
export function createNoKeyring(message: string = fromEnvironment): Keyring {
  const missing = fail(userFault('keyring-missing', message));
  return {
    isAvailable: false,
    message,
    read: () => null,
    write: () => Promise.resolve(missing),
    remove: () => Promise.resolve(succeed(undefined)),
    list: () => succeed([]),
  };
}

const fromEnvironment =
  'Here keys come from the environment: set HEDDLE_API_KEY before starting Heddle. The desktop app can keep them in the keyring of the system.';
