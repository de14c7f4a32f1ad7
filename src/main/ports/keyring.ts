import type { Result } from '#shared/base/result.ts';

/** Keys of endpoints by base URL, kept so that only this person on this system can read them. */
export type Keyring = {
  readonly isAvailable: boolean;
  /** Where keys are kept, or why they can't be and what to do instead. */
  readonly message: string;
  /** Null where there is none, or it can't be unlocked. */
  readonly read: (baseUrl: string) => string | null;
  /** Faults: `keyring-missing`, `settings-unusable`. */
  readonly write: (baseUrl: string, key: string) => Promise<Result<void>>;
  readonly remove: (baseUrl: string) => Promise<Result<void>>;
  /** The base URLs that have a key, in order. */
  readonly list: () => Result<readonly string[]>;
};
