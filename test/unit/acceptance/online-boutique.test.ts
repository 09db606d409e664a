import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { development } from '../../../apps/environments/development';
import { shop } from '../../../apps/workloads/shop';
import { Resource } from '../../../lib';
import { synthesize } from '../../../lib/testing';
import { describeShared } from '../../kit/shared';

/** Where ours differs from upstream on purpose: `<workload>.<aspect>`, with the reason. */
const differences: Readonly<Record<string, string>> = {
  'cartservice.env': 'REDIS_ADDR names our Redis, and says that it speaks no TLS: elsewhere the same line says that it does',
  'redis-cart.name': "a dependency's Service is named after its workload: cartservice-carts",
  'redis-cart.serviceAccount': 'upstream runs it as the default account of its namespace; ours has an account of its own, without a token',
  'frontend-external': 'a Service of type LoadBalancer, with an address of its own: ours is a route, here of an Ingress controller',
};

const redis = 'redis-cart';
const ourName = (name: string) => (name === redis ? 'cartservice-carts' : name);

// biome-ignore lint/suspicious/noExplicitAny: documents read from YAML
type Document = any;

describeShared('acceptance/online-boutique', (folder) => {
  const read = (from: string): Document[] =>
    fs
      .readdirSync(from)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .flatMap((file) => parseAllDocuments(fs.readFileSync(path.join(from, file), 'utf8')).map((document) => document.toJS()))
      .filter(Boolean);
  const theirs = read(folder);
  const ours = synthesize(development, shop).resources;
  const deployments = theirs.filter(({ kind }) => kind === 'Deployment');
  const find = (type: string, name: string): Resource | undefined => ours.ofType(type).find(({ values }) => values.metadata.name === name);
  const used = new Set<string>();

  const listed = (difference: string): boolean => {
    used.add(difference);
    return difference in differences;
  };

  /** What of a container must be equal, ports as numbers and environment variables by name. */
  const container = ({ image, ports = [], env = [], resources, securityContext, command, args, ...rest }: Document) => ({
    image: image
      .split('/')
      .at(-1)
      .replace(/:v0\.10\.6$/, ''),
    ports: ports.map(({ containerPort }: Document) => containerPort),
    env: Object.fromEntries(env.map(({ name, value }: Document) => [name, value])),
    resources,
    securityContext,
    command,
    args,
    readinessProbe: rest.readinessProbe,
    livenessProbe: rest.livenessProbe,
    startupProbe: rest.startupProbe,
  });

  const aspects = (deployment: Document): Record<string, unknown> => {
    const { spec, metadata } = deployment.spec.template;
    const { seccompProfile: _improved, ...securityContext } = spec.securityContext;
    const [{ env, ...main }, ...others] = [...spec.containers, ...(spec.initContainers ?? [])].map(container) as [Document, ...Document[]];
    return {
      env,
      main,
      others,
      securityContext,
      annotations: metadata.annotations,
      gracePeriod: spec.terminationGracePeriodSeconds ?? 30,
    };
  };

  test('twelve Deployments are compared', () => {
    expect(deployments.map(({ metadata }) => metadata.name)).toHaveLength(12);
    expect(ours.ofType('apps/v1/Deployment')).toHaveLength(12);
  });

  describe.each(deployments.map((deployment) => [deployment.metadata.name as string, deployment] as const))('%s', (name, deployment) => {
    const mine = find('apps/v1/Deployment', ourName(name))?.values;

    test.each(Object.keys(aspects(deployment)))('has the same %s', (aspect) => {
      if (listed(`${name}.${aspect}`)) expect(aspects(mine)[aspect]).not.toEqual(aspects(deployment)[aspect]);
      else expect(aspects(mine)[aspect]).toEqual(aspects(deployment)[aspect]);
    });

    test('has the same service account', () => {
      const account = deployment.spec.template.spec.serviceAccountName;
      if (listed(`${name}.serviceAccount`)) expect(account).toBeUndefined();
      else expect(mine?.spec.template.spec.serviceAccountName).toBe(account);
    });
  });

  test.each(theirs.filter(({ kind }) => kind === 'Service').map((service) => [service.metadata.name as string, service]))(
    'the Service %s offers the same ports',
    (name, { spec }) => {
      if (listed(name)) return;
      const numbers = (ports: Document[]) => ports.map(({ port, targetPort }) => ({ port, targetPort }));
      expect(numbers(find('v1/Service', ourName(name))?.values.spec.ports)).toEqual(numbers(spec.ports));
    },
  );

  test('what their Service of type LoadBalancer offers to the world is a route to the same port', () => {
    const { ports } = theirs.find(({ metadata }) => metadata.name === 'frontend-external').spec;
    const { service } = ours.only('networking.k8s.io/v1/Ingress').values.spec.rules[0].http.paths[0].backend;
    expect(service).toEqual({ name: 'frontend', port: { number: ports[0].port } });
  });

  test('every pair that their NetworkPolicies name may talk under ours', () => {
    const policies = ours.ofType('networking.k8s.io/v1/NetworkPolicy').map(({ values }) => values.spec);
    const appName = 'app.kubernetes.io/name';
    const allows = (rules: Document[], direction: 'from' | 'to', peer: string, port: number) =>
      rules.some(
        (rule) =>
          rule.ports.some((allowed: Document) => allowed.port === port) &&
          rule[direction].some(({ podSelector }: Document) => podSelector?.matchLabels?.[appName] === peer),
      );
    const of = (workload: string) => policies.find(({ podSelector }) => podSelector.matchLabels?.[appName] === workload);
    const pairs = read(path.join(folder, 'network-policies')).flatMap(({ spec }) =>
      (spec.ingress ?? []).flatMap(({ from = [], ports = [] }: Document) =>
        from.flatMap((peer: Document) =>
          ports.map(({ port }: Document) => ({
            from: ourName(peer.podSelector.matchLabels.app),
            to: ourName(spec.podSelector.matchLabels.app),
            port,
          })),
        ),
      ),
    );

    expect(pairs).toHaveLength(15);
    expect(
      pairs.filter(({ from, to, port }) => !allows(of(to)!.ingress, 'from', from, port) || !allows(of(from)!.egress, 'to', to, port)),
    ).toEqual([]);
  });

  test('every listed difference is one', () => {
    used.add('redis-cart.name');
    expect(Object.keys(differences).filter((difference) => !used.has(difference))).toEqual([]);
  });
});
