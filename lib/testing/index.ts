export * from './expect-plan';
export * from './policy-cases';
export * from './synthesize';
