import { CronJob, kind, prometheusOperator, StatefulWorkload, scrapeAnnotations, unmonitored, Workload } from '../../../../constructs';
import { DeploymentStack, EnvironmentProps, Region, text } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, cloudless, Overrides } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/orders';
const ports = { http: { port: 80, targetPort: 8080 } } as const;
const monitoring = [{ namespace: 'monitoring' }];
const regions: readonly Region[] = [
  { region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind({ monitoring }) }] },
];

function made(define: (stack: DeploymentStack) => unknown, overrides: Overrides = {}) {
  const environment = cloudless({ regions, monitoring: prometheusOperator(), ...overrides });
  const { resources } = synthesize(environment, (stack) => void define(stack));
  expect(resources.all.filter(({ type }) => !type.startsWith('monitoring.')).flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return resources;
}
const workload = (props: object) => (stack: DeploymentStack) => new Workload(stack, 'orders', { image, ports, ...props } as never);
const policyOf = (resources: ReturnType<typeof made>) =>
  resources.ofType('networking.k8s.io/v1/NetworkPolicy').find(({ values }) => values.metadata.name === 'orders')!.values.spec;

describe('metrics', () => {
  const selector = { matchLabels: { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'shop-orders' } };

  test('of a port that the Service offers are collected by a ServiceMonitor', () => {
    const resources = made(workload({ metrics: { port: 'http', path: '/internal/metrics', interval: '30s' } }));
    expect(resources.only('monitoring.coreos.com/v1/ServiceMonitor').values).toMatchObject({
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { selector, endpoints: [{ port: 'http', path: '/internal/metrics', interval: '30s' }] },
    });
  });

  test('of a port for nothing else are collected by a PodMonitor, and nobody may call it', () => {
    const resources = made(workload({ metrics: { port: 9090 } }));
    expect(resources.only('monitoring.coreos.com/v1/PodMonitor').values.spec).toEqual({
      selector,
      podMetricsEndpoints: [{ portNumber: 9090, path: '/metrics' }],
    });
    expect(resources.only('v1/Service').values.spec.ports).toHaveLength(1);
  });

  test('of a port for nothing else are found: the container declares it, once', () => {
    const portsOf = (port: number) =>
      made(workload({ metrics: { port } })).only('apps/v1/Deployment').values.spec.template.spec.containers[0].ports;
    const http = { name: 'http', containerPort: 8080, protocol: 'TCP' };
    expect(portsOf(9090)).toEqual([http, { containerPort: 9090, protocol: 'TCP' }]);
    expect(portsOf(8080)).toEqual([http]);
  });

  test('of a stateful workload are collected pod by pod: two Services have its labels', () => {
    const volumeClaimTemplates = { data: { mountPath: '/data', storage: '1Gi' } } as const;
    const resources = made(
      (stack) => new StatefulWorkload(stack, 'orders', { image, ports, volumeClaimTemplates, metrics: { port: 'http' } }),
    );
    expect(resources.ofType('monitoring.coreos.com/v1/ServiceMonitor')).toEqual([]);
    expect(resources.only('monitoring.coreos.com/v1/PodMonitor').values.spec.podMetricsEndpoints).toEqual([
      { portNumber: 8080, path: '/metrics' },
    ]);
  });

  test('are selected by the labels that the environment gives its monitors', () => {
    const resources = made(workload({ metrics: { port: 'http' } }), {
      monitoring: prometheusOperator({ labels: { release: 'prometheus' } }),
    });
    expect(resources.only('monitoring.coreos.com/v1/ServiceMonitor').values.metadata.labels).toMatchObject({
      release: 'prometheus',
      'app.kubernetes.io/name': 'orders',
    });
  });

  test('let the collector of the place in, at the port of the pods', () => {
    const resources = made(workload({ metrics: { port: 'http' } }));
    expect(policyOf(resources).ingress).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
        ports: [{ port: 8080, protocol: 'TCP' }],
      },
    ]);
  });

  test('are told by annotations of the pods where the environment has those, and what the developer annotates wins', () => {
    const annotationsOf = (props: object) =>
      made(workload({ metrics: { port: 'http' }, ...props }), { monitoring: scrapeAnnotations() }).only('apps/v1/Deployment').values.spec
        .template.metadata.annotations;
    expect(annotationsOf({})).toEqual({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080', 'prometheus.io/path': '/metrics' });
    expect(annotationsOf({ podAnnotations: { 'prometheus.io/path': '/own' } })).toMatchObject({ 'prometheus.io/path': '/own' });
  });

  test('are left alone where nobody collects, and nobody is let in', () => {
    const regions = cloudless().regions;
    const resources = made(workload({ metrics: { port: 'http' } }), { monitoring: unmonitored(), regions });
    expect(resources.only('apps/v1/Deployment').values.spec.template.metadata).not.toHaveProperty('annotations');
    expect(policyOf(resources).ingress).toBeUndefined();
  });

  test.each<[string, object, Overrides, string]>([
    [
      'a port that is not there',
      { port: 'admin' },
      {},
      "'metrics.port' is 'admin' (TCP ports: http). Name one of them, or write the number",
    ],
    ...[0, 1.5, 65_536].map(
      (port) =>
        ['a port out of range', { port }, {}, `'metrics.port' is ${port}. Choose 1 to 65535.`] satisfies [
          string,
          object,
          Overrides,
          string,
        ],
    ),
    ['a relative path', { port: 'http', path: 'metrics' }, {}, "'metrics.path' is 'metrics'. Begin it with '/'"],
    ['half an hour in words', { port: 'http', interval: 'often' }, {}, "'metrics.interval' is 'often'. Write a whole number and a unit"],
    ['an environment that does not say', { port: 'http' }, { monitoring: undefined } as unknown as Overrides, "states no 'monitoring'"],
    ['a place without its peers', { port: 'http' }, { regions: cloudless().regions }, "Cluster network states no 'monitoring'"],
  ])('are refused with %s', (_, metrics, overrides, message) => {
    expect(() => made(workload({ metrics }), overrides)).toThrow(message);
  });
});

