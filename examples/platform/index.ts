export * from './environments';
export * from './workloads/service';
