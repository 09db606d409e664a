import { judge, type Pack, pods, type Resource } from '../../../../lib';
import { incompleteObject } from '../../../../lib/documents/incomplete-object';
import { operatorPodTemplates, ownPodTemplates } from '../../../../lib/documents/pod-templates';
import { podSecurityRestricted } from '../../../../policies';
import { netpolPresent } from '../../../../policies/kubernetes/network/netpol-present';
import { podsPlainSecret } from '../../../../policies/kubernetes/pods/pods-plain-secret';
import { pssHostPathVolumes } from '../../../../policies/pod-security/pss-host-path-volumes';
import { pssPrivileged } from '../../../../policies/pod-security/pss-privileged';

const privileged = { image: 'a:1', securityContext: { privileged: true } };

function object(type: string, content: object): Resource {
  const [kind, version, group] = type.split('/').reverse();
  const apiVersion = group ? `${group}/${version}` : version;
  const address = `blue/shop/${kind}${group?.includes('.') ? `.${group}` : ''}/it`;
  return { type, address, path: '', values: { apiVersion, kind, metadata: { name: 'it', namespace: 'shop' }, ...content } };
}

function judged(resource: Resource, policies: Pack['policies'] = [pssPrivileged], ...others: readonly Resource[]) {
  const { violations, notCovered } = judge([resource, ...others], [{ name: 'test', version: '0.0.0', policies }]);
  const own = violations.filter((each) => each.resource === resource);
  return { found: own.map(({ verdict, pointer }) => `${verdict} ${pointer}`), violations: own, covered: !notCovered.includes(resource) };
}

/** An object with something at a path, and where that stands. */
function holding(path: readonly string[], inner: unknown): unknown {
  const [key, ...others] = path;
  if (key === undefined) return inner;
  return key === '*' ? [holding(others, inner)] : { [key]: holding(others, inner) };
}

