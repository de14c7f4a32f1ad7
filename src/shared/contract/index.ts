export { faultSchema } from '../base/fault.ts';
