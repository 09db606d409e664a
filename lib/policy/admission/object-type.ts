/** Groups whose resources are told apart by their names alone. */
const plainGroups: ReadonlySet<string> = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'storage.k8s.io',
]);

/** A type of Kubernetes objects, such as `apps/v1/Deployment`, as the API server's paths name it. */
export class ObjectType {
  readonly group: string;
  readonly version: string;
  /** In paths: `deployments`. */
  readonly resource: string;

  constructor(type: string) {
    const [kind = '', version = '', group = ''] = type.split('/').reverse();
    this.group = group;
    this.version = version;
    this.resource = plural(kind);
  }

  /** For names: `deployments`, `horizontalpodautoscalers-v2`, `rollouts.argoproj.io-v1alpha1`. */
  get label(): string {
    const group = plainGroups.has(this.group) ? '' : `.${this.group}`;
    return `${this.resource}${group}${this.version === 'v1' ? '' : `-${this.version}`}`;
  }
}

/** @see https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology */
function plural(kind: string): string {
  const singular = kind.toLowerCase();
  if (singular === 'endpoints') return singular;
  if (/(s|x|ch|sh)$/.test(singular)) return `${singular}es`;
  return /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`;
}
