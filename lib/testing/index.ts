export * from './expect-plan';
export { missingForPlans, type OfflinePlan, type OfflinePlanOptions, planOffline } from './plan-offline';
export * from './policy-cases';
export { type ProvisionerTrial, provisionerCases } from './provisioner-cases';
export { provisionerPlans } from './provisioner-plans';
export * from './synthesize';
