import { compareSides } from '../../../../lib/plan/compare-sides';
import { htmlPlan } from '../../../../lib/plan/formats/html-plan';
import { markdownPlan } from '../../../../lib/plan/formats/markdown-plan';
import { publicPlan } from '../../../../lib/plan/formats/public-plan';
import { textPlan } from '../../../../lib/plan/formats/text-plan';
import type { Plan } from '../../../../lib/plan/plan';
import { printableJson } from '../../../../lib/wording/printable';
import { plainSide } from '../../../kit/sides';
import { stack } from '../../../process/cli/assemblies';

/** Every form that a plan is printed in. */
const forms: Readonly<Record<string, (plan: Plan) => string>> = {
  text: (plan) => textPlan(plan, { verbose: true, columns: 100_000 }),
  Markdown: (plan) => markdownPlan(plan, { characters: 10_000_000, folds: true }),
  HTML: htmlPlan,
  JSON: printableJson,
};

const base64 = (text: string) => Buffer.from(text).toString('base64');
const labels = { 'app.kubernetes.io/name': 'orders' };
const deployment = (container: object, more: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'orders', namespace: 'shop', labels, ...more },
  spec: { template: { spec: { containers: [{ name: 'server', image: 'ghcr.io/acme/orders:1', ...container }] } } },
});
const secret = (body: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'orders', namespace: 'shop', labels }, ...body });
const configMap = (data: object) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'orders', namespace: 'shop', labels },
  data,
});
const resource = (type: string, values: object) => ({ resource: { [type]: { orders: values } } });

/** A secret in a place, once the old and once the new one; several objects where it stands elsewhere, too. */
const positions: readonly (readonly [string, (secret: string) => Readonly<Record<string, unknown>>])[] = [
  ['data of a Secret', (value) => ({ 'a.json': secret({ data: { url: base64(value) } }) })],
  ['stringData of a Secret', (value) => ({ 'a.json': secret({ stringData: { whatever: value } }) })],
  ['a variable that is called a password', (value) => ({ 'a.json': deployment({ env: [{ name: 'DB_PASSWORD', value }] }) })],
  [
    'an argument with a password in a URL',
    (value) => ({ 'a.json': deployment({ args: [`--dsn=postgres://orders:${encodeURIComponent(value)}@db:5432/orders`] }) }),
  ],
  [
    'a URL that is derived from a password elsewhere',
    (value) => ({
      'a.json': deployment({
        env: [
          { name: 'DB_PASSWORD', value },
          { name: 'URL', value: `https://db.example/?q=${encodeURIComponent(value)}` },
        ],
      }),
    }),
  ],
  ['a ConfigMap that holds a token', (value) => ({ 'a.json': configMap({ api_token: value }) })],
  [
    'lines of a ConfigMap',
    (value) => ({
      'a.json': deployment({ env: [{ name: 'API_KEY', value }] }),
      'b.json': configMap({ 'app.conf': `a = 1\nkey ${value}\n` }),
    }),
  ],
  ['a line of a configuration that says so', (value) => ({ 'b.json': configMap({ 'app.conf': `a = 1\npassword = "${value}"\n` }) })],
  ['an annotation', (value) => ({ 'a.json': deployment({}, { annotations: { 'example.com/client-secret': value } }) })],
  ['an attribute of Terraform', (value) => ({ 'main.tf.json': resource('aws_db_instance', { password: value }) })],
  [
    'JSON within an attribute',
    (value) => ({ 'main.tf.json': resource('aws_secretsmanager_secret_version', { secret_string: JSON.stringify({ password: value }) }) }),
  ],
  ['the default of a variable', (value) => ({ 'main.tf.json': { variable: { db_password: { default: value } } } })],
  ['a local', (value) => ({ 'main.tf.json': { locals: { token: value } } })],
  ['an argument of a provider', (value) => ({ 'main.tf.json': { provider: { aws: [{ region: 'eu-west-1', secret_key: value }] } } })],
  ['a tag', (value) => ({ 'main.tf.json': resource('aws_s3_bucket', { tags: { api_key: value } }) })],
  [
    'an object of a kind that nobody knows',
    (value) => ({
      'a.json': { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' }, spec: { auth: { password: value } } },
    }),
  ],
];

/** Without any form that gives it away. */
const [old, fresh] = ['correct-horse/battery staple', 'tr0ub4dor&3 is no better'] as const;
const forbidden = [old, fresh].flatMap((value) => [value, base64(value), encodeURIComponent(value)]);

describe.each(positions)('%s', (_position, at) => {
  test.each([
    ['changes', at(old), at(fresh)],
    ['appears', {}, at(fresh)],
    ['is gone', at(old), {}],
  ])('%s, and nobody reads it', (_how, before, after) => {
    const plan = compareSides(plainSide(before), plainSide(after));
    expect(plan.summary.items).toBeGreaterThan(0);
    for (const [name, form] of Object.entries(forms))
      for (const one of [plan, publicPlan(plan)]) {
        const said = form(one);
        expect([name, forbidden.filter((text) => said.includes(text) || said.includes(text.replace(/&/g, '&amp;')))]).toEqual([name, []]);
      }
  });
});

const yaml = (value: string) => `apiVersion: v1\nkind: Secret\nmetadata: { name: orders, namespace: shop }\nstringData:\n  a: ${value}\n`;
test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
  ['in a file of its own, as JSON', { 's.json': secret({ data: { a: base64(old) } }) }, { 's.json': secret({ data: { a: base64(old) } }) }],
  ['in a file of its own, as YAML', { 's.yaml': yaml(old) }, { 's.yaml': yaml(old) }],
  [
    'in a List',
    { 's.json': { apiVersion: 'v1', kind: 'List', items: [secret({ stringData: { a: old } })] } },
    { 's.json': { apiVersion: 'v1', kind: 'List', items: [secret({ stringData: { a: old } })] } },
  ],
  [
    'beside what differs',
    { 's.yaml': `${yaml(old)}---\napiVersion: v1\nkind: A\n` },
    { 's.yaml': `${yaml(old)}---\napiVersion: v1\nkind: B\n` },
  ],
])('a Secret that is the same on both sides, %s, is hidden where it appears elsewhere', (_where, before, after) => {
  const plan = compareSides(
    plainSide({ ...before, 'b.json': configMap({ motd: 'hello' }) }),
    plainSide({ ...after, 'b.json': configMap({ motd: `the word is ${old}` }) }),
  );
  for (const [name, form] of Object.entries(forms)) expect([name, form(plan).includes(old)]).toEqual([name, false]);
  expect(textPlan(plan)).toContain('motd');
});

