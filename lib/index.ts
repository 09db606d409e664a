import { reportUserErrors } from './wording/report-user-errors';

export type { AcknowledgedBy, RequiredApprovals } from './approval/required-approvals';
export type { DeploymentWindow, Weekday } from './approval/window';
export * from './assembly/assembly';
export type { Scope } from './assembly/claims';
export { atOnce } from './at-once';
export {
  type Address,
  blockAddress,
  type KubernetesAddress,
  objectAddress,
  parseAddress,
  printAddress,
  type TerraformAddress,
} from './documents/address';
export { canonicalJson, sha256 } from './documents/hash';
export { keyTwice } from './documents/json/key-twice';
export * from './documents/resource';
export * from './errors';
export { frozenCopy } from './frozen';
export { dnsSuffix } from './kept/dns-suffix';
export { lossOf } from './kept/kept-types';
export * from './model/adoption';
export * from './model/allowed';
export * from './model/autoscaling';
export { checkAwsRegion } from './model/aws-region';
export * from './model/binding';
export { AdoptedResources, type AdoptedResourcesProps } from './model/by-place/adopted-resources';
export { type AdoptedNames, AdoptedWorkload, type AdoptedWorkloadProps } from './model/by-place/adopted-workload';
export type { Approvals } from './model/by-place/approvals';
export * from './model/by-place/cluster-place';
export { ClusterServices } from './model/by-place/cluster-services';
export * from './model/by-place/egress-proxy';
export { External, type ExternalOutput, type ExternalProps } from './model/by-place/external';
export { type FactName, type FactOf, Facts } from './model/by-place/facts';
export { checkNamed } from './model/by-place/named-grant';
export type { RegionKeys } from './model/by-place/region-keys';
export { checkDependency } from './model/checks/check-dependency';
export { checkFlows, checkPeer } from './model/checks/check-flow';
export { returned, returnedIfAny, returnedObject, returnedObjectIfAny } from './model/checks/returned';
export * from './model/cidr';
export type { Cluster, SecretStore } from './model/cluster';
export * from './model/consumer';
export type { Contradiction, Never, OneForm, OneOf } from './model/contradiction';
export { type DatedDefault, type DefaultsDate, datedDefaults } from './model/dated-defaults';
export * from './model/delivery';
export * from './model/dependency';
export * from './model/difference';
export * from './model/environment';
export * from './model/environment-rules';
export * from './model/environment-services';
export { givenDependency } from './model/given-dependency';
export * from './model/identity';
export * from './model/monitoring';
export * from './model/names';
export * from './model/network';
export * from './model/node-placement';
export * from './model/ordering';
export * from './model/output';
export * from './model/pod-security';
export * from './model/provisioner';
export * from './model/quantity';
export * from './model/queue-scaling';
export * from './model/region';
export { RegionUpkeep } from './model/region-upkeep';
export { type Names, namesOf } from './model/renaming/former-names';
export { checkRetirement, type Retirable, Retired, type Retirement, retired } from './model/renaming/retired';
export { checkFileName } from './model/reserved-names';
export * from './model/routes';
export * from './model/service';
export * from './model/sharing/beside';
export * from './model/sharing/shared';
export * from './model/stamp-options';
export * from './model/statement';
export * from './model/telemetry';
export * from './model/text';
export { pathWithin } from './path-within';
export * from './policy';
export { checkProps } from './properties/check-props';
export { libProperties } from './properties/lib-properties';
export type { Bounds, Kind, Property, PropertyType, PropertyTypes } from './properties/property';
export { PropertyTable } from './properties/property-table';
export * from './release/promotion';
export * from './release/read-release';
export * from './release/release';
export { callGiven } from './source/given';
export { currentSource, projectFolder } from './source/source';
export type { Adoptable } from './synth/adoptions';
export type { Bindings, ValueOwner } from './synth/bindings/bindings';
export type { Existing } from './synth/bindings/existing';
export type { Externals } from './synth/bindings/externals';
export type { Placed, ShareOptions, SharingStack } from './synth/bindings/placed';
export type { ProvidedDependency, Sources, User } from './synth/bindings/provided-dependency';
export { claimSecret } from './synth/bindings/secret-claims';
export type { Sharing } from './synth/bindings/sharing';
export * from './synth/deployment-stack';
export * from './synth/endpoint';
export type { Image } from './synth/image';
export { literal } from './synth/literal';
export { ownerName } from './synth/names/owner-name';
export { isStoredElsewhere } from './synth/names/stored-version';
export type { Placement } from './synth/placement';
export * from './synth/platform';
export type { OverrideTerms } from './synth/render/override';
export { takenBy } from './synth/render/taken';
export type { Synthesis } from './synth/synth';
export { newestBuild, type SemverUpdates, semver, UpdateRule, type UpdateTerms } from './updates/update-rule';
export { kebabCase } from './wording/kebab-case';
export { nearestFirst } from './wording/nearest';

// The one effect of importing the library: a mistake is told in a paragraph, wherever in the program it is found.
reportUserErrors();
