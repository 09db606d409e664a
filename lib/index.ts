import { reportUserErrors } from './assembly/report';

export * from './assembly/assembly';
export { canonicalJson, sha256 } from './assembly/hash';
export * from './assembly/resource';
export { currentSource, projectFolder } from './assembly/source';
export * from './errors';
export * from './model/allowed';
export * from './model/binding';
export * from './model/cidr';
export * from './model/delivery';
export * from './model/dependency';
export * from './model/difference';
export * from './model/environment';
export * from './model/identity';
export * from './model/names';
export * from './model/network';
export * from './model/output';
export * from './model/place';
export * from './model/pod-security';
export * from './model/provisioner';
export * from './model/quantity';
export * from './model/release';
export * from './model/routes';
export * from './model/service';
export * from './model/text';
export * from './policy';
export * from './synth/deployment-stack';
export * from './synth/endpoint';
export type { OverrideTerms } from './synth/override';
export * from './synth/platform';

// The one effect of importing the library: a mistake is told in a paragraph, wherever in the program it is found.
reportUserErrors();
