import { documents, type Graph, type LabelSelector, type Subject } from '../../../lib/rules';
import { listed } from '../listed';
import { calicoSelector } from './calico-selector';
import { ciliumSpecs } from './cilium-ways';
import { openWays } from './open-ways';
import type { Direction } from './way';
import { waysOf } from './ways';

// biome-ignore lint/suspicious/noExplicitAny: a document as somebody wrote it
type Raw = any;

/** Whom a policy of Cilium or Calico keeps, and from what. */
export interface Isolation {
  /** Nothing for pods of every namespace; empty where the policy states none. */
  readonly namespace?: string;
  /** Nothing where only the cluster can tell whom it selects. */
  readonly selector?: LabelSelector;
  /** Where not everybody gets through. */
  readonly keeps: readonly Direction[];
  /** Where nobody does. */
  readonly denies: readonly Direction[];
}

const directions: readonly Direction[] = ['ingress', 'egress'];

const cilium = documents<Raw>('cilium.io/v2/CiliumNetworkPolicy', 'cilium.io/v2/CiliumClusterwideNetworkPolicy');
const calico = documents<Raw>(
  ...['projectcalico.org/v3', 'crd.projectcalico.org/v1'].flatMap((version) => [
    `${version}/NetworkPolicy`,
    `${version}/GlobalNetworkPolicy`,
  ]),
);

/** What policies of Cilium and Calico keep to itself. */
export function isolations(stack: Graph): readonly Isolation[] {
  return [
    ...stack.all(cilium).flatMap((policy) => ciliumSpecs(policy.raw).flatMap(([, spec]) => ofCilium(policy, spec, stack))),
    ...stack.all(calico).flatMap((policy) => ofCalico(policy, stack)),
  ];
}

function ofCilium({ type, namespace = '' }: Subject, spec: Raw, stack: Graph): readonly Isolation[] {
  // It keeps nodes.
  if (spec?.nodeSelector) return [];
  const own = { type, raw: { spec } };
  const states = (direction: Direction) => Array.isArray(spec?.[direction]) || Array.isArray(spec?.[`${direction}Deny`]);
  const about = directions.filter((direction) => (spec?.enableDefaultDeny?.[direction] ?? states(direction)) === true);
  return [
    {
      ...(type.endsWith('/CiliumNetworkPolicy') && { namespace }),
      ...ciliumSelector(spec?.endpointSelector),
      keeps: about.filter((direction) => openWays(own, direction, stack).length === 0),
      denies: about.filter((direction) => waysOf(own, direction, stack).length === 0),
    },
  ];
}

/** Labels of Cilium say where they are from; that of the namespace stands among them. */
function ciliumSelector(selector: LabelSelector | undefined): Pick<Isolation, 'namespace' | 'selector'> {
  const { 'io.kubernetes.pod.namespace': namespace, ...matchLabels } = Object.fromEntries(
    Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => [key.replace(source, ''), value]),
  );
  const matchExpressions = listed<Raw>(selector?.matchExpressions).map((each) => ({ ...each, key: String(each?.key).replace(source, '') }));
  const isTold = [...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)].some((key) => /^reserved[:.]|^io\./.test(key));
  return { ...(namespace !== undefined && { namespace }), ...(!isTold && { selector: { matchLabels, matchExpressions } }) };
}

const source = /^(?:k8s|any)[:.]/;

function ofCalico({ type, raw, namespace = '' }: Subject, stack: Graph): readonly Isolation[] {
  const spec = raw?.spec ?? {};
  const about = directions.filter((direction) =>
    Array.isArray(spec.types) ? spec.types.some((each: unknown) => String(each).toLowerCase() === direction) : states(spec, direction),
  );
  const [pods, places] = [calicoSelector(spec.selector), calicoSelector(spec.namespaceSelector)];
  const isGlobal = type.endsWith('/GlobalNetworkPolicy');
  const isRead = pods !== undefined && (!isGlobal || (places !== undefined && !places.labels.matchExpressions));
  const place = isGlobal ? (pods?.namespace ?? places?.namespace) : namespace;
  return [
    {
      ...(place !== undefined && { namespace: place }),
      ...(isRead && { selector: pods.labels }),
      keeps: about.filter((direction) => openWays({ type, raw }, direction, stack).length === 0),
      denies: about.filter((direction) => waysOf({ type, raw }, direction, stack).length === 0),
    },
  ];
}

/** What comes in is kept where a policy does not say what it is about. */
function states(spec: Raw, direction: Direction): boolean {
  return Array.isArray(spec[direction]) || (direction === 'ingress' && !Array.isArray(spec.egress));
}
