import { userFault } from '#shared/base/fault.ts';

export const cancelled = userFault('cancelled', 'The export was cancelled.');
