import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ExpressionRule, type Policy, type Severity } from '../../../lib';
import { toCel } from '../../../lib/policy/expression/cel';
import { prose } from '../../../lib/policy/expression/prose';
import { resolve } from '../../../lib/policy/expression/resolve';
import { rulesOf } from '../../../lib/policy/policy';
import {
  aws,
  baseline,
  byFramework,
  cisAws,
  cisKubernetes,
  cross,
  fsbp,
  kubernetes,
  nsa,
  podSecurityRestricted,
  policies,
  strict,
} from '../../../policies';
import { root } from '../../kit/root';
import { describeShared } from '../../kit/shared';

const filesIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ name: path.basename(file, '.ts'), text: readFileSync(path.join(root, folder, file), 'utf8') }));

const sources = filesIn('policies');
const tests = filesIn('test/unit/policies');
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

  test('stands in a file of its name, or among those that group others', () => expect([file, 'groups']).toContain(source?.name));

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
    expect(constructs.some(({ text }) => new RegExp(`export (class|interface|const|function) ${construct}\\b`).test(text))).toBe(true);
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

test('what any resource has covers none: its tags, labels, name, version, text and origin', () => {
  expect(policies.flatMap(({ name, covers = true }) => (covers ? [] : [name])).sort()).toEqual([
    'aws/rds/copy-tags',
    'aws/tags/required',
    'k8s/api/removed',
    'k8s/labels/required',
    'k8s/namespace/not-default',
    'k8s/namespace/not-system',
    'k8s/yaml/ambiguous',
    'x/approved-origin',
    'x/as-written',
    'x/credential',
    'x/labels-tags',
    'x/run-program',
    'x/stateful-replace',
  ]);
});

test('no check of another tool is claimed by two policies: a waiver of the milder would cover what the stricter asks for', () => {
  const claims = policies.flatMap(({ controls = {} }) => controls.checkov ?? []);
  expect(claims.filter((check, index) => claims.indexOf(check) !== index)).toEqual([]);
});

test('the packs contain each other', () => {
  expect(strict.policies).toEqual(expect.arrayContaining([...baseline.policies]));
  expect(baseline.policies).toEqual(expect.arrayContaining([...podSecurityRestricted]));
  expect(baseline.policies.map(({ name }) => name)).toContain('x/approved-origin');
});

test('there is a pack for each framework', () => {
  expect(cisKubernetes).toEqual(byFramework('cisKubernetes'));
  for (const pack of [cisKubernetes, cisAws, fsbp, nsa]) expect(pack.length).toBeGreaterThan(10);
  expect(nsa).toContainEqual(expect.objectContaining({ name: 'k8s/netpol/present' }));
});

describeShared('design', (folder) => {
  interface Listed {
    readonly id: string;
    readonly sev: Severity;
    readonly ckv?: readonly string[];
  }
  type Domain = 'pss' | 'k8s' | 'aws' | 'cross';
  const rules: Readonly<Record<Domain, readonly Listed[]>> = JSON.parse(readFileSync(path.join(folder, 'rules.json'), 'utf8'));
  const severities = (all: readonly Policy[]) => Object.fromEntries(all.map(({ name, severity }) => [name, severity]));
  const packs: Readonly<Record<Domain, readonly Policy[]>> = { pss: podSecurityRestricted, k8s: kubernetes, aws, cross };

  test.each(Object.keys(packs) as Domain[])('every listed rule is in its pack, as severe as it is listed: %s', (domain) => {
    expect(severities(packs[domain])).toMatchObject(Object.fromEntries(rules[domain].map(({ id, sev }) => [id, sev])));
  });

  test('there are 148 of them, and every check of checkov that those of AWS name has one', () => {
    const known = new Set(policies.flatMap(({ controls }) => controls?.checkov ?? []));
    expect(Object.values(rules).flat()).toHaveLength(148);
    expect(rules.aws.flatMap(({ ckv = [] }) => ckv).filter((check) => !known.has(check))).toEqual([]);
  });
});

test('the cures of secrets in the clear name what a workload may state, and no reference that synthesis refuses', () => {
  const plain = policies.filter(({ name }) => name.endsWith('/plain-secret'));
  expect(plain.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['k8s/config/plain-secret', 'k8s/env/plain-secret', 'k8s/pods/plain-secret']),
  );
  for (const { remediation } of plain) {
    expect(remediation).toContain("new Secret({ keys: ['apiKey'] })");
    expect(remediation.replace(/In a manifest by hand.*/, '')).not.toContain('secretKeyRef');
  }
});
