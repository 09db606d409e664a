import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Finding, Report } from '../../../lib/policy/report/report';
import { Project } from '../../kit/compiled';

/**
 * What Terraform 1.11.4 and provider aws 5.100.0 said of `stack.json`, by `terraform plan -refresh=false` and `terraform show -json`, where
 * the state held an unencrypted database and a queue that the stack no longer has.
 */
const fixture = path.join(__dirname, 'plan');
const stack = fs.readFileSync(path.join(fixture, 'stack.json'), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Plan = any;
const plan = (): Plan => JSON.parse(fs.readFileSync(path.join(fixture, 'plan.json'), 'utf8'));
const id = 'shop-production-eu-west-1';

/** An app whose stack is `stack.json`, written in it as raw Terraform. */
const app = `
import { Environment, Platform } from 'slipway';
import { kind } from 'slipway/constructs';
import { policies } from 'slipway/policies';

const production = new Environment({
  name: 'production',
  regions: [{ region: 'eu-west-1', clusters: [{ name: 'blue', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  release: { schemaVersion: 1, images: {} },
  policies: [
    {
      name: 'acme',
      version: '1.0.0',
      policies: policies.filter(({ name }) => ['aws/rds/not-public', 'aws/s3/versioning', 'aws/s3/block-public-access', 'x/stateful-replace'].includes(name)),
    },
  ],
});
const platform = new Platform({ organization: 'acme' });
const blocks = require('./stack.json');
production.stamp(platform, 'shop', (stack) => {
  for (const [name, value] of Object.entries(blocks)) stack.addOverride(name, value);
});
platform.synth();
`;

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.write('stack.json', stack);
  project.program('main.ts', app);
});
afterAll(() => project.remove());
beforeEach(() => project.write('plan.json', JSON.stringify(plan())));

function validate(...args: readonly string[]) {
  return project.slipway(['validate', ...args]);
}

