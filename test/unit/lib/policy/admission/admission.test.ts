import { allContainers, allOf, expression, graph, type Pack, Parameter, type Policy, packWith, pods, since } from '../../../../../lib';
import { type AdmissionOptions, admission } from '../../../../../lib/policy/admission/admission';
import type { ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } from '../../../../../lib/policy/admission/admission-objects';
import { podSecurityLabels } from '../../../../../lib/policy/admission/pod-security-labels';
import { baseline, podSecurityBaseline, podSecurityRestricted, policies, strict } from '../../../../../policies';

const policy = (name: string, rule: Policy['rule']): Policy => ({
  name,
  description: 'It holds.',
  remediation: 'Mend\nit.',
  source: 'https://example.com',
  severity: 'low',
  rule,
});
const pack = (...all: readonly Policy[]): Pack => ({ name: 'acme', version: '2.1.0', policies: all });

const unprivileged = policy(
  'acme/pod/privileged',
  expression(pods, (pod) => allContainers(pod).every(({ securityContext }) => securityContext.privileged.isNot(true))),
);
const internal = policy(
  'acme/service/internal',
  expression('v1/Service', ({ spec }) => spec.type.isNot('LoadBalancer')),
);

function exported(packs: readonly Pack[], options?: AdmissionOptions) {
  const { objects } = admission(packs, options);
  const named = <K extends string>(kind: K) =>
    new Map(
      objects
        .filter((object) => object.kind === kind)
        .map((object) => [object.metadata.name.replace(/^acme-2.1.0-|\.slipway\.dev$/g, ''), object]),
    );
  return {
    policies: named('ValidatingAdmissionPolicy') as ReadonlyMap<string, ValidatingAdmissionPolicy>,
    bindings: named('ValidatingAdmissionPolicyBinding') as ReadonlyMap<string, ValidatingAdmissionPolicyBinding>,
  };
}

const expressionsOf = (printed: ValidatingAdmissionPolicy | undefined) => printed?.spec.validations.map(({ expression: cel }) => cel);

