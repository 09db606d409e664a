import * as path from 'node:path';
import * as ts from 'typescript';
import { root } from './pages';

/** Where the kinds of Kubernetes are declared. */
const declared: Readonly<Record<string, string>> = {
  ConfigMap: 'v1',
  CronJob: 'batch/v1',
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  Ingress: 'networking.k8s.io/v1',
  Job: 'batch/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PersistentVolumeClaim: 'v1',
  Pod: 'v1',
  PodDisruptionBudget: 'policy/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  Service: 'v1',
  StatefulSet: 'apps/v1',
};

/** Kinds of other projects, whose types are not among them. */
const ofOthers = new Set(['GRPCRoute', 'HTTPRoute', 'PodMonitor', 'PrometheusRule', 'ScaledObject', 'ServiceMonitor']);

const fileOf = (kind: string) => path.join(root, 'node_modules/kubernetes-models', declared[kind]!, `${kind}.d.ts`);
const program = ts.createProgram(Object.keys(declared).map(fileOf), { skipLibCheck: true, strict: true });

/**
 * A field as a page shows it, once it is known to exist.
 *
 * @param field such as `Pod.spec.containers[].env`
 */
export function checkField(field: string): string {
  const [kind, ...steps] = field.split('.');
  if (!ofOthers.has(kind!)) steps.reduce((type, step) => stepInto(type, step, field), typeOf(kind!));
  return `\`${field}\``;
}

function typeOf(kind: string): ts.Type {
  if (!declared[kind]) throw new Error(`'${kind}' is no kind that is known here`);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(fileOf(kind))!)!;
  return checker.getDeclaredTypeOfSymbol(checker.getExportsOfModule(module).find(({ name }) => name === `I${kind}`)!);
}

function stepInto(type: ts.Type, step: string, field: string): ts.Type {
  const checker = program.getTypeChecker();
  const property = checker.getPropertyOfType(type, step.replace('[]', ''));
  if (!property) throw new Error(`Kubernetes has no field '${field}': '${step}' is unknown`);
  const value = checker.getNonNullableType(checker.getTypeOfSymbol(property));
  if (!step.endsWith('[]')) return value;
  const element = checker.getIndexTypeOfType(value, ts.IndexKind.Number);
  if (!element) throw new Error(`Kubernetes has no list at '${step}' of '${field}'`);
  return checker.getNonNullableType(element);
}
