export * from './policy-cases';
export * from './synthesize';
