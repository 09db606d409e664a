import { parseAllDocuments } from 'yaml';
import { admission as admissionOf } from '../../../lib';
import { baseline } from '../../../policies';
import { Project } from '../../kit/compiled';

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'policies']);
});
afterAll(() => project.remove());

function admission(...args: readonly string[]) {
  return project.slipway(['admission', ...args]);
}

test('the baseline is printed as YAML, and on stderr what is not in it', () => {
  const { code, stdout, stderr } = admission();
  const documents = parseAllDocuments(stdout).map((document) => document.toJS());
  expect(code).toBe(0);
  expect(new Set(documents.map(({ kind }) => kind))).toEqual(new Set(['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding']));
  expect(documents.every(({ metadata }) => metadata.labels['slipway.dev/pack'] === 'baseline')).toBe(true);
  expect(stderr).toMatch(/^baseline \d+\.\d+\.\d+: \d+ policies with their bindings \(Warn and Audit\)\.\nNot in admission:\n {2}k8s\//);
  expect(stderr).not.toContain('aws/');
  const left = admissionOf([baseline]).notExported;
  const told = left.map(({ policy, partly, why }) => `  ${policy}${partly ? ' in part' : ''}: ${why}`);
  expect(stderr.trimEnd().split('\n').slice(2)).toEqual(told);
  expect(new Set(left.map(({ partly }) => partly === true))).toEqual(new Set([true, false]));
});

test('flags choose the packs, what they do, where, and for which version', () => {
  const flags = [
    '--pack',
    'strict',
    '--deny',
    '--exclude-namespace',
    'istio-system',
    '--kubernetes-version',
    'v1.34.4',
    '-o',
    'json',
    '-q',
  ];
  const { stdout, stderr } = admission(...flags);
  const { items } = JSON.parse(stdout);
  expect(stderr).toBe('');
  expect(items[0].metadata.name).toMatch(/^strict-/);
  expect(items[0].spec.matchConstraints.namespaceSelector.matchExpressions[0].values).toContain('istio-system');
  expect(items[1].spec.validationActions).toEqual(['Deny', 'Audit']);
});

test('labels are printed as kubectl takes them', () => {
  expect(admission('-o', 'labels', '--kubernetes-version', '1.34').stdout).toBe(
    [
      'pod-security.kubernetes.io/audit=restricted',
      'pod-security.kubernetes.io/audit-version=v1.34',
      'pod-security.kubernetes.io/warn=restricted',
      'pod-security.kubernetes.io/warn-version=v1.34',
      '',
    ].join('\n'),
  );
});

test.each([
  [['--pack', 'strikt'], "'strikt' of --pack is no pack."],
  [['--kubernetes-version', 'latest'], "'latest' is no version of Kubernetes."],
  [['--exclude-namespace', 'kube-*'], "'excludedNamespaces[0]' of admission is 'kube-*'."],
  [['--pack', 'kubernetes', '-o', 'labels'], "'kubernetes' enforces no Pod Security Standard as a whole."],
])('%j is refused', (args, message) => {
  expect(admission(...args)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(message) });
});

test('--help has examples', () => {
  expect(admission('--help').stdout).toMatch(/Examples:\n {2}\$ slipway admission .*\n {2}\$ kubectl label namespace/);
});
