import type { PlannedObject } from '../../../../lib/plan/read/planned-object';
import { removalOf } from '../../../../lib/plan/words/removal';

const object = (more: Partial<PlannedObject>) => ({ stack: 'shop', values: {}, ...more }) as PlannedObject;
const bucket = (values: object = {}) =>
  object({ engine: 'terraform', type: 'aws_s3_bucket', address: 'aws_s3_bucket.a', values: values as PlannedObject['values'] });
const manifest = (kind: string, annotations?: object) =>
  object({ engine: 'kubernetes', type: `v1/${kind}`, values: { kind, metadata: { ...(annotations && { annotations }) } } });

const said = (one: PlannedObject, forgotten: readonly string[] = [], isForgotten?: boolean) =>
  removalOf(one, new Set(forgotten), isForgotten).map(({ by, what }) => `${by} ${what}`);

const keeps = 'terraform forgets it: it is kept, and nobody manages it';

test('what a `removed` block of its own stack lets go of is kept', () => {
  expect(said(bucket(), ['shop aws_s3_bucket.a'])).toEqual([keeps]);
  expect(said(bucket(), ['other aws_s3_bucket.a', 'shop aws_s3_bucket.b'])).toEqual(['terraform destroys it']);
});

test('what Terraform itself forgets is kept, whatever blocks say', () => expect(said(bucket(), [], true)).toEqual([keeps]));

test('protection that goes with its block helps nobody', () => {
  const guarded = 'terraform destroys it: its `prevent_destroy` goes with the block and does not help';
  expect(said(bucket({ lifecycle: [{ prevent_destroy: true }] }))).toEqual([guarded]);
  expect(said(bucket({ lifecycle: { prevent_destroy: true } }))).toEqual([guarded]);
  expect(said(bucket({ lifecycle: [{ prevent_destroy: false }] }))).toEqual(['terraform destroys it']);
});

test('what Terraform only reads is removed by nobody', () => {
  expect(said(object({ engine: 'terraform', type: 'data.aws_region', address: 'data.aws_region.a' }))).toEqual([]);
});

test.each([
  [manifest('ConfigMap'), /^argo-cd deletes it/, /^flux deletes it/],
  [manifest('ConfigMap', { 'argocd.argoproj.io/sync-options': 'Prune=false' }), /^argo-cd keeps it/, /^flux deletes it/],
  [manifest('ConfigMap', { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' }), /^argo-cd deletes it/, /^flux keeps it/],
])('each tool that applies manifests reads the annotation of its own: %#', (one, argo, flux) => {
  expect(said(one)).toEqual([expect.stringMatching(argo), expect.stringMatching(flux), expect.stringMatching(/^kubectl /)]);
});

test.each([
  ['ConfigMap', /^kubectl keeps it as an orphan, and deletes it/],
  ['Namespace', /^kubectl keeps it: applying never prunes/],
  ['PersistentVolumeClaim', /^kubectl keeps it: applying never prunes/],
])('what kubectl does with a %s', (kind, kubectl) => {
  expect(said(manifest(kind))).toContainEqual(expect.stringMatching(kubectl));
});

test.each([
  [undefined, 'kubernetes keeps its claims, and their data'],
  [{ whenDeleted: 'Retain' }, 'kubernetes keeps its claims, and their data'],
  [{ whenDeleted: 'Delete' }, 'kubernetes deletes its claims with it'],
])('with a StatefulSet of the policy %j its claims go or stay', (persistentVolumeClaimRetentionPolicy, claims) => {
  const { values, ...set } = manifest('StatefulSet');
  expect(said({ ...set, values: { ...values, spec: { persistentVolumeClaimRetentionPolicy } } })).toContain(claims);
});
