import { CronJob, Job, kind, prometheusOperator, StatefulWorkload, Workload } from '../../../../constructs';
import { DeploymentStack, Environment, Region, Service, UserError } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { baseline } from '../../../../policies';
import { aws, awsRegion, eksCluster } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const environment = new Environment({
  name: 'test',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  release: {
    schemaVersion: 1,
    images: { 'shop/orders': { tag: '1.0' }, 'shop/catalog': { tag: '1.0' }, [`shop/${'o'.repeat(53)}`]: { tag: '1' } },
  },
});
const image = 'ghcr.io/acme/orders';
const catalog = new Service('catalog', { grpc: { port: 3550 } });
const synthesized = (define: (stack: DeploymentStack) => unknown) => synthesize(environment, (stack) => void define(stack)).resources;
const data = { storage: '1Gi', mountPath: '/data' } as const;

describe('a stateful workload', () => {
  const resources = synthesized(
    (stack) => new StatefulWorkload(stack, 'orders', { image, ports: { sql: { port: 5432 } }, volumeClaimTemplates: { data } }),
  );
  const set = resources.only('apps/v1/StatefulSet').values;

  test('is a StatefulSet whose pods keep a disk', () => {
    expect(set.spec.volumeClaimTemplates).toEqual([
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOncePod'], resources: { requests: { storage: '1Gi' } } },
      },
    ]);
    expect(set.spec.template.spec.containers[0].volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
  });

  test('lets its processes write to the disk', () => {
    expect(set.spec.template.spec.securityContext).toMatchObject({ runAsUser: 65532, fsGroup: 65532 });
  });

  test('gives each pod a name through a headless Service, and is called by one of its own name', () => {
    const services = resources.ofType('v1/Service').map(({ values }) => [values.metadata.name, values.spec.clusterIP]);
    expect(services).toEqual([
      ['orders-pods', 'None'],
      ['orders', undefined],
    ]);
    expect(set.spec.serviceName).toBe('orders-pods');
  });

  describe('with peers', () => {
    const ports = { sql: { port: 5432 }, gossip: { port: 7946, targetPort: 17946, protocol: 'UDP' } } as const;
    const made = (props: object) =>
      synthesized((stack) => new StatefulWorkload(stack, 'orders', { image, ports, volumeClaimTemplates: { data }, ...props }));
    const policyOf = (props: object) =>
      made(props)
        .ofType('networking.k8s.io/v1/NetworkPolicy')
        .find(({ values }) => values.metadata.name === 'orders')!.values.spec;
    const envOf = (props: object) => made(props).only('apps/v1/StatefulSet').values.spec.template.spec.containers[0].env;

    test('has pods that reach each other at the ports of these, and at no other one', () => {
      const podSelector = { matchLabels: { 'app.kubernetes.io/instance': 'shop-orders', 'app.kubernetes.io/name': 'orders' } };
      const port = [{ port: 17946, protocol: 'UDP' }];
      const { ingress, egress } = policyOf({ peers: ['gossip'] });
      expect(ingress).toEqual([{ from: [{ podSelector }], ports: port }]);
      expect(egress).toContainEqual({ to: [{ podSelector }], ports: port });
      const alone = policyOf({});
      expect(alone.ingress ?? []).toEqual([]);
      expect(JSON.stringify(alone.egress)).not.toContain('17946');
    });

    test('is told the name under which each pod has its own, unless it says another one', () => {
      expect(envOf({ peers: ['gossip'] })).toEqual([{ name: 'PEERS_HOST', value: 'orders-pods' }]);
      expect(envOf({ peers: ['gossip'], env: { PEERS_HOST: 'mine', JOIN: '$(PEERS_HOST)' } })).toEqual([
        { name: 'PEERS_HOST', value: 'mine' },
        { name: 'JOIN', value: '$(PEERS_HOST)' },
      ]);
      expect(envOf({ peers: ['gossip'], env: { JOIN: 'orders-0.$(PEERS_HOST)' } }).map(({ name }: { name: string }) => name)).toEqual([
        'PEERS_HOST',
        'JOIN',
      ]);
      expect(envOf({})).toBeUndefined();
    });

    test('is refused at a port that it has not, or twice at one', () => {
      expect(() => made({ peers: ['gosip'] })).toThrow("'peers' has the port 'gosip' (ports: sql, gossip). Did you mean 'gossip'?");
      expect(() => made({ peers: ['sql', 'sql'] })).toThrow("'peers[1]' is 'sql'");
    });
  });

  test('is spread among pods of one revision, by the label that its controller gives', () => {
    expect(set.spec.template.spec.topologySpreadConstraints[0].matchLabelKeys).toEqual(['controller-revision-hash']);
  });

  test.each([
    ['a name of 53 characters, which would never make a pod', 'o'.repeat(53), { data }, /Use at most 52/],
    ['no disk', 'orders', {}, /'volumeClaimTemplates' is empty. Use a Workload/],
    ['a disk without a unit', 'orders', { data: { ...data, storage: '10' } }, /'volumeClaimTemplates.data.storage' is '10'/],
    ['a relative path', 'orders', { data: { ...data, mountPath: 'data' } }, /mountPath' is 'data'/],
    ['a path that leaves its folder', 'orders', { data: { ...data, mountPath: '/a/../b' } }, /mountPath' is '\/a\/..\/b'/],
    ['two disks at one path', 'orders', { data, more: { ...data, mountPath: '/data/' } }, /Two volumes or files are mounted at '\/data'/],
  ])('is refused with %s', (_, name, volumeClaimTemplates, message) => {
    expect(() =>
      synthesized((stack) => new StatefulWorkload(stack, name, { image, volumeClaimTemplates: volumeClaimTemplates as never })),
    ).toThrow(message);
  });

  test('is refused with a disk that has the name of another volume', () => {
    const volumes = { data: { mountPath: '/x', configMap: { name: 'theirs' } } };
    expect(() => synthesized((stack) => new StatefulWorkload(stack, 'orders', { image, volumeClaimTemplates: { data }, volumes }))).toThrow(
      "Two volumes have the name 'data'.",
    );
  });
});

describe('a job', () => {
  const jobOf = (props: object) =>
    synthesized((stack) => new Job(stack, 'orders', { image, command: ['/migrate'], ...props })).only('batch/v1/Job').values;

  test('is named by the hash of its template, so that a change runs it again, and nothing else does', () => {
    expect(jobOf({}).metadata.name).toMatch(/^orders-[0-9a-f]{8}$/);
    expect(jobOf({}).metadata.name).toBe(jobOf({}).metadata.name);
    expect(jobOf({ command: ['/other'] }).metadata.name).not.toBe(jobOf({}).metadata.name);
  });

  test('is kept when it has ended: Argo CD would run it again', () => {
    expect(jobOf({}).spec).not.toHaveProperty('ttlSecondsAfterFinished');
  });

  test('runs the hooks that it states, and no delay', () => {
    const lifecycle = { postStart: { exec: { command: ['/warm-up'] } } };
    expect(jobOf({ lifecycle }).spec.template.spec.containers[0].lifecycle).toEqual(lifecycle);
  });

  test('has pods that end, without spread, probes or delay', () => {
    const pod = jobOf({}).spec.template.spec;
    expect(pod.restartPolicy).toBe('Never');
    expect(pod).not.toHaveProperty('topologySpreadConstraints');
    expect(pod.containers[0]).not.toHaveProperty('lifecycle');
  });

  test.each([
    [{ backoffLimit: -1 }, /'backoffLimit' is -1. Choose a whole number from 0/],
    [{ parallelism: 0 }, /'parallelism' is 0. Choose a whole number from 1/],
    [
      { parallelism: 2, volumes: { data: { mountPath: '/data', claim: { storage: '1Gi' } } } },
      /'volumes.data' is a disk that one node mounts/,
    ],
  ])('is refused with %p', (props, message) => {
    expect(() => jobOf(props)).toThrow(message);
  });
});

describe('a cron job', () => {
  const cronJobOf = (props: object) =>
    synthesized((stack) => new CronJob(stack, 'orders', { image, schedule: '0 3 * * *', ...props })).only('batch/v1/CronJob').values;

  test('runs in UTC, one at a time, unless it says otherwise', () => {
    expect(cronJobOf({}).spec).toMatchObject({ schedule: '0 3 * * *', timeZone: 'Etc/UTC', concurrencyPolicy: 'Forbid', suspend: false });
    expect(cronJobOf({ timeZone: 'Europe/Berlin', concurrencyPolicy: 'Replace' }).spec).toMatchObject({
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Replace',
    });
  });

  test.each([
    ...['*/15 * * * *', '0 0 1 JAN-JUL MON-FRI', '5,10 0-6 * * 1-5', '0 3 ? * sun', '3/7 * * * *', '0 0 29 2 *', '0 0 */31 * *'],
    ...['@daily', '@every 6h', '@every 1h30m', '@Hourly', ' 0  3 * * * ', '0 0 30 2 mon', '0 0 31 4,5 *', '0 0 30 2 */2'],
  ])("takes the schedule '%s'", (schedule) => {
    expect(cronJobOf({ schedule }).spec.schedule).toBe(schedule);
  });

  test.each([
    '* * * *',
    '0 0 3 * * *',
    '60 * * * *',
    '0 0 L * *',
    'every night',
    '@reboot',
    '@every 0s',
    '@every 5',
    '@every',
    'TZ=UTC 0 3 * * *',
    '',
    '5-1 * * * *',
    '*/0 * * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 7',
    '* * * * fri-SUN',
    '* 3* * * *',
    '0-61/5 * * * *',
  ])("refuses the schedule '%s'", (schedule) => {
    expect(() => cronJobOf({ schedule })).toThrow(/^'schedule' is '.*'(, whose .* is '.*')?\. Write /);
  });

  test.each(['0 0 30 2 *', '0 0 31 4,6 *', '0 0 31 2-2 ?'])("refuses the schedule '%s', which never comes", (schedule) => {
    expect(() => cronJobOf({ schedule })).toThrow(`'schedule' is '${schedule}', which never comes: no such month has that day.`);
  });

  test.each(['Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'Etc/GMT+1', 'UTC'])(
    "takes the time zone '%s'",
    (timeZone) => {
      expect(cronJobOf({ timeZone }).spec.timeZone).toBe(timeZone);
    },
  );

  test.each([
    'Mars/Olympus',
    'CEST',
    'PST',
    'Gmt',
    'Etc/Utc',
    'US/Pacific-New',
    'SystemV/PST8PDT',
    'Local',
    'europe/berlin',
    'EUROPE/BERLIN',
    'asia/kolkata',
    'utc',
    '+01:00',
    '',
  ])("refuses the time zone '%s'", (timeZone) => {
    expect(() => cronJobOf({ timeZone })).toThrow(UserError);
  });
});

describe('the jobs of a workload', () => {
  test('have no time zone without a schedule', () => {
    const jobs = { nightly: { command: ['/report'], timeZone: 'Europe/Berlin' } };
    expect(() => synthesized((stack) => new Workload(stack, 'orders', { image, jobs: jobs as never }))).toThrow(
      "'jobs.nightly.timeZone' is stated, and no 'schedule'. State 'schedule', or drop it.",
    );
  });

  test('run none of its hooks', () => {
    const lifecycle = { postStart: { exec: { command: ['/warm-up'] } } };
    const [job] = synthesized((stack) => new Workload(stack, 'orders', { image, lifecycle, jobs: { migrate: {} } })).ofType('batch/v1/Job');
    expect(job!.values.spec.template.spec.containers[0]).not.toHaveProperty('lifecycle');
  });

  const resources = synthesized((stack) => {
    new Workload(stack, 'catalog', { image, ports: catalog.ports });
    new Workload(stack, 'orders', {
      image,
      dependencies: { catalog: catalog.at('grpc') },
      jobs: { migrate: { command: ['/migrate'] }, nightly: { schedule: '0 3 * * *', command: ['/report'], env: { MODE: 'night' } } },
    });
  });
  const migrate = resources.only('batch/v1/Job').values;
  const nightly = resources.only('batch/v1/CronJob').values;

  test('share its image, environment and identity', () => {
    const pod = migrate.spec.template.spec;
    expect(pod.serviceAccountName).toBe('orders');
    expect(pod.containers[0]).toMatchObject({ image: 'ghcr.io/acme/orders:1.0', command: ['/migrate'] });
    expect(pod.containers[0].env).toContainEqual({ name: 'CATALOG_ADDRESS', value: 'catalog:3550' });
    expect(nightly.spec.jobTemplate.spec.template.spec.containers[0].env).toContainEqual({ name: 'MODE', value: 'night' });
  });

  test('are not what its Service or Deployment selects', () => {
    const { matchLabels } = resources.ofType('apps/v1/Deployment').find(({ values }) => values.metadata.name === 'orders')!.values
      .spec.selector;
    for (const labels of [migrate.spec.template.metadata.labels, nightly.spec.jobTemplate.spec.template.metadata.labels]) {
      expect(labels).not.toMatchObject(matchLabels);
    }
  });

  test('may call whom it calls, on both sides', () => {
    const policies = resources.ofType('networking.k8s.io/v1/NetworkPolicy').map(({ values }) => values);
    const callers = policies.find(({ metadata }) => metadata.name === 'catalog')!.spec.ingress[0].from;
    const names = callers.map(
      ({ podSelector }: { podSelector: { matchLabels: Record<string, string> } }) => podSelector.matchLabels['app.kubernetes.io/name'],
    );
    expect(names).toEqual(['orders', 'orders-migrate', 'orders-nightly']);
    expect(policies.map(({ metadata }) => metadata.name)).toEqual(expect.arrayContaining(['orders-migrate', 'orders-nightly']));
  });

  test('are Kubernetes objects, field by field', () => {
    expect(resources.all.flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  });
});

describe('in a region with two clusters', () => {
  const alert = { expr: 'time() - last_success > 86400', for: '5m', severity: 'warning', summary: 'Late' } as const;
  const objectsIn = (facts: Partial<Region>): string[] =>
    synthesize(
      aws({
        regions: [awsRegion({ clusters: [eksCluster('blue'), eksCluster('green')], ...facts })],
        monitoring: prometheusOperator({ labels: {} }),
      }),
      (stack) => {
        new CronJob(stack, 'worker', { image, schedule: '0 3 * * *', alerts: { Late: alert } });
        new Job(stack, 'catalog', { image });
        new Workload(stack, 'orders', { image, jobs: { migrate: {}, nightly: { schedule: '0 3 * * *' } }, alerts: { Late: alert } });
      },
    )
      .resources.all.map(({ address }) => address.replace(/-[0-9a-f]{8}$/, ''))
      .filter((address) => /Job|PrometheusRule/.test(address));

  test('CronJobs, attached ones among them, run in the first, with their alerts; jobs without a schedule run in each', () => {
    expect(objectsIn({}).sort()).toEqual([
      'blue/shop/CronJob/orders-nightly',
      'blue/shop/CronJob/worker',
      'blue/shop/Job/catalog',
      'blue/shop/Job/orders-migrate',
      'blue/shop/PrometheusRule.monitoring.coreos.com/orders',
      'blue/shop/PrometheusRule.monitoring.coreos.com/worker',
      'green/shop/Job/catalog',
      'green/shop/Job/orders-migrate',
      'green/shop/PrometheusRule.monitoring.coreos.com/orders',
    ]);
  });

  test('the region names the cluster that runs CronJobs', () => {
    expect(objectsIn({ jobs: 'green' }).filter((address) => address.includes('CronJob'))).toEqual([
      'green/shop/CronJob/orders-nightly',
      'green/shop/CronJob/worker',
    ]);
  });

  test('the region suspends all of them, whatever they state', () => {
    const { resources } = synthesize(aws({ regions: [awsRegion({ suspendJobs: true })] }), (stack) => {
      new CronJob(stack, 'worker', { image, schedule: '0 3 * * *', suspend: false });
      new Workload(stack, 'orders', { image, jobs: { nightly: { schedule: '0 3 * * *' } } });
    });
    expect(resources.ofType('batch/v1/CronJob').map(({ values }) => values.spec.suspend)).toEqual([true, true]);
  });

  test('an advisory says once of each job without a schedule that it must be repeatable, and nothing fails', () => {
    const place = aws({ regions: [awsRegion({ clusters: [eksCluster('blue'), eksCluster('green')] })], policies: [baseline] });
    const { report } = synthesize(place, (stack) => {
      new Workload(stack, 'orders', { image, jobs: { migrate: {}, nightly: { schedule: '0 3 * * *' } } });
    });
    const found = report.findings.filter(({ rule }) => rule === 'k8s/job/repeatable');
    expect(found.map(({ level, severity, message, addresses }) => [level, severity, message, addresses.length])).toEqual([
      ['advisory', 'low', 'runs in each of the clusters blue, green, perhaps at the same time, on data that they share', 2],
    ]);
    expect(report.findings.filter(({ level }) => level !== 'advisory')).toEqual([]);
  });
});
