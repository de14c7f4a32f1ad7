export { coreMessageSchema, windowMessageSchema, type CoreMessage, type WindowMessage } from './carrier.ts';
export type { CoreConnection } from './connection.ts';
export { coreEventSchema, type Announcement, type CoreEvent } from './events.ts';
export {
  requests,
  type AppRequestName,
  type ParsedInput,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from './requests.ts';
