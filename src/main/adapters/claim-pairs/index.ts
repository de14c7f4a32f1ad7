export { type ClaimPairs, readClaimPairs } from './read-claim-pairs.ts';
