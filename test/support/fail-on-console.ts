import { afterEach, beforeEach, expect, vi } from 'vitest';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method);
});

// A test that prints has something to say that an assertion should say.
afterEach(() => {
  const printed = methods.flatMap((method) =>
    vi.mocked(console[method]).mock.calls.map((call) => `${method}: ${String(call[0])}`),
  );
  vi.restoreAllMocks();
  expect(printed, 'console output in a test').toEqual([]);
});
