import { imageOf } from '../../words/image-words';
import { imagesIn } from '../images-in';
import type { Judged, PlanRule } from '../rule';

const isCreated = ({ kind, field }: Judged) => kind === 'created' && field === undefined;

/** What was not there before. */
export const creationRules: readonly PlanRule[] = [
  {
    id: 'exposure/opened',
    verdict: 'danger',
    class: 'expose',
    reason: 'Something is reached that was not reached before.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
    applies: (judged) => isCreated(judged) && isOpen(judged),
  },
  {
    id: 'rbac/of-cluster',
    verdict: 'danger',
    class: 'iam-widen',
    reason: 'Somebody may do something in every namespace.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
    applies: (judged) => isCreated(judged) && judged.noun === 'ClusterRoleBinding',
  },
  {
    id: 'registry/new',
    verdict: 'danger',
    class: 'registry',
    reason: 'No image came from this registry before: whoever runs it decides what runs.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/',
    applies: ({ field, after, name, facts, kind }) => {
      if (facts.registries.size === 0) return false;
      const images = field === undefined ? (kind === 'created' ? imagesIn(after) : []) : imagesOf(name, field.after);
      return images.some((image) => !facts.registries.has(imageOf(image).registry));
    },
  },
  {
    id: 'created/harmless',
    verdict: 'routine',
    reason: 'Nothing uses it before something else changes, which is judged by itself.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
    applies: (judged) => isCreated(judged) && harmless.test(judged.noun),
  },
  {
    id: 'created/told-there',
    verdict: 'routine',
    reason: 'It says what becomes of a resource that is stated no longer, which is told there.',
    source: 'https://developer.hashicorp.com/terraform/language/block/removed',
    applies: (judged) => isCreated(judged) && judged.noun === 'removed',
  },
];

/** Kinds and types that do nothing by themselves. */
const harmless =
  /^(?:ConfigMap|PodDisruptionBudget|ServiceMonitor|PodMonitor|PrometheusRule|aws_cloudwatch_log_group|aws_cloudwatch_metric_alarm)$/;

function isOpen({ noun, after = {} }: Judged): boolean {
  const { spec = {}, ingress, cidr_ipv4, cidr_ipv6, cidr_blocks, ipv6_cidr_blocks, type } = after;
  if (noun === 'Service') return spec.type === 'LoadBalancer' || spec.type === 'NodePort' || (spec.externalIPs ?? []).length > 0;
  if (/^(?:Ingress|HTTPRoute|GRPCRoute|TCPRoute|TLSRoute|Gateway)$/.test(noun)) return true;
  if (/^aws_(?:lb|alb|elb)$/.test(noun)) return after['internal'] !== true;
  if (/^aws_(?:cloudfront_distribution|apigatewayv2_api|api_gateway_rest_api|lambda_function_url|internet_gateway|eip)$/.test(noun))
    return true;
  if (after['publicly_accessible'] === true) return true;
  if (!/security_group|network_acl/.test(noun) || type === 'egress' || /egress/.test(noun)) return false;
  return JSON.stringify([ingress, cidr_ipv4, cidr_ipv6, cidr_blocks, ipv6_cidr_blocks]).match(/"(?:0\.0\.0\.0|::)\/0"/) !== null;
}

/** Of a field that is an image, or a container with one. */
function imagesOf(name: string, value: unknown): readonly string[] {
  if (/(?:^|\.)image$/.test(name)) return typeof value === 'string' ? [value] : [];
  return /ontainers/.test(name) ? imagesIn(value) : [];
}