function report(...args: readonly string[]): Report {
  const { stdout, stderr } = validate('-o', 'json', ...args);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** `<rule> <verdict> <address>` of every finding. */
const told = (findings: readonly Finding[]) =>
  findings.map(({ rule, verdict, addresses: [address] }) => `${rule} ${verdict} ${address}`).sort();
const versioning = [
  'aws/s3/versioning fail aws_s3_bucket.many',
  'aws/s3/block-public-access fail aws_s3_bucket.many',
  'aws/s3/block-public-access fail aws_s3_bucket.uploads',
];
const replaced = ['x/stateful-replace fail plan.aws_db_instance.index', 'x/stateful-replace fail plan.aws_sqs_queue.gone'];

test('what a plan knows settles what synthesis cannot, and what it destroys is found', () => {
  const without = report();
  expect(told(without.findings)).toEqual(
    [...versioning, 'aws/rds/not-public unknown aws_db_instance.index', 'aws/s3/versioning unknown aws_s3_bucket.uploads'].sort(),
  );
  const { findings, stacks } = report('--plan', `${id}=plan.json`);
  expect(told(findings)).toEqual([...versioning, ...replaced].sort());
  expect(stacks.find((each) => each.id === id)!.plan).toMatch(/^[0-9a-f]{64}$/);
  const gone = findings.filter(({ rule }) => rule === 'x/stateful-replace');
  expect(gone.map(({ message }) => message).sort()).toEqual([
    'is destroyed, and with it the data that it keeps',
    'is replaced, and with it the data that it keeps, because of storage_encrypted',
  ]);
  expect(gone.every(({ source }) => source?.file === 'main.ts')).toBe(true);
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

test('a value that the plan does not know either stays unknown', () => {
  const late = plan();
  const change = late.resource_changes.find(({ address }: Plan) => address === 'aws_db_instance.index').change;
  change.after_unknown.publicly_accessible = true;
  project.write('plan.json', JSON.stringify(late));
  expect(told(report('--plan', `${id}=plan.json`).findings)).toContain('aws/rds/not-public unknown aws_db_instance.index');
});

test('the plan that says otherwise fails', () => {
  const open = plan();
  const database = open.planned_values.root_module.resources.find(({ address }: Plan) => address === 'aws_db_instance.index');
  database.values.publicly_accessible = true;
  project.write('plan.json', JSON.stringify(open));
  expect(told(report('--plan', `${id}=plan.json`).findings)).toContain('aws/rds/not-public fail aws_db_instance.index');
});

test('its folder, its name or --stack say of which stack a plan is', () => {
  project.write(`plans/${id}/any.json`, JSON.stringify(plan()));
  project.write(`plans/${id}.tfplan.json`, JSON.stringify(plan()));
  for (const args of [[`plans/${id}/any.json`], [`plans/${id}.tfplan.json`], ['plan.json', '--stack', id]])
    expect(told(report('--plan', ...args).findings)).toEqual(expect.arrayContaining(replaced));
});

test('what is committed is settled by a plan that is given, or that lies in the folder of its stack; with construct and line', () => {
  spawnSync(process.execPath, ['main.js'], { cwd: project.folder });
  const pack = ['--pack', 'slipway/policies#cross'];
  const settled = report('cdktf.out', ...pack, '--only', 'x/stateful-replace', '--plan', `${id}=plan.json`);
  expect(told(settled.findings)).toEqual(replaced);
  project.write(`cdktf.out/stacks/${id}/plan.json`, JSON.stringify(plan()));
  const lying = report('cdktf.out', ...pack, '--only', 'x/stateful-replace');
  expect(told(lying.findings)).toEqual(replaced);
  expect(lying.findings[0]!.stack).toBe(id);
  fs.rmSync(path.join(project.folder, 'cdktf.out'), { recursive: true });
});

test('a plan among files is judged by what it leaves behind and what it destroys', () => {
  const { findings, documents } = report(
    'plan.json',
    '--pack',
    'slipway/policies#cross',
    '--pack',
    'baseline',
    '--only',
    'x/stateful-replace',
  );
  expect(findings.map(({ path: at, message }) => `${at} ${message}`).sort()).toEqual([
    'plan.json/plan.aws_db_instance.index is replaced, and with it the data that it keeps, because of storage_encrypted',
    'plan.json/plan.aws_sqs_queue.gone is destroyed, and with it the data that it keeps',
  ]);
  expect(documents!.map(({ address }) => address)).toEqual(
    expect.arrayContaining([
      'module.db.aws_s3_bucket.backups',
      'aws_s3_bucket.many["a"]',
      'data.aws_iam_policy_document.reads',
      'provider.aws',
      'provider.aws.west',
    ]),
  );
});

test('resources of modules are judged under their address, and those that are there already are not', () => {
  const { findings } = report('plan.json', '--only', 'aws/s3/block-public-access');
  const inModule = findings.find(({ path: at }) => at === 'plan.json/module.db.aws_s3_bucket.backups');
  expect(inModule).toMatchObject({ addresses: ['module.db.aws_s3_bucket.backups'] });
  expect(JSON.stringify(findings)).not.toContain('aws_sqs_queue.gone');
});

describe('a plan is refused', () => {
  const refused = (change: (document: Plan) => unknown, message: string, ...args: readonly string[]) => {
    const document = plan();
    change(document);
    project.write('plan.json', JSON.stringify(document));
    const { code, stdout, stderr } = validate(...(args.length > 0 ? args : ['--plan', `${id}=plan.json`]));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  };

  test('of another major version', () => {
    refused((document) => (document.format_version = '2.0'), "'plan.json' is a plan of the format 2.0, and this slipway reads 1.x.");
  });

  test('that is a state', () => {
    refused((document) => {
      document.values = document.planned_values;
      delete document.planned_values;
      delete document.resource_changes;
    }, "'plan.json' is no plan.");
  });

  test('that is no JSON yet', () => {
    project.write('plan.out', 'PK\u0003\u0004');
    const message = "'plan.out' is a plan as Terraform keeps it.\nPrint it as JSON: terraform show -json plan.out > plan.json.";
    refused(() => undefined, message, '--plan', `${id}=plan.out`);
  });

  test('that failed', () => {
    refused((document) => (document.errored = true), "'plan.json' is the plan of a run that failed: it shows only a part.");
    refused((document) => (document.complete = false), "'plan.json' is an incomplete plan");
  });

  test('of another stack', () => {
    refused(
      (document) => document.configuration.root_module.resources.pop(),
      `'plan.json' is no plan of '${id}' as it is now: it has no data.aws_iam_policy_document.reads.`,
    );
  });

  test('that was made before the stack changed', () => {
    refused((document) => {
      const database = document.configuration.root_module.resources.find(({ address }: Plan) => address === 'aws_db_instance.index');
      database.expressions.instance_class.constant_value = 'db.t4g.small';
    }, `'plan.json' is no plan of '${id}' as it is now: 'instance_class' of aws_db_instance.index is another one there.`);
  });

  test('whose stack does not show, or is none', () => {
    refused(
      () => undefined,
      `Which stack 'plan.json' is a plan of does not show.\nWrite --plan <stack>=plan.json, with one of: platform-`,
      '--plan',
      'plan.json',
    );
    refused(
      () => undefined,
      "There is no stack named 'shop-prod'.\nChoose one of: shop-production-eu-west-1,",
      '--plan',
      'shop-prod=plan.json',
    );
  });

  test('where two are of one stack', () => {
    project.write('other.json', JSON.stringify(plan()));
    refused(
      () => undefined,
      `Both 'plan.json' and 'other.json' are plans of '${id}'.`,
      '--plan',
      `${id}=plan.json`,
      '--plan',
      `${id}=other.json`,
    );
  });

  test('beside files that no assembly describes', () => {
    project.write('pods/pod.yaml', 'apiVersion: v1\nkind: Pod\n');
    refused(
      () => undefined,
      '--plan is about stacks, and the files that are named lie beside no assembly.json.',
      'pods',
      '--plan',
      `${id}=plan.json`,
    );
  });
});
