import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readForeign, together } from '../../../../lib/cli/validate/foreign-documents';

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

const object = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'web', namespace: 'shop' } });

test.each([
  [object('v1', 'Service'), object('serving.knative.dev/v1', 'Service')],
  [object('gateway.networking.k8s.io/v1', 'Gateway'), object('networking.istio.io/v1', 'Gateway')],
  [object('networking.k8s.io/v1', 'Ingress'), object('extensions/v1beta1', 'Ingress')],
])('objects of two groups with one kind and name are two, judged in sight of each other: %j and %j', (one, other) => {
  const documents = documentsOf(one, other);
  expect(together(documents)).toEqual([documents]);
  expect(new Set(documents.map(({ resource }) => resource.path)).size).toBe(2);
});

test('an object that files state twice, in two versions of its group, is one: the files are judged apart', () => {
  expect(
    together(documentsOf(object('autoscaling/v1', 'HorizontalPodAutoscaler'), object('autoscaling/v2', 'HorizontalPodAutoscaler'))),
  ).toHaveLength(2);
});