test('at least twelve positions are looked at', () => {
  expect(positions.length).toBeGreaterThanOrEqual(12);
});

test('what only names a key of a secret, and the path of a construct, are no secrets', () => {
  const external = (key: string) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'db', namespace: 'shop', annotations: { 'slipway.dev/path': 'shop-production-eu-west-1/web/ExternalSecret' } },
    spec: { data: [{ secretKey: 'password', remoteRef: { key } }] },
  });
  const side = (key: string, text: string) => plainSide({ 'a.json': external(key), 'b.json': configMap({ 'password-rules': text }) });
  const plan = compareSides(side('old', 'a'), side('new', 'the password is checked'));
  const said = printableJson(plan);
  expect(said).not.toContain('<secret>');
  expect(plan.changes.map(({ path }) => path)).toContain('shop-production-eu-west-1/web/ExternalSecret');
});

test('names of rules are no secrets, and neither are levels, switches and other common words', () => {
  const side = (level: 'mandatory' | 'advisory', value: string) => ({
    ...plainSide({
      'a.json': deployment({
        env: [
          { name: 'PASSWORD', value },
          { name: 'MODE', value: `${value} or so` },
        ],
      }),
    }),
    assembly: {
      schemaVersion: 1,
      stacks: [
        {
          ...stack('shop', 'staging', 'eu-west-1', []),
          packs: [{ name: 'baseline', version: '1', levels: { 'aws/accounts/password': level } }],
        },
      ],
    } as never,
  });
  const plan = compareSides(side('mandatory', 'disabled'), side('advisory', 'required'));
  expect(plan.changes.flatMap(({ items }) => items.map(({ text }) => text)).sort()).toEqual([
    'env.MODE disabled or so → required or so',
    'env.PASSWORD changed',
    'packs.baseline.levels[aws/accounts/password] mandatory → advisory',
  ]);
});

test('for the public there is no account id and no ARN in any form', () => {
  const queue = (account: string) => ({
    'main.tf.json': resource('aws_sqs_queue', {
      name: account,
      policy: `arn:aws:sqs:eu-west-1:${account}:jobs`,
      tags: { [`of ${account}`]: account },
    }),
  });
  const plan = publicPlan(compareSides(plainSide(queue('111122223333'), 'base 111122223333'), plainSide(queue('444455556666'))));
  for (const form of Object.values(forms)) expect(form(plan)).not.toMatch(/\d{12}|arn:aws/);
});
