/** A rule of the cluster's admission. @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
export interface ValidatingAdmissionPolicy {
  readonly apiVersion: 'admissionregistration.k8s.io/v1';
  readonly kind: 'ValidatingAdmissionPolicy';
  readonly metadata: AdmissionMetadata;
  readonly spec: {
    readonly failurePolicy: 'Fail' | 'Ignore';
    readonly matchConstraints: {
      readonly namespaceSelector: { readonly matchExpressions: readonly NamespaceRequirement[] };
      readonly resourceRules: readonly ResourceRule[];
    };
    readonly matchConditions: readonly Named[];
    readonly variables: readonly Named[];
    readonly validations: readonly Validation[];
  };
}

/** What such a policy's violations do. */
export interface ValidatingAdmissionPolicyBinding {
  readonly apiVersion: 'admissionregistration.k8s.io/v1';
  readonly kind: 'ValidatingAdmissionPolicyBinding';
  readonly metadata: AdmissionMetadata;
  readonly spec: { readonly policyName: string; readonly validationActions: readonly ('Audit' | 'Deny' | 'Warn')[] };
}

export interface AdmissionMetadata {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface NamespaceRequirement {
  readonly key: 'kubernetes.io/metadata.name';
  readonly operator: 'NotIn';
  readonly values: readonly string[];
}

export interface ResourceRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly ('CREATE' | 'UPDATE')[];
  readonly resources: readonly string[];
}

/** An expression that others name. */
export interface Named {
  readonly name: string;
  readonly expression: string;
}

export interface Validation {
  readonly expression: string;
  readonly message: string;
}
