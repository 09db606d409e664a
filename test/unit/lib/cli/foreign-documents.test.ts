import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ForeignDocument } from '../../../../lib/cli/validate/foreign-document';
import { readForeign } from '../../../../lib/cli/validate/foreign-documents';
import { together } from '../../../../lib/cli/validate/together';

function documentsOf(...objects: readonly object[]) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-test-'));
  try {
    const file = path.join(folder, 'objects.yaml');
    fs.writeFileSync(file, objects.map((object) => `---\n${JSON.stringify(object)}\n`).join(''));
    return readForeign([file]).documents;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const object = (apiVersion: string, kind: string, more: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: 'web', namespace: 'shop' },
  ...more,
});
const revisions = { spec: { template: { spec: { containers: [{ image: 'ghcr.io/acme/web:1.4.2' }] } } } };

test.each([
  [object('v1', 'Service'), object('serving.knative.dev/v1', 'Service', revisions)],
  [object('gateway.networking.k8s.io/v1', 'Gateway'), object('networking.istio.io/v1', 'Gateway')],
  [object('networking.k8s.io/v1', 'Ingress'), object('extensions/v1beta1', 'Ingress')],
])('objects of two groups with one kind and name are two, judged in sight of each other: %j and %j', (one, other) => {
  const documents = documentsOf(one, other);
  expect(together(documents)).toEqual([{ documents, around: [] }]);
  expect(new Set(documents.map(({ resource }) => resource.path)).size).toBe(2);
});

test('an object that files state twice, in two versions of its group, is one: the files are judged apart', () => {
  expect(
    together(documentsOf(object('autoscaling/v1', 'HorizontalPodAutoscaler'), object('autoscaling/v2', 'HorizontalPodAutoscaler'))),
  ).toHaveLength(2);
});

/** Files, and the objects in each by name. */
function inFolders(files: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const documents = Object.entries(files).flatMap(([file, names]) =>
    names.map((name): ForeignDocument => {
      const address = `cluster/shop/ConfigMap/${name}`;
      return {
        file,
        module: undefined,
        resource: { type: 'v1/ConfigMap', address, path: `${file}${name}`, values: {} },
        lineOf: () => 1,
        columnOf: () => 1,
      };
    }),
  );
  const list = (some: readonly ForeignDocument[]) => some.map(({ file, resource }) => `${file}:${resource.address.split('/').at(-1)}`);
  return together(documents).map(({ documents: own, around }) => `${list(own).join(' ')} | ${list(around).join(' ')}`);
}

test.each([
  [
    'environments are split where their duplicates part, not at the deepest folder',
    { 'envs/dev/app/a': ['web'], 'envs/dev/net/b': ['svc'], 'envs/prod/app/a': ['web'], 'envs/prod/net/b': ['svc'] },
    ['envs/dev/app/a:web envs/dev/net/b:svc | ', 'envs/prod/app/a:web envs/prod/net/b:svc | '],
  ],
  [
    'what is there once is seen by both sides, and sees both',
    { 'common/c': ['sa'], 'dev/a': ['web'], 'prod/a': ['web'] },
    ['common/c:sa | dev/a:web prod/a:web', 'dev/a:web | common/c:sa', 'prod/a:web | common/c:sa'],
  ],
  [
    'one duplicate does not part the others',
    { 'app/a': ['web', 'x'], 'net/b': ['svc'], 'old/a': ['x'] },
    ['net/b:svc | app/a:web app/a:x old/a:x', 'app/a:web app/a:x | net/b:svc', 'old/a:x | net/b:svc'],
  ],
  [
    'a folder that parts in itself leaves the others together',
    { 'a/x/c': ['web'], 'a/y/c': ['web'], 'b/c': ['svc'], 'd/c': ['sa'] },
    ['b/c:svc d/c:sa | a/x/c:web a/y/c:web', 'a/x/c:web | b/c:svc d/c:sa', 'a/y/c:web | b/c:svc d/c:sa'],
  ],
  [
    'within a file only what is there twice is alone',
    { a: ['web', 'svc', 'web'] },
    ['a:svc | a:web a:web', 'a:web | a:svc', 'a:web | a:svc'],
  ],
])('%s', (_sentence, files: Readonly<Record<string, readonly string[]>>, groups) => expect(inFolders(files)).toEqual(groups));

test.each([
  ['plan.json', '{"format_version":"2.0","planned_values":{}}', 'refused'],
  ['broken.yaml', 'apiVersion: v1\nkind: Pod\nspec: [\n', 'refused'],
  ['broken.tf.json', '{', 'refused'],
  ['tsconfig.json', '{ // a comment\n}', 'foreign'],
])('%s that cannot be read: %j is %s', (name, text, kind) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-test-'));
  try {
    fs.writeFileSync(path.join(folder, name), text);
    expect(readForeign([folder]).notJudged).toMatchObject([{ kind }]);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
