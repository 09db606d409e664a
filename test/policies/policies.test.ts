import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ExpressionRule, type Policy, type Severity } from '../../lib';
import { toCel } from '../../lib/policy/expression/cel';
import { prose } from '../../lib/policy/expression/prose';
import { resolve } from '../../lib/policy/expression/resolve';
import { rulesOf } from '../../lib/policy/policy';
import { baseline, byFramework, kubernetes, podSecurityRestricted, policies, strict } from '../../policies';
import { describeShared } from '../shared';

const root = path.join(__dirname, '../..');
const filesIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ name: path.basename(file, '.ts'), text: readFileSync(path.join(root, folder, file), 'utf8') }));

const sources = filesIn('policies');
const tests = filesIn('test/policies');
const constructs = [...filesIn('constructs'), ...filesIn('lib/model'), ...filesIn('lib/synth')];

test('every policy has a name of its own', () => {
  expect(new Set(policies.map(({ name }) => name)).size).toBe(policies.length);
});

describe.each(policies.map((policy) => [policy.name, policy] as const))('%s', (name, policy) => {
  const file = name
    .split('/')
    .slice(1)
    .join('-')
    .replace(/_/g, '-')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase();
  const source = sources.find((candidate) => candidate.text.includes(`name: '${name}'`));

  test('stands in a file of its name', () => expect(source?.name).toBe(file));

  test('has prose: what must hold, the cure, and where it is written', () => {
    expect(policy.description).toMatch(/^[A-Z/].*\.$/);
    expect(policy.remediation).toMatch(/^[A-Z].*\.$/);
    expect(policy.source).toMatch(/^https:\/\//);
  });

  test('has a table of what complies and what does not', () => {
    const constant = /export const (\w+): Policy/.exec(source?.text ?? '')?.[1];
    expect(tests.some(({ text }) => new RegExp(`describePolicy\\(\\s*${constant}\\b`).test(text))).toBe(true);
  });

  test('names a cure that exists', () => {
    const [construct, ...properties] = (policy.cure ?? 'Workload').split('.');
    expect(constructs.some(({ text }) => new RegExp(`export (class|const|function) ${construct}\\b`).test(text))).toBe(true);
    for (const property of properties) expect(constructs.some(({ text }) => new RegExp(`readonly ${property}\\??:`).test(text))).toBe(true);
  });
});

test('every expression is printed as words, and as CEL unless it asks for other resources', () => {
  const settings = { facts: { kubernetesMinor: 34, protected: true }, parameters: new Map() };
  const rules = [...podSecurityRestricted, ...kubernetes].flatMap((policy) =>
    rulesOf(policy).filter((rule) => rule instanceof ExpressionRule),
  );
  for (const { condition } of rules) {
    expect(prose(condition.node)).not.toBe('');
    expect(toCel(resolve(condition.node, settings), 'object')).toBeDefined();
  }
});

test('the packs contain each other', () => {
  expect(strict.policies).toEqual(expect.arrayContaining([...baseline.policies]));
  expect(baseline.policies).toEqual(expect.arrayContaining([...podSecurityRestricted]));
  expect(byFramework('cisKubernetes').length).toBeGreaterThan(20);
});

describeShared('design', (folder) => {
  interface Listed {
    readonly id: string;
    readonly sev: Severity;
  }
  const { pss, k8s }: { readonly pss: readonly Listed[]; readonly k8s: readonly Listed[] } = JSON.parse(
    readFileSync(path.join(folder, 'rules.json'), 'utf8'),
  );
  const severities = (all: readonly Policy[]) => Object.fromEntries(all.map(({ name, severity }) => [name, severity]));

  test('every listed rule is there, as severe as it is listed', () => {
    expect(severities(podSecurityRestricted)).toEqual(Object.fromEntries(pss.map(({ id, sev }) => [id, sev])));
    expect(severities(kubernetes)).toEqual(Object.fromEntries(k8s.map(({ id, sev }) => [id, sev])));
  });
});
