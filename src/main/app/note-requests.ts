import type { Result } from '#shared/base/result.ts';
import type { RequestName } from '#shared/contract/index.ts';
import type { ErrorLog } from '#main/ports/error-log.ts';

/** Notes of each request what is a mistake of ours, and for as long as it goes on that it does. */
export function createRequestNotes(errorLog: ErrorLog, session: ReturnType<ErrorLog['beginSession']>) {
  return async (name: RequestName, ask: () => Promise<Result<unknown>>): Promise<Result<unknown>> => {
    const done = session.during(name);
    try {
      const answered = await ask();
      if (!answered.ok && answered.fault.whose === 'ours') {
        errorLog.note({ kind: 'request', subject: name, code: answered.fault.code });
      }
      return answered;
    } catch (error) {
      errorLog.note({ kind: 'request', subject: name, code: 'unexpected', error });
      throw error;
    } finally {
      done();
    }
  };
}
