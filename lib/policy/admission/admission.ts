import { libProperties } from '../../properties/lib-properties';
import type { KubernetesVersion } from '../expression/choice';
import type { Settings } from '../expression/resolve';
import { newestKubernetesMinor } from '../judge/judge';
import { pods } from '../kubernetes/pods';
import { checkPacks, levelIn, type Pack } from '../pack';
import type { Named, ResourceRule, ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding, Validation } from './admission-objects';
import { changedVariable, makesPods, objectVariables, podVariable } from './changed';
import { addedContainers } from './debugging';
import { ExportedRule, exportPolicy } from './exported-rule';
import { matchConditions, neverMatched } from './match-conditions';
import { ObjectType } from './object-type';

export interface AdmissionOptions {
  /**
   * Whether the cluster refuses what a mandatory policy forbids.
   *
   * @default false - it warns whoever asked, and writes to the audit log
   */
  readonly deny?: boolean;
  /**
   * Namespaces that are left alone, beside kube-system, kube-public and kube-node-lease.
   *
   * @format namespace
   * @default - none
   */
  readonly excludedNamespaces?: readonly string[];
  /**
   * Minor version of the cluster, such as `1.34`.
   *
   * @pattern ^1\.[1-9]\d{0,2}$ a minor version, such as '1.34'
   * @default - the newest that the policies know
   */
  readonly kubernetesVersion?: KubernetesVersion;
  /**
   * Whether the cluster's environment protects its data.
   *
   * @default false
   */
  readonly protected?: boolean;
}

export interface Admission {
  /** Cluster-scoped objects: each policy with its binding. */
  readonly objects: readonly (ValidatingAdmissionPolicy | ValidatingAdmissionPolicyBinding)[];
  /** Policies that are not exported, but for those about Terraform alone, which has no admission. */
  readonly notExported: readonly NotExported[];
}

/** A policy that the cluster does not enforce, or not as a whole. */
export interface NotExported {
  readonly pack: string;
  readonly policy: string;
  /** Whether some of its rules are exported. */
  readonly partly: boolean;
  readonly why: string;
}

/**
 * Policies for the cluster's own admission, so that it refuses what synthesis refuses.
 *
 * @throws UserError if a pack or an option is none
 */
export function admission(packs: readonly Pack[], given: AdmissionOptions = {}): Admission {
  const options = libProperties.check('AdmissionOptions', given, 'admission');
  const namespaces = [...new Set([...neverMatched, ...(options.excludedNamespaces ?? [])])];
  const exports = checkPacks(packs, 'admission').map((pack) => exportPack(pack, options, namespaces));
  return {
    objects: exports.flatMap(({ objects }) => objects),
    notExported: exports.flatMap(({ notExported }) => notExported),
  };
}

function exportPack(pack: Pack, options: AdmissionOptions, namespaces: readonly string[]): Admission {
  const settings: Settings = {
    facts: {
      kubernetesMinor: options.kubernetesVersion ? Number(options.kubernetesVersion.split('.')[1]) : newestKubernetesMinor,
      protected: options.protected ?? false,
    },
    parameters: new Map((pack.parameters ?? []).map(({ parameter, value }) => [parameter, value])),
  };
  const enforced = { mandatory: [] as ExportedRule[], advisory: [] as ExportedRule[] };
  const notExported: NotExported[] = [];
  for (const policy of pack.policies) {
    const level = levelIn(pack, policy);
    if (level === 'off') continue;
    const { exported, reasons } = exportPolicy(policy, settings);
    enforced[level === 'advisory' ? 'advisory' : 'mandatory'].push(...exported);
    for (const why of reasons) notExported.push({ pack: pack.name, policy: policy.name, partly: exported.length > 0, why });
  }
  const print = (rules: readonly ExportedRule[], suffix: string, deny: boolean) =>
    shapesOf(rules).flatMap((shape) => objectsOf(shape, named(pack, `${shape.name}${suffix}`), namespaces, deny));
  return {
    objects: [...print(enforced.mandatory, '', options.deny ?? false), ...print(enforced.advisory, '-advisory', false)],
    notExported,
  };
}

