import { incompleteObject } from '../../../../lib/documents/incomplete-object';

const deployment = (spec: unknown) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec });
const rollout = (spec: unknown) => ({ ...deployment(spec), apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' });
const pods = (containers: unknown) => ({ template: { spec: { containers } } });

test.each<[string, Record<string, unknown>, string]>([
  ['a number of replicas', deployment({ replicas: 3 }), 'is a patch of Deployment web, or incomplete: it has no spec.template'],
  ['nothing', deployment(null), 'is a patch of Deployment web, or incomplete: it has no spec'],
  ['a template without pods', deployment({ template: {} }), 'is a patch of Deployment web, or incomplete: it has no spec.template.spec'],
  [
    'another command',
    deployment(pods([{ name: 'a', command: ['b'] }])),
    'is a patch of Deployment web, or incomplete: its containers have no image',
  ],
  [
    'no template, in a CronJob',
    { apiVersion: 'batch/v1', kind: 'CronJob', spec: { schedule: '' } },
    'is a patch of CronJob without a name, or incomplete: it has no spec.jobTemplate',
  ],
  [
    'that it be deleted',
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, $patch: 'delete' },
    'is a patch of Service web: judge what it makes',
  ],
])('%s is a patch, and is said to be one', (_what, object, says) => expect(incompleteObject(object)).toBe(says));

test.each<[string, Record<string, unknown>]>([
  ['with an image', deployment(pods([{ name: 'a', image: 'a:1' }]))],
  ['without any container', deployment(pods([]))],
  ['with a directive beside its own fields', { ...deployment(pods([{ image: 'a:1' }])), $patch: 'replace' }],
  ['a Rollout of the pods of a Deployment', rollout({ workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } })],
  ['a kind of the same name in another group', { apiVersion: 'serving.knative.dev/v1', kind: 'Job', metadata: { name: 'web' }, spec: {} }],
])('%s: it is judged', (_what, object) => expect(incompleteObject(object)).toBeUndefined());
