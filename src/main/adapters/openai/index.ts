export { createEndpointModel, type EndpointModelOptions } from './endpoint-model.ts';