/** What one ValidatingAdmissionPolicy is about: objects whose pods, if they make any, stand at the same place. */
interface Shape {
  readonly name: string;
  readonly failurePolicy: 'Fail' | 'Ignore';
  readonly resourceRules: readonly ResourceRule[];
  readonly variables: readonly Named[];
  readonly validations: readonly Validation[];
}

/** Rules about all that makes pods stand together; every other rule stands with its type. */
function shapesOf(rules: readonly ExportedRule[]): readonly Shape[] {
  const byName = new Map<string, { readonly types: readonly string[]; readonly rules: ExportedRule[] }>();
  const add = (label: string, types: readonly string[], rule: ExportedRule) => {
    const name = `${label}${rule.costly ? '-costly' : ''}`;
    const others = byName.get(name) ?? { types, rules: [] };
    others.rules.push(rule);
    byName.set(name, others);
  };
  for (const rule of rules) {
    const { types: all, part, parts } = rule.rule.target;
    // What an operator makes pods of, the pods tell that it makes.
    const types = all.filter((type) => !parts.has(type));
    const together = controllerTypes.every((type) => types.includes(type) && part[type]) ? controllerTypes : [];
    if (together.length > 0) add('controllers', together, rule);
    for (const type of types.filter((each) => !together.includes(each))) add(new ObjectType(type).label, [type], rule);
  }
  const shapes = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { types, rules: own }]) => shape(name, types, own));
  const debugging = rules.flatMap((rule) => rule.debugging() ?? []);
  return debugging.length > 0 ? [...shapes, debuggingShape(debugging)] : shapes;
}

/** What keeps its pod template at `spec.template`. */
const controllerTypes = pods.types.filter((type) => pods.part[type]?.join('.') === 'spec.template');

function shape(name: string, types: readonly string[], rules: readonly ExportedRule[]): Shape {
  const [type] = types as [string];
  const validations = rules.map((rule) => rule.validation(type));
  const resources = types.map((type) => new ObjectType(type));
  const versions = [...new Set(resources.map(({ group, version }) => `${group}/${version}`))];
  return {
    name,
    // A large object is not refused because it is dear to judge.
    failurePolicy: rules.some(({ costly }) => costly) ? 'Ignore' : 'Fail',
    resourceRules: versions.map((groupVersion) => {
      const own = resources.filter(({ group, version }) => `${group}/${version}` === groupVersion);
      return {
        apiGroups: [own[0]!.group],
        apiVersions: [own[0]!.version],
        operations: ['CREATE', 'UPDATE'],
        resources: own.map(({ resource }) => resource),
      };
    }),
    variables: used([...(makesPods(type) ? [podVariable(type), changedVariable(type)] : []), ...objectVariables], validations),
    validations,
  };
}

function debuggingShape(validations: readonly Validation[]): Shape {
  return {
    name: 'ephemeralcontainers',
    failurePolicy: 'Fail',
    resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['pods/ephemeralcontainers'] }],
    variables: used([podVariable('v1/Pod'), addedContainers], validations),
    validations,
  };
}

function used(variables: readonly Named[], validations: readonly Validation[]): readonly Named[] {
  return variables.filter(({ name }) => validations.some(({ expression }) => expression.includes(`variables.${name}`)));
}

function objectsOf(
  { failurePolicy, resourceRules, variables, validations }: Shape,
  metadata: ValidatingAdmissionPolicy['metadata'],
  namespaces: readonly string[],
  deny: boolean,
): readonly (ValidatingAdmissionPolicy | ValidatingAdmissionPolicyBinding)[] {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  return [
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata,
      spec: {
        failurePolicy,
        matchConstraints: {
          namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: namespaces }] },
          resourceRules,
        },
        matchConditions,
        variables,
        validations,
      },
    },
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata,
      // The API server takes no warning beside a denial.
      spec: { policyName: metadata.name, validationActions: deny ? ['Deny', 'Audit'] : ['Warn', 'Audit'] },
    },
  ];
}

function named({ name, version }: Pack, shape: string): ValidatingAdmissionPolicy['metadata'] {
  const text = version.toLowerCase().replaceAll('+', '-');
  return {
    name: `${name}-${text}-${shape}.slipway.dev`,
    labels: { 'app.kubernetes.io/managed-by': 'slipway', 'slipway.dev/pack': name, 'slipway.dev/pack-version': text },
  };
}