describe('alerts', () => {
  const alert = { expr: 'rate(errors_total[5m]) > 1', for: '10m', severity: 'critical', summary: 'Orders fail' } as const;
  const rulesOf = (props: object) => made(workload(props)).only('monitoring.coreos.com/v1/PrometheusRule').values.spec.groups;

  test('are rules beside the workload', () => {
    expect(rulesOf({ alerts: { OrderErrors: { ...alert, runbook: 'https://wiki.example.com/orders?id=7' } } })).toEqual([
      {
        name: 'shop/orders',
        rules: [
          {
            alert: 'OrderErrors',
            expr: alert.expr,
            for: '10m',
            labels: { severity: 'critical' },
            annotations: { summary: 'Orders fail', runbook_url: 'https://wiki.example.com/orders?id=7' },
          },
        ],
      },
    ]);
  });

  test('carry the team of the owner, by which they find their way', () => {
    const [{ rules }] = rulesOf({ alerts: { OrderErrors: alert }, owner: { team: 'checkout' } });
    expect(rules[0].labels).toEqual({ severity: 'critical', team: 'checkout' });
  });

  test('of a schedule too', () => {
    const resources = made(
      (stack) => new CronJob(stack, 'orders', { image, schedule: '0 3 * * *', alerts: { Late: { ...alert, for: '1d' } } }),
    );
    expect(resources.only('monitoring.coreos.com/v1/PrometheusRule').values.metadata.name).toBe('orders');
  });

  test('are refused, or left out if the operator says so, where no annotation can hold them', () => {
    const with_ = (monitoring: EnvironmentProps['monitoring'] & object) => () => made(workload({ alerts: { A: alert } }), { monitoring });
    expect(with_(scrapeAnnotations())).toThrow(
      "'shop/orders' has alerts, and the environment's monitoring, by annotations, evaluates none.",
    );
    for (const ignoring of [scrapeAnnotations({ alerts: 'ignored' }), unmonitored()])
      expect(with_(ignoring)().ofType('monitoring.coreos.com/v1/PrometheusRule')).toEqual([]);
    expect(() => scrapeAnnotations({ alerts: 'lost' as never })).toThrow(
      "'alerts' of scrapeAnnotations is 'lost'. Choose one of: refused, ignored.",
    );
  });

  test.each<[object, string]>([
    [{ 'order errors': alert }, "'alerts' has the name 'order errors'. Use letters, digits and '_'"],
    [{ A: { ...alert, expr: ' ' } }, "'alerts.A.expr' is ' '. Write PromQL whose brackets and quotes close."],
    [{ A: { ...alert, expr: 'rate(errors[5m) > 1' } }, "'alerts.A.expr' is 'rate(errors[5m) > 1'."],
    [{ A: { ...alert, expr: 'errors{job="a} > 1' } }, 'whose brackets and quotes close'],
    [{ A: { ...alert, for: '10 minutes' } }, "'alerts.A.for' is '10 minutes'."],
    [{ A: { ...alert, severity: 'page' } }, "'alerts.A.severity' is 'page'. Choose one of: critical, warning, info."],
    [{ A: { ...alert, summary: '' } }, "'alerts.A.summary' is empty."],
    [{ A: { ...alert, runbook: 'wiki/orders' } }, "'alerts.A.runbook' is 'wiki/orders'. Write a URL"],
  ])('are refused with %j', (alerts, message) => {
    expect(() => rulesOf({ alerts })).toThrow(message);
  });

  test('may hold brackets in quotes', () => {
    expect(() => rulesOf({ alerts: { A: { ...alert, expr: 'errors{path=~"/a[(]b\\"", method=\'}\'} > 1 # (' } } })).not.toThrow();
  });
});

