import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Assembly } from '../../../../lib/assembly/assembly';
import { writeRendered } from '../../../../lib/cli/release/write-rendered';
import { sha256 } from '../../../../lib/documents/hash';
import { UserError } from '../../../../lib/errors';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rendered-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const at = (file: string) => path.join(folder, file);
const content = 'kind: ConfigMap\n';

/** A folder that an earlier run wrote, as its assembly says. */
function given(file: string): void {
  const cluster = { name: 'blue', manifests: [{ file, sha256: sha256(content) }] };
  const stack = { id: 's', environment: 'production', region: 'r', protected: false, clusters: [cluster], workloads: [], resources: [] };
  for (const [name, text] of [
    [`dist/${file}`, content],
    ['cdktf.out/assembly.json', JSON.stringify({ schemaVersion: 1, organization: 'acme', stacks: [stack] })],
  ] as const) {
    fs.mkdirSync(path.dirname(at(name)), { recursive: true });
    fs.writeFileSync(at(name), text);
  }
}
const write = () =>
  writeRendered(folder, { schemaVersion: 1, organization: 'acme', stacks: [] } as Assembly, { terraform: folder, kubernetes: folder });

test('what an earlier run wrote, and this one does not, is removed', () => {
  given('blue/gone.k8s.yaml');
  expect(write()).toBe(0);
  expect(fs.existsSync(at('dist/blue/gone.k8s.yaml'))).toBe(false);
});

test('a run that ends while it writes the assembly leaves nothing that a later one does not know', () => {
  given('blue/gone.k8s.yaml');
  const before = fs.readFileSync(at('cdktf.out/assembly.json'), 'utf8');
  // Nothing can be written beside it.
  fs.mkdirSync(at(`cdktf.out/.assembly.json.${process.pid}.tmp`));
  expect(write).toThrow();
  expect(fs.readFileSync(at('cdktf.out/assembly.json'), 'utf8')).toBe(before);
  expect(fs.existsSync(at('dist/blue/gone.k8s.yaml'))).toBe(false);
});

test.each<[string, string, () => void]>([
  ['what somebody replaced since', 'blue/gone.k8s.yaml', () => fs.writeFileSync(at('dist/blue/gone.k8s.yaml'), 'mine')],
  [
    'a folder',
    'blue/gone.k8s.yaml',
    () => {
      fs.rmSync(at('dist/blue/gone.k8s.yaml'));
      fs.mkdirSync(at('dist/blue/gone.k8s.yaml'));
    },
  ],
  ['what no run writes', 'blue/notes.txt', () => undefined],
])('%s, which the assembly there names, is refused, and nothing is written', (_what, file, change) => {
  given(file);
  change();
  const before = fs.readFileSync(at('cdktf.out/assembly.json'), 'utf8');
  expect(write).toThrow(UserError);
  expect(write).toThrow(/ would be removed, which an earlier run wrote and somebody replaced since\./);
  expect(fs.existsSync(at(`dist/${file}`))).toBe(true);
  expect(fs.readFileSync(at('cdktf.out/assembly.json'), 'utf8')).toBe(before);
});
