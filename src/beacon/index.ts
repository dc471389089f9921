/**
 * Public sources of randomness, checked offline: drand's quicknet, pulses of NIST, announced numbers, secrets revealed.
 *
 * @packageDocumentation
 */

export { checkSourceValue } from "./checkSourceValue.js";
export { drandRoundAt } from "./drandRoundAt.js";
export { drandTimeOf } from "./drandTimeOf.js";
export { QUICKNET, type DrandChain } from "./quicknet.js";
export { sourceEntropy, type CountedSource } from "./seedEntropy.js";
export { verifyDrandRound, type BeaconVerdict, type DrandRound } from "./verifyDrandRound.js";
export { verifyNistPulse, type NistPulseCheck } from "./verifyNistPulse.js";