describe('telemetry', () => {
  const telemetry = {
    endpoint: 'http://otel-collector.observability:4317',
    protocol: 'grpc',
    peers: [{ namespace: 'observability', pods: { app: 'otel-collector' } }],
  } as const;
  const envOf = (props: object = {}, overrides: Overrides = { telemetry }): Record<string, { value?: string; valueFrom?: object }> => {
    const [container] = made(workload(props), overrides).only('apps/v1/Deployment').values.spec.template.spec.containers;
    return Object.fromEntries((container.env ?? []).map((entry) => [entry.name, entry]));
  };

  test('is told who the workload is and where to send, where the environment has a collector', () => {
    const env = envOf();
    expect(env).toMatchObject({
      OTEL_SERVICE_NAME: { value: 'orders' },
      OTEL_EXPORTER_OTLP_ENDPOINT: { value: 'http://otel-collector.observability:4317' },
      OTEL_EXPORTER_OTLP_PROTOCOL: { value: 'grpc' },
      OTEL_RESOURCE_ATTRIBUTES_POD_NAME: { valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
    });
    expect(env.OTEL_RESOURCE_ATTRIBUTES!.value!.split(',')).toEqual([
      'service.namespace=shop',
      'service.version=1.2.3',
      'deployment.environment.name=development',
      'k8s.namespace.name=shop',
      'k8s.pod.name=$(OTEL_RESOURCE_ATTRIBUTES_POD_NAME)',
    ]);
  });

  test('tells the region of a cloud', () => {
    const { resources } = synthesize(aws({ telemetry }), (stack) => void workload({})(stack));
    const [{ env }] = resources.only('apps/v1/Deployment').values.spec.template.spec.containers;
    const { value } = env.find(({ name }) => name === 'OTEL_RESOURCE_ATTRIBUTES')!;
    expect(value).toContain(',cloud.region=eu-west-1,');
  });

  test('stands back where the developer states the same variable, which may refer to what stands before it', () => {
    const env = { TEAM: 'checkout', OTEL_SERVICE_NAME: '$(TEAM)-orders', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://mine:4317' };
    const names = Object.keys(envOf({ env }));
    expect(envOf({ env })).toMatchObject({
      OTEL_SERVICE_NAME: { value: '$(TEAM)-orders' },
      OTEL_EXPORTER_OTLP_ENDPOINT: { value: 'http://mine:4317' },
    });
    expect(names.indexOf('TEAM')).toBeLessThan(names.indexOf('OTEL_SERVICE_NAME'));
  });

  describe('attributes that the developer states', () => {
    const attributes = (stated: object, overrides?: Overrides) =>
      envOf({ env: { TEAM: 'checkout', OTEL_RESOURCE_ATTRIBUTES: stated } }, overrides).OTEL_RESOURCE_ATTRIBUTES!.value!.split(',');
    const ours = attributes('' as never);

    test('are added to those of the platform', () => {
      expect(ours).toHaveLength(5);
      expect(attributes('team=$(TEAM),tier=gold' as never)).toEqual([...ours, 'team=$(TEAM)', 'tier=gold']);
    });

    test('win over one of the same name', () => {
      expect(attributes('service.version=2,a=b' as never)).toEqual([
        ...ours.filter((entry) => !entry.startsWith('service.version=')),
        'service.version=2',
        'a=b',
      ]);
    });

    test('may be a text, whose own words stay as they are', () => {
      expect(attributes(text`team=${'$(x)'},cost=$5`)).toEqual([...ours, 'team=$$(x)', 'cost=$$5']);
    });

    test('stand after what they refer to, and alone where there is no collector', () => {
      const names = Object.keys(envOf({ env: { TEAM: 'checkout', OTEL_RESOURCE_ATTRIBUTES: 'team=$(TEAM)' } }));
      expect(names.indexOf('TEAM')).toBeLessThan(names.indexOf('OTEL_RESOURCE_ATTRIBUTES'));
      expect(names.indexOf('OTEL_RESOURCE_ATTRIBUTES_POD_NAME')).toBeLessThan(names.indexOf('OTEL_RESOURCE_ATTRIBUTES'));
      expect(attributes('team=a' as never, {})).toEqual(['team=a']);
    });
  });

  test('of a job names the job', () => {
    const resources = made(workload({ jobs: { migrate: { command: ['/migrate'] } } }), { telemetry });
    expect(resources.only('batch/v1/Job').values.spec.template.spec.containers[0].env).toContainEqual({
      name: 'OTEL_SERVICE_NAME',
      value: 'orders-migrate',
    });
  });

  test('may leave the pods for the collector, and nobody else', () => {
    const egressOf = (overrides: Overrides) => policyOf(made(workload({}), overrides)).egress;
    expect(egressOf({ telemetry })).toContainEqual({
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'observability' } },
          podSelector: { matchLabels: { app: 'otel-collector' } },
        },
      ],
      ports: [{ port: 4317, protocol: 'TCP' }],
    });
    expect(JSON.stringify(egressOf({ telemetry: { ...telemetry, port: 14317 } }))).toContain('14317');
    expect(JSON.stringify(egressOf({}))).not.toContain('observability');
  });

  test('says nothing where there is no collector', () => {
    expect(envOf({}, {})).toEqual({});
  });

  test.each<[object, string]>([
    [
      { endpoint: 'otel-collector:4317' },
      "'telemetry.endpoint' of environment 'development' is 'otel-collector:4317'. Write a URL with its port",
    ],
    [{ endpoint: 'http://otel-collector' }, "'telemetry.endpoint' of environment 'development' is 'http://otel-collector'."],
    [{ endpoint: 'http://otel-collector:65536' }, "is 'http://otel-collector:65536'."],
    [{ peers: [{ cidrs: ['10.0.0.1/8'] }] }, "'telemetry.peers[0]' of environment 'development' has the CIDR '10.0.0.1/8', whose"],
    [{ protocol: 'udp' }, "'telemetry.protocol' of environment 'development' is 'udp'. Choose one of: grpc, http/protobuf, http/json."],
    [{ peers: [] }, "'telemetry.peers' of environment 'development' lists nothing."],
    [{ port: 0 }, "'telemetry.port' of environment 'development' is 0. Choose a whole number from 1 to 65535."],
  ])('is refused with %j, at the line of the environment', (changes, message) => {
    expect(() => cloudless({ telemetry: { ...telemetry, ...changes } as never })).toThrow(message);
  });
});
