export * from './expect-plan';
export * from './policy-cases';
export { type ProvisionerTrial, provisionerCases } from './provisioner-cases';
export * from './synthesize';
