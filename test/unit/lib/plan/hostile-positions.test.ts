import { compareSides } from '../../../../lib/plan/compare-sides';
import { htmlPlan } from '../../../../lib/plan/formats/html-plan';
import { markdownPlan } from '../../../../lib/plan/formats/markdown-plan';
import { textPlan } from '../../../../lib/plan/formats/text-plan';
import type { Side } from '../../../../lib/plan/read/side';
import { printableJson } from '../../../../lib/wording/printable';
import { hostilePlanTexts } from '../../../kit/plans';
import { plainSide } from '../../../kit/sides';
import { stack } from '../../../process/cli/assemblies';

type Document = Record<string, unknown>;

/** What a side holds, with as many kinds of places for a text as there are. */
const documents = (value: number): Record<string, Document> => ({
  'assembly.json': { stacks: [stack('shop', 'production', 'eu-west-1', ['blue'])] },
  'a.json': {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'orders',
      namespace: 'shop',
      labels: { 'app.kubernetes.io/name': 'orders' },
      annotations: { 'slipway.dev/path': 'shop-production-eu-west-1/orders' },
    },
    spec: {
      replicas: value,
      template: {
        spec: {
          containers: [
            { name: 'server', image: `ghcr.io/acme/orders:${value}`, args: [`--a=${value}`], env: [{ name: 'A', value: `a${value}` }] },
          ],
        },
      },
    },
  },
  'b.json': {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'conf', namespace: 'shop' },
    data: { text: `a\nb${value}\nc`, json: `{"a":${value}}` },
  },
  'c.json': { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: `thing-${value}` }, spec: { list: [value, { a: value }] } },
  'main.tf.json': {
    resource: {
      aws_sqs_queue: {
        jobs: { '//': { metadata: { path: 'shop-production-eu-west-1/orders/jobs' } }, name: `jobs-${value}`, tags: { a: `t${value}` } },
      },
      aws_iam_role_policy: {
        own: { policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: `s3:Get${value}`, Resource: 'arn:aws:s3:::a' }] }) },
      },
    },
    variable: { size: { default: value } },
    output: { size: { value: `\${aws_sqs_queue.jobs.id}${value}` } },
    provider: { aws: [{ alias: 'here', region: `eu-west-${value}` }] },
    terraform: { backend: { s3: { bucket: `state-${value}` } } },
  },
});

/** Each text in a document, and each key of an object that has one, by what puts another text there. */
function places(root: unknown): readonly ((text: string) => void)[] {
  const found: ((text: string) => void)[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const own = node as Document;
    for (const [key, value] of Object.entries(own)) {
      if (typeof value === 'string') found.push((text) => (own[key] = text));
      if (!Array.isArray(node))
        found.push((text) => {
          delete own[key];
          own[text] = value;
        });
      visit(value);
    }
  };
  visit(root);
  return found;
}

function sideOf(all: Record<string, Document>, name: string): Side {
  const { 'assembly.json': assembly, ...files } = all;
  return { ...plainSide(files, name), assembly: assembly as never };
}

const forms = {
  text: (plan: never) => textPlan(plan, { verbose: true, columns: 60 }),
  markdown: markdownPlan,
  html: htmlPlan,
  json: printableJson,
};
const tagsOf = (page: string) => [...new Set(page.match(/<\/?[a-z0-9]+/g))].sort();
const harmless = tagsOf(htmlPlan(compareSides(sideOf(documents(1), 'base'), sideOf(documents(2), 'head'))));
const count = places(documents(2)).length;
const ofAssembly = places(documents(2)['assembly.json']).length;

test('a hostile text in any place of what is compared stays a text', () => {
  expect(count).toBeGreaterThan(100);
  const faults: string[] = [];
  for (let index = 0; index < count; index++) {
    const text = hostilePlanTexts[index % hostilePlanTexts.length]!;
    const other = hostilePlanTexts[(7 * index + 3) % hostilePlanTexts.length]!;
    const head = documents(2);
    places(head)[index]!(`${text}${other}`);
    let plan: ReturnType<typeof compareSides>;
    try {
      plan = compareSides(sideOf(documents(1), `base ${text}`), sideOf(head, `head ${other}`));
    } catch (error) {
      // An assembly is checked before it is compared; here it is not. It stands first.
      if (!(error instanceof TypeError) || index > ofAssembly) throw error;
      continue;
    }
    for (const [name, form] of Object.entries(forms)) {
      const said = form(plan as never);
      const isSteering = /[\p{Cc}\p{Cf}\u2028\u2029]/u.test(said.replaceAll('\n', ''));
      const isCommanding = said.split('\n').some((line) => /^\s*::[^:].*::/.test(line) || /##\w*\[/.test(line));
      const isBuilding = name === 'html' && tagsOf(said).some((tag) => !harmless.includes(tag));
      if (isSteering || isCommanding || isBuilding) faults.push(`${name}, place ${index}: ${JSON.stringify(text)}`);
    }
  }
  expect(faults).toEqual([]);
});
