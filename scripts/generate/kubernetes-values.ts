import * as path from 'node:path';
import * as ts from 'typescript';
import { type GeneratedFile, mark, root } from './generated-file';

/** The kinds of Kubernetes' own that synthesis writes, and those that stand beside them often. */
const kinds = [
  'v1/ConfigMap',
  'v1/Namespace',
  'v1/PersistentVolumeClaim',
  'v1/Pod',
  'v1/Secret',
  'v1/Service',
  'v1/ServiceAccount',
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'batch/v1/CronJob',
  'batch/v1/Job',
  'networking.k8s.io/v1/Ingress',
  'networking.k8s.io/v1/NetworkPolicy',
  'policy/v1/PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/ClusterRole',
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
  'rbac.authorization.k8s.io/v1/Role',
  'rbac.authorization.k8s.io/v1/RoleBinding',
] as const;

/** Kubernetes' own types of what objects hold, as whoever reads a written object takes them: what is stated is there. */
export function kubernetesValues(): readonly GeneratedFile[] {
  const files = kinds.map((kind) => path.join(root, `node_modules/kubernetes-models/${kind}.d.ts`));
  const program = ts.createProgram(files, { target: ts.ScriptTarget.ES2022, skipLibCheck: true, strict: true, types: [] });
  const walk = new Walk(program.getTypeChecker());
  const entries = kinds.map((kind, index) => {
    const module = program.getTypeChecker().getSymbolAtLocation(program.getSourceFile(files[index]!)!)!;
    const symbol = program
      .getTypeChecker()
      .getExportsOfModule(module)
      .find(({ name }) => name === `I${path.basename(kind)}`)!;
    return `  '${kind}': ${walk.textOf(program.getTypeChecker().getDeclaredTypeOfSymbol(symbol))};`;
  });
  const text = [
    mark,
    '',
    '/** What objects of Kubernetes hold, by apiVersion and kind, as they were written: what is not stated is not there, whatever its type says. */',
    'export interface KubernetesValues {',
    ...entries,
    '}',
    '',
    '/** What Kubernetes leaves to whoever reads it. */',
    '// biome-ignore lint/suspicious/noExplicitAny: a document of any form',
    'export type Open = any;',
    '',
    '/** A list that is stated: an empty one is not written. */',
    'export type Listed<T> = [T, ...T[]];',
    '',
    ...walk.interfaces,
  ].join('\n');
  return [{ file: 'lib/documents/kubernetes-values.ts', text }];
}

class Walk {
  private readonly texts = new Map<string, string>();
  /** By symbol: two groups may have a type of one name. */
  private readonly names = new Map<ts.Symbol, string>();

  constructor(private readonly checker: ts.TypeChecker) {}

  get interfaces(): readonly string[] {
    return [...this.texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  }

  textOf(type: ts.Type): string {
    const { flags } = type;
    if (flags & ts.TypeFlags.StringLiteral) return `'${(type as ts.StringLiteralType).value}'`;
    if (flags & ts.TypeFlags.String) return 'string';
    if (flags & ts.TypeFlags.Number) return 'number';
    if (flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (type.isUnion()) return this.unionOf(type);
    if (this.checker.isArrayType(type)) return `Listed<${this.textOf(this.checker.getTypeArguments(type as ts.TypeReference)[0]!)}>`;
    const entry = type.getStringIndexType();
    if (entry) return `Record<string, ${this.textOf(entry)}>`;
    const properties = this.checker.getPropertiesOfType(type);
    return properties.length === 0 || !type.symbol ? 'Open' : this.interfaceOf(type.symbol, properties);
  }

  private unionOf(type: ts.UnionType): string {
    const some = type.types.filter((one) => !(one.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
    if (some.every((one) => one.flags & ts.TypeFlags.BooleanLike)) return 'boolean';
    return [...new Set(some.map((one) => this.textOf(one)))].sort().join(' | ');
  }

  private interfaceOf(symbol: ts.Symbol, properties: readonly ts.Symbol[]): string {
    const known = this.names.get(symbol);
    if (known !== undefined) return known;
    const name = this.freeName(symbol);
    this.names.set(symbol, name);
    this.texts.set(name, '');
    const lines = properties.map((property) => `  ${keyText(property.name)}: ${this.textOf(this.checker.getTypeOfSymbol(property))};`);
    this.texts.set(name, [`export interface ${name} {`, ...lines, '}', ''].join('\n'));
    return name;
  }

  /** `IIoK8sApiAppsV1DeploymentSpec` as `DeploymentSpec`, with its version where another group has one too. */
  private freeName(symbol: ts.Symbol): string {
    const whole = symbol.name.replace(/^I+o?K8s|^I/, '');
    const short = /(?:V\d+(?:(?:alpha|beta)\d+)?)([A-Z]\w*)$/.exec(whole)?.[1] ?? whole;
    const taken = new Set(this.names.values());
    return taken.has(short) ? whole : short;
  }
}

function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}
