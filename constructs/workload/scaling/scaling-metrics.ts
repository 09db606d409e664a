import { Autoscaling, MetricValue, UserError } from '../../../lib';
import { Resources } from '../pod/resources';

const usualCpu = 80;

/**
 * The metrics of a HorizontalPodAutoscaler.
 *
 * @param container whose use of the node counts, left out where it is that of all
 */
export function renderMetrics(autoscaling: Autoscaling, resources: Resources, { container }: { readonly container?: string }) {
  const { pods = {}, objects = {}, external = {}, memory } = autoscaling;
  const others = [
    ...Object.entries(pods).map(([name, { averageValue, matchLabels }]) => ({
      type: 'Pods',
      pods: { metric: metric('pods', name, matchLabels), target: target('pods', name, { averageValue }) },
    })),
    ...Object.entries(objects).map(([name, { describedObject, matchLabels, ...wanted }]) => ({
      type: 'Object',
      object: {
        describedObject,
        metric: metric('objects', name, matchLabels),
        target: target('objects', name, wanted as unknown as Target),
      },
    })),
    ...Object.entries(external).map(([name, { matchLabels, ...wanted }]) => ({
      type: 'External',
      external: { metric: metric('external', name, matchLabels), target: target('external', name, wanted as unknown as Target) },
    })),
  ];
  const { cpu = memory === undefined && others.length === 0 ? usualCpu : undefined } = autoscaling;
  if (cpu !== undefined) requireRequest('cpu', cpu, resources);
  const utilizations = Object.entries({ cpu, memory }).flatMap(([name, averageUtilization]) =>
    averageUtilization === undefined ? [] : [{ name, target: { type: 'Utilization', averageUtilization } }],
  );
  return [
    ...utilizations.map((one) =>
      container === undefined
        ? { type: 'Resource', resource: one }
        : { type: 'ContainerResource', containerResource: { container, ...one } },
    ),
    ...others,
  ];
}

function metric(kind: string, name: string, matchLabels: Readonly<Record<string, string>> | undefined) {
  // It becomes an element of a URL's path.
  if (!/^[^\s/%]+$/.test(name) || name === '.' || name === '..')
    throw new UserError(`'autoscaling.${kind}' has the name '${name}'.`, "Write the name of a metric, without spaces, '/' and '%'.");
  return { name, ...(matchLabels && { selector: { matchLabels } }) };
}

/** What either form may have. */
interface Target {
  readonly value?: MetricValue;
  readonly averageValue?: MetricValue;
}

function target(kind: string, name: string, { value, averageValue }: Target) {
  const where = `autoscaling.${kind}['${name}']`;
  if ((value === undefined) === (averageValue === undefined))
    throw new UserError(`'${where}' has ${value === undefined ? 'no target' : 'two targets'}.`, "Give it 'value' or 'averageValue'.");
  return value === undefined
    ? { type: 'AverageValue', averageValue: metricValue(`${where}.averageValue`, averageValue!) }
    : { type: 'Value', value: metricValue(`${where}.value`, value) };
}

function metricValue(where: string, value: MetricValue): string {
  const [, number] = /^(\d+|\d*\.\d{1,3})(m|k|M|G)?$/.exec(String(value)) ?? [];
  if (number === undefined || Number(number) === 0)
    throw new UserError(`'${where}' is '${value}'.`, "Write a number above 0, such as 100, '500m' for a half, or '2k'.");
  return String(value);
}

/** @throws UserError if a percentage is of nothing */
export function requireRequest(name: 'cpu' | 'memory', percent: number, resources: Resources): void {
  if (resources.requests?.[name] !== undefined) return;
  throw new UserError(
    `'autoscaling.${name}' is ${percent} percent of a request, yet 'resources.requests.${name}' is not stated.`,
    `State 'resources.requests.${name}'.`,
  );
}
