import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { judge, type Policy, type Resource } from '../../../lib';
import { isOwnRule } from '../../../lib/own-rules';
import { rulesOf } from '../../../lib/policy/policy';
import { GraphRule } from '../../../lib/policy/rules/graph-rule';
import { policies } from '../../../policies';
import { check } from '../../kit/property';

type Json = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

const whole: Readonly<Record<string, Json>> = JSON.parse(fs.readFileSync(path.join(__dirname, 'whole-documents.json'), 'utf8'));

/** One document of every type that a rule is about: as whole as one is known, that of a Deployment for others that make pods. */
const types = [...new Set(policies.flatMap((policy) => rulesOf(policy).flatMap(({ target }) => target.types)))].filter(
  (type) => type !== '*' && !type.startsWith('plan.'),
);
const documents = new Map<string, Json>([
  ...Object.entries(whole),
  ...types
    .filter((type) => !Object.hasOwn(whole, type))
    .map((type): [string, Json] => [type, type.includes('/') ? whole['apps/v1/Deployment']! : {}]),
]);
const stack = [...documents].map(([type, values]) => resourceOf(type, values));

function resourceOf(type: string, values: Json, name = 'it'): Resource {
  const block = type.startsWith('backend.') ? type : `${type}.${name}`;
  const address = type.includes('/') ? `cluster/shop/${type.split('/').at(-1)}/${name}` : block;
  return { type, address, path: `stack/${type}`, values };
}

function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...at, Array.isArray(value) ? Number(key) : key]))
      : [];
  return at.length > 0 ? [at, ...inner] : inner;
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  const entries = Object.entries(value as object).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== String(key)) return [[name, inner]];
    if (rest.length > 0) return [[name, replaced(inner, rest, by)]];
    return by === undefined ? [] : [[name, by]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

const fields = [...documents].flatMap(([type, values]) => pathsOf(values).map((at) => ({ type, path: at })));
const other = fc.constantFrom<unknown>(
  ...[5, 'x', true, [], {}, [null], [5], ['x'], [[]], [{}], { x: null }, { x: 5 }, { x: [] }, { x: { y: 1 } }],
  ...['${var.x}', '${PLACE}', '{}', '[]', 'null', '{"Statement":5}', '{"Statement":[null,5,{"Action":5,"Principal":7,"Condition":3}]}'],
);

/** Policies that may say something else then: those of the type, and those that look at several resources. */
function about(type: string) {
  return policies.filter((policy) => rulesOf(policy).some((rule) => rule instanceof GraphRule || rule.target.types.includes(type)));
}

/** What is said of the stack when one field of one document is something else. */
function judgedWith({ type, path: at }: (typeof fields)[number], by: unknown, byWhom = (policy: Policy) => policy) {
  const changed = resourceOf(type, replaced(documents.get(type), at, by) as Json);
  const resources = stack.map((resource) => (resource.type === type ? changed : resource));
  return said(resources, about(type).map(byWhom));
}

function said(resources: readonly Resource[], asked: readonly Policy[]): readonly string[] {
  return judge(resources, [{ name: 'all', version: '1.0.0', policies: asked }]).violations.map(
    ({ policy, verdict, resource, message }) => `${verdict} ${policy.name} of ${resource.type}: ${message}`,
  );
}

test('no rule crashes, whatever stands in a field', () => {
  check(
    fc.property(fc.constantFrom(...fields), other, (field, by) => {
      expect(judgedWith(field, by).filter((one) => one.startsWith('error'))).toEqual([]);
    }),
    { short: 10, long: 250 },
  );
});

test('no rule takes documents for malformed that state nothing, beside those that do', () => {
  const bare = [...documents.keys()].map((type) => resourceOf(type, {}, 'bare'));
  expect(said([...bare, ...stack], policies).filter((one) => /^error|is incomplete or malformed/.test(one))).toEqual([]);
});

test('where what leads to a pod is malformed, the rules about its document tell, and no others', () => {
  const paths = new Map(policies.flatMap(rulesOf).flatMap(({ target }) => Object.entries(target.part)));
  const leading = fields.filter(({ type, path: at }) => paths.get(type)?.slice(0, -1).join() === at.join());
  expect(leading.length).toBeGreaterThan(5);
  for (const field of leading) {
    const told = judgedWith(field, 5).filter((each) => /^error|is incomplete or malformed/.test(each));
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((each) => each.startsWith('error') || !each.includes(` of ${field.type}: `))).toEqual([]);
  }
});

/** The same policy with rules that are nobody's own: documents are watched while they judge. */
function watched(policy: Policy): Policy {
  return { ...policy, rule: rulesOf(policy).map((rule) => (rule instanceof GraphRule ? new GraphRule(rule.target, rule.check) : rule)) };
}

test('no rule changes a document, and all say the same where that is watched', () => {
  expect(policies.flatMap(rulesOf).filter((rule) => !isOwnRule(rule))).toEqual([]);
  expect(
    policies
      .map(watched)
      .flatMap(rulesOf)
      .filter((rule) => rule instanceof GraphRule && isOwnRule(rule)),
  ).toEqual([]);
  check(
    fc.property(fc.constantFrom(...fields), other, (field, by) => {
      expect(judgedWith(field, by, watched)).toEqual(judgedWith(field, by));
    }),
    { short: 10, long: 100 },
  );
});

test('no rule takes a document for malformed that lacks a field', () => {
  check(
    fc.property(fc.constantFrom(...fields), fc.constantFrom(undefined, null), (field, by) => {
      expect(judgedWith(field, by).filter((one) => /^error|is incomplete or malformed/.test(one))).toEqual([]);
    }),
    { short: 10, long: 250 },
  );
});
