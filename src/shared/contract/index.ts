export { coreEventSchema, type CoreEvent } from './events.ts';
export { requests, type ParsedInput, type RequestInput, type RequestName, type RequestOutput } from './requests.ts';