const places = Object.entries({ ...operatorPodTemplates }).flatMap(([name, all]) =>
  all.flatMap(({ versions, path }) => versions.map((version) => [name.replace('/', `/${version}/`), path] as const)),
);
const own = Object.entries(ownPodTemplates).map(
  ([name, { versions, path }]) =>
    [name.replace(/^\/|\//, (sign, at) => (at === 0 ? `${versions[0]}/` : `${sign}${versions[0]}/`)), path] as const,
);

test.each([...own, ...places].map(([type, path]) => [`${type} at ${path.join('.') || 'itself'}`, type, path] as const))(
  'the pods of %s are judged where they stand',
  (_name, type, path) => {
    const { found, covered } = judged(object(type, holding(path, { spec: { containers: [privileged] } }) as object));
    expect({ found, covered }).toEqual({
      found: [`fail ${['', ...path, 'spec', 'containers', 0, 'securityContext', 'privileged'].join('/').replaceAll('*', '0')}`],
      covered: true,
    });
  },
);

test('every type that pods are looked for in is of one of the tables, or puts them together', () => {
  const tabled = new Set([...own, ...places].map(([type]) => type));
  expect(pods.types.filter((type) => !tabled.has(type)).sort()).toEqual([
    ...['ClusterWorkflowTemplate', 'CronWorkflow', 'Workflow', 'WorkflowTemplate'].map((kind) => `argoproj.io/v1alpha1/${kind}`),
    ...['v1', 'v1beta1'].flatMap((version) =>
      ['ClusterTask', 'Pipeline', 'PipelineRun', 'Task', 'TaskRun'].map((kind) => `tekton.dev/${version}/${kind}`),
    ),
  ]);
});

test('of several pods each is judged, and what one shares with another is told once', () => {
  const template = { spec: { containers: [privileged] } };
  const cluster = object('ray.io/v1/RayCluster', {
    spec: { headGroupSpec: { template }, workerGroupSpecs: [{ template }, { name: 'gpu', template }] },
  });
  expect(judged(cluster).violations.map(({ field }) => field)).toEqual([
    'spec.headGroupSpec.template.spec.containers[0].securityContext.privileged',
    'spec.workerGroupSpecs[0].template.spec.containers[0].securityContext.privileged',
    'spec.workerGroupSpecs[gpu].template.spec.containers[0].securityContext.privileged',
  ]);
  const workflow = object('argoproj.io/v1alpha1/Workflow', {
    spec: {
      volumes: [{ name: 'root', hostPath: { path: '/' } }],
      templates: [
        { name: 'a', container: { image: 'a:1' } },
        { name: 'b', script: { image: 'a:1' } },
      ],
    },
  });
  expect(judged(workflow, [pssHostPathVolumes]).found).toEqual(['fail /spec/volumes/0/hostPath']);
});

describe('a workflow of Argo', () => {
  const spec = {
    securityContext: { runAsNonRoot: true },
    templates: [
      { name: 'order', dag: { tasks: [] } },
      {
        name: 'run',
        container: privileged,
        sidecars: [{ name: 'side', ...privileged }],
        initContainers: [{ name: 'first', ...privileged }],
      },
      {
        name: 'set',
        containerSet: { containers: [{ name: 'one', ...privileged }] },
        volumes: [{ name: 'etc', hostPath: { path: '/etc' } }],
      },
    ],
  };
  test.each([
    ['Workflow', { spec }, ''],
    ['WorkflowTemplate', { spec }, ''],
    ['ClusterWorkflowTemplate', { spec }, ''],
    ['CronWorkflow', { spec: { workflowSpec: spec } }, '/workflowSpec'],
  ])('of kind %s is judged template by template', (kind, content, at) => {
    const { found } = judged(object(`argoproj.io/v1alpha1/${kind}`, content), [pssPrivileged, pssHostPathVolumes]);
    expect(found.sort()).toEqual([
      `fail /spec${at}/templates/1/container/securityContext/privileged`,
      `fail /spec${at}/templates/1/initContainers/0/securityContext/privileged`,
      `fail /spec${at}/templates/1/sidecars/0/securityContext/privileged`,
      `fail /spec${at}/templates/2/containerSet/containers/0/securityContext/privileged`,
      `fail /spec${at}/templates/2/volumes/0/hostPath`,
    ]);
  });

  test('has of the workflow what its template does not state, and of a parameter nobody knows the image', () => {
    const hardened = (container: object) =>
      object('argoproj.io/v1alpha1/Workflow', {
        spec: {
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          templates: [{ name: 'a', container: { image: 'a:{{workflow.parameters.version}}', ...container } }],
        },
      });
    const guarded = { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } };
    expect(judged(hardened(guarded), podSecurityRestricted).found).toEqual([]);
    expect(judged(hardened({}), podSecurityRestricted).found).toEqual([
      'fail /spec/templates/0/container/securityContext/allowPrivilegeEscalation',
      'fail /spec/templates/0/container/securityContext/capabilities/drop',
    ]);
    expect(judged(hardened({ args: ['--password=hunter2!'] }), [podsPlainSecret]).found).toEqual([
      'fail /spec/templates/0/container/args/0',
    ]);
  });

  test('without a template that runs something has no pods', () => {
    expect(judged(object('argoproj.io/v1alpha1/Workflow', { spec: { workflowTemplateRef: { name: 'a' } } }))).toMatchObject({
      found: [],
      covered: false,
    });
  });
});

describe('a task of Tekton', () => {
  const task = {
    steps: [
      { name: 'build', ...privileged },
      { name: 'other', ref: { name: 'git-clone' } },
    ],
    sidecars: [{ ...privileged }],
  };
  test.each([
    ['Task', { spec: task }, '/spec'],
    ['TaskRun', { spec: { taskSpec: task } }, '/spec/taskSpec'],
    ['Pipeline', { spec: { tasks: [{ name: 'a', taskSpec: task }] } }, '/spec/tasks/0/taskSpec'],
    ['PipelineRun', { spec: { pipelineSpec: { finally: [{ taskSpec: task }] } } }, '/spec/pipelineSpec/finally/0/taskSpec'],
  ])('in a %s is judged step by step', (kind, content, at) => {
    expect(judged(object(`tekton.dev/v1/${kind}`, content)).found).toEqual([
      `fail ${at}/steps/0/securityContext/privileged`,
      `fail ${at}/sidecars/0/securityContext/privileged`,
    ]);
  });

  test('takes from its run what a step does not state, and from its stepTemplate', () => {
    const { found } = judged(
      object('tekton.dev/v1/TaskRun', {
        spec: { podTemplate: { hostNetwork: true }, taskSpec: { stepTemplate: privileged, steps: [{ name: 'a' }] } },
      }),
      podSecurityRestricted.filter(({ name }) => /hostNamespaces|\/privileged/.test(name)),
    );
    expect(found).toEqual(['fail /spec/podTemplate/hostNetwork', 'fail /spec/taskSpec/steps/0/securityContext/privileged']);
  });

  test('that is referred to has no pods', () => {
    expect(judged(object('tekton.dev/v1/TaskRun', { spec: { taskRef: { name: 'a' } } }))).toMatchObject({ found: [], covered: false });
  });
});

test('pods of operators are selected as others are, but for the labels that these add', () => {
  const policy = (podSelector: object) =>
    object('networking.k8s.io/v1/NetworkPolicy', { spec: { podSelector, policyTypes: ['Ingress', 'Egress'] } });
  const service = object('serving.knative.dev/v1/Service', {
    spec: { template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{}] } } },
  });
  const found = (selector: object) => judged(service, [netpolPresent], policy(selector)).found.length;
  expect(found({ matchLabels: { app: 'a' } })).toBe(0);
  expect(found({ matchLabels: { 'serving.knative.dev/service': 'it' } })).toBe(0);
  expect(found({ matchLabels: { app: 'b' } })).toBe(1);
});

