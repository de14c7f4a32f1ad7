export { describeReport } from './describe-report.ts';
export { createEndpointFitter } from './endpoint-embedder.ts';
export { createEndpointModel, type EndpointModelOptions } from './endpoint-model.ts';
export { probeEndpoint } from './probe-endpoint.ts';