describe('what is printed', () => {
  test('rules about pods stand once for each place that pods stand at', () => {
    const printed = exported([pack(unprivileged)]).policies;
    expect([...printed.keys()]).toEqual(['controllers', 'cronjobs', 'pods', 'podtemplates', 'ephemeralcontainers']);
    const podOf = (name: string) => printed.get(name)!.spec.variables.find((variable) => variable.name === 'pod')!.expression;
    expect(podOf('pods')).toBe('dyn(object)');
    expect(podOf('podtemplates')).toBe('dyn(object.template)');
    expect(podOf('controllers')).toBe('dyn(object.spec.template)');
    expect(podOf('cronjobs')).toBe('dyn(object.spec.jobTemplate.spec.template)');
    expect(expressionsOf(printed.get('controllers'))).toEqual([
      '!variables.changed || ((variables.pod.spec.?containers.orValue([]) + variables.pod.spec.?initContainers.orValue([]) + variables.pod.spec.?ephemeralContainers.orValue([])).all(container, !container.?securityContext.?privileged.orValue(false)))',
    ]);
  });

  test('controllers are matched by group and version', () => {
    expect(exported([pack(unprivileged)]).policies.get('controllers')!.spec.matchConstraints.resourceRules).toEqual([
      { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['replicationcontrollers'] },
      {
        apiGroups: ['apps'],
        apiVersions: ['v1'],
        operations: ['CREATE', 'UPDATE'],
        resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
      },
      { apiGroups: ['argoproj.io'], apiVersions: ['v1alpha1'], operations: ['CREATE', 'UPDATE'], resources: ['rollouts'] },
      { apiGroups: ['batch'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['jobs'] },
    ]);
  });

  test('what kubectl debug adds is judged without the containers that are there', () => {
    const { spec } = exported([pack(unprivileged)]).policies.get('ephemeralcontainers')!;
    expect(spec.matchConstraints.resourceRules).toEqual([
      { apiGroups: [''], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['pods/ephemeralcontainers'] },
    ]);
    expect(spec.validations[0]!.expression).toBe('variables.added.all(container, !container.?securityContext.?privileged.orValue(false))');
  });

  test('a pod that does not comply by itself may be debugged', () => {
    const host = expression(pods, (pod) => pod.spec.hostPID.isNot(true));
    const both = expression(pods, (pod) =>
      allOf(
        pod.spec.hostPID.isNot(true),
        allContainers(pod).every(({ image }) => image.isSet()),
      ),
    );
    expect([...exported([pack(policy('acme/pod/host', host))]).policies.keys()]).not.toContain('ephemeralcontainers');
    expect(expressionsOf(exported([pack(policy('acme/pod/both', both))]).policies.get('ephemeralcontainers'))).toEqual([
      '(!variables.pod.spec.?hostPID.orValue(false) && variables.added.all(container, container.?image.hasValue())) || !(!variables.pod.spec.?hostPID.orValue(false))',
    ]);
  });

  test('an update of nothing that a rule reads is let through', () => {
    expect(expressionsOf(exported([pack(internal)]).policies.get('services'))).toEqual([
      '(variables.self.spec.?type.orValue("") != "LoadBalancer") || (request.operation == "UPDATE" && variables.self.?spec.?type == variables.before.?spec.?type)',
    ]);
  });

  test('an old object that makes the same pods is let through, whatever else a rule reads', () => {
    const spread = policy(
      'acme/deploy/one',
      expression('apps/v1/Deployment', ({ spec }) => spec.replicas.atMost(1)),
    );
    expect(expressionsOf(exported([pack(spread)]).policies.get('deployments'))![0]).toMatch(
      /\|\| \(request\.operation == "UPDATE" && !variables\.changed && !\(variables\.before\..*\)\)$/,
    );
  });

  test('messages name the rule, what must hold and the cure, on one line', () => {
    const [validation] = exported([pack(internal)]).policies.get('services')!.spec.validations;
    expect(validation!.message).toBe('acme/service/internal: It holds. Mend it.');
  });

  test('names and labels carry the version of the pack', () => {
    const [object] = admission([{ ...pack(internal), version: '2.1.0-RC.1+build.7' }]).objects;
    expect(object!.metadata).toEqual({
      name: 'acme-2.1.0-rc.1-build.7-services.slipway.dev',
      labels: { 'app.kubernetes.io/managed-by': 'slipway', 'slipway.dev/pack': 'acme', 'slipway.dev/pack-version': '2.1.0-rc.1-build.7' },
    });
  });

  test('parameters are those of the pack, and the version is that of the cluster', () => {
    const types = new Parameter<readonly string[]>('types', 'Types.', ['LoadBalancer']);
    const some = policy(
      'acme/service/types',
      expression('v1/Service', ({ spec }) => since('1.30', spec.type.isNoneOf(types))),
    );
    const set = { ...pack(some), parameters: [types.set(['NodePort'])] };
    expect(expressionsOf(exported([set]).policies.get('services'))![0]).toContain('["NodePort"]');
    expect(admission([set], { kubernetesVersion: '1.29' }).objects).toEqual([]);
  });

  test('a rule that goes through a list for each of its items cannot make a large object be refused', () => {
    const printed = exported([baseline]).policies;
    const costly = [...printed.values()].filter(({ spec }) => spec.failurePolicy === 'Ignore');
    expect(costly.flatMap(({ spec }) => spec.validations.map(({ message }) => message.split(':')[0]))).toEqual(
      costly.map(() => 'k8s/env/duplicate'),
    );
    expect(costly.every(({ metadata }) => metadata.name.endsWith('-costly.slipway.dev'))).toBe(true);
  });

  test('a custom resource is matched by the plural of its kind', () => {
    const { policies: printed } = exported([
      pack(
        policy(
          'acme/gateway/any',
          expression(pods.only('gateway.networking.k8s.io/v1/Gateway', 'acme.io/v1beta1/Proxy'), ({ metadata }) => metadata.name.isSet()),
        ),
      ),
    ]);
    expect([...printed.keys()]).toEqual(['gateways.gateway.networking.k8s.io', 'proxies.acme.io-v1beta1']);
  });
});

describe('nobody is locked out', () => {
  const everything = exported([strict], { deny: true });

  test('no policy matches kube-system, or the objects of admission', () => {
    for (const { spec } of everything.policies.values()) {
      expect(spec.matchConstraints.namespaceSelector.matchExpressions).toEqual([
        { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system', 'kube-public', 'kube-node-lease'] },
      ]);
      for (const { apiGroups, resources } of spec.matchConstraints.resourceRules) {
        expect([...apiGroups, ...resources].join()).not.toMatch(/\*|admissionregistration/);
      }
    }
    const lock = policy(
      'acme/lock',
      expression(pods.only('admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding'), ({ metadata }) => metadata.name.isUnset()),
    );
    expect(admission([pack(lock)])).toEqual({
      objects: [],
      notExported: [{ pack: 'acme', policy: 'acme/lock', partly: false, why: 'it is about admission itself, and could lock the cluster' }],
    });
  });

  test('more namespaces can be excluded, the first three always are', () => {
    const { policies: printed } = exported([pack(internal)], { excludedNamespaces: ['istio-system', 'kube-system'] });
    const [requirement] = printed.get('services')!.spec.matchConstraints.namespaceSelector.matchExpressions;
    expect(requirement!.values).toEqual(['kube-system', 'kube-public', 'kube-node-lease', 'istio-system']);
    expect(() => admission([pack()], { excludedNamespaces: ['*'] })).toThrow(
      "'excludedNamespaces[0]' of admission is '*'. Write the name of a namespace",
    );
  });

  test('nothing is refused unless that is asked for', () => {
    for (const { spec } of exported([strict]).bindings.values()) expect(spec.validationActions).toEqual(['Warn', 'Audit']);
    for (const { spec } of everything.bindings.values()) expect(spec.validationActions).toEqual(['Deny', 'Audit']);
  });

  test('what is advisory is never refused, and what is off is not there', () => {
    const changed = packWith(pack(internal, unprivileged), {
      levels: { 'acme/service/internal': 'advisory', 'acme/pod/privileged': 'off' },
    });
    const { bindings } = exported([changed], { deny: true });
    expect([...bindings].map(([name, { spec }]) => [name, spec.validationActions])).toEqual([['services-advisory', ['Warn', 'Audit']]]);
  });

  test('each policy is bound by one binding of its name', () => {
    for (const [name, { spec, metadata }] of everything.bindings) {
      expect(spec.policyName).toBe(metadata.name);
      expect(everything.policies.has(name)).toBe(true);
    }
    expect(everything.bindings.size).toBe(everything.policies.size);
  });
});

test('what the cluster cannot enforce is told, with the reason', () => {
  const code = policy('acme/code', [internal.rule as never, graph('v1/Service', () => [])]);
  const copied = policy(
    'acme/copied',
    expression(pods, ({ spec }) => spec.hostPID.isUnset(), 'the API server copies it'),
  );
  const terraform = policy(
    'acme/bucket',
    expression('aws_s3_bucket', ({ bucket }) => bucket.isSet()),
  );
  expect(admission([pack(code, copied, terraform)]).notExported).toEqual([
    {
      pack: 'acme',
      policy: 'acme/code',
      partly: true,
      why: 'it is TypeScript over the resources of a stack, and admission reads one object',
    },
    { pack: 'acme', policy: 'acme/copied', partly: false, why: 'the API server copies it' },
  ]);
});

test.each([
  [{ name: 'My Pack' }, "'packs[0].name' of admission is 'My Pack'. Write at most 63 lower-case letters"],
  [{ version: 'latest' }, "'packs[0].version' of admission is 'latest'. Write a semantic version, such as 1.4.0."],
])('a pack of which nothing can be named is refused: %j', (change, message) => {
  expect(() => admission([{ ...pack(internal), ...change }])).toThrow(message);
});

describe('labels for namespaces', () => {
  const labels = (all: readonly Policy[], options = {}) => podSecurityLabels([pack(...all)], policies, options);

  test('warn by the strictest standard that is enforced as a whole', () => {
    expect(labels(podSecurityRestricted, { kubernetesVersion: '1.34' })).toEqual({
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/audit-version': 'v1.34',
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/warn-version': 'v1.34',
    });
    expect(labels(podSecurityBaseline)['pod-security.kubernetes.io/warn']).toBe('baseline');
    expect(labels(podSecurityBaseline.slice(1))).toEqual({});
  });

  test('refuse only where that is asked for, and nothing that is advisory', () => {
    expect(labels(podSecurityRestricted, { deny: true })['pod-security.kubernetes.io/enforce']).toBe('restricted');
    expect(podSecurityLabels([packWith(strict, { level: 'advisory' })], policies, { deny: true })).toEqual({});
  });
});