test('a patch of a kind with one template is told from the whole', () => {
  const patch = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'it' }, spec: { template: { metadata: {} } } };
  expect(incompleteObject(patch)).toBe('is a patch of Service it, or incomplete: it has no spec.template.spec');
  expect(incompleteObject({ ...patch, apiVersion: 'ray.io/v1', kind: 'RayCluster' })).toBeUndefined();
});

test('whatever stands where pods should ends no rule, and costs no more than its length', () => {
  const odd: readonly unknown[] = [null, 1, 'a', [], {}, [null], [[]], { a: null }, { spec: 1 }, [{ container: 1 }], [{ steps: {} }]];
  const resources = [...pods.parts.keys()].flatMap((type) =>
    odd.flatMap((value) => [
      object(type, { spec: value }),
      object(type, { spec: { template: value, templates: value, tasks: value, steps: value } }),
    ]),
  );
  const { violations } = judge(resources, [{ name: 'test', version: '0.0.0', policies: podSecurityRestricted }]);
  expect(violations.filter(({ verdict }) => verdict === 'error')).toEqual([]);
  const many = Array.from({ length: 3000 }, (_, index) => index);
  const workflow = object('argoproj.io/v1alpha1/Workflow', {
    spec: {
      volumes: many.map((index) => ({ name: `v${index}`, emptyDir: {} })),
      tolerations: many.map((index) => ({ key: `k${index}` })),
      templates: many.map((index) => ({ name: `t${index}`, container: { image: 'a:1' } })),
    },
  });
  const parts = pods.parts.get(workflow.type)!(workflow.values);
  const volumes = parts.map(
    ({ value }) => (value as { readonly spec: { readonly volumes?: readonly object[] } }).spec.volumes?.length ?? 0,
  );
  expect(volumes.reduce((sum, count) => sum + count, 0)).toBe(3000);
});
