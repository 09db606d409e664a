import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { offlineAws } from '../../lib/testing/offline-stack';
import { offlineConfiguration, offlineEnvironment, providerVersion } from '../../test/terraform/plan-offline';
import { answersOf, type ProviderAnswer } from './aws-replacement';
import { type Question, questionsOf, type StoredTexts } from './provider-questions';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** As many as one plan shows in a few seconds: what Terraform prints of a plan takes the square of its size. */
const atOnce = 60;

/** What the AWS provider says of its types, asked without network, credentials and state of anybody. */
export class AskedProvider {
  readonly schemas: Json;
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-asked-'));

  constructor() {
    fs.writeFileSync(path.join(this.folder, 'terraformrc'), offlineConfiguration());
    this.write([]);
    this.terraform('init', '-input=false');
    this.schemas = JSON.parse(this.terraform('providers', 'schema', '-json').stdout)['provider_schemas'][source]['resource_schemas'];
  }

  /** Answers about those types that the provider answers about; it refuses to plan some without an account. */
  ask(types: readonly string[]): readonly ProviderAnswer[] {
    const known = types.filter((type) => Object.hasOwn(this.schemas, type));
    const answers = inParts(known).flatMap((part) => this.answer(part, 'stated'));
    const silent = known.filter((type) => !answers.some((answer) => answer.type === type));
    return [...answers, ...inParts(silent).flatMap((part) => this.answer(part, 'absent'))];
  }

  close(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** A provider that crashes answers nothing: then half as much is asked. */
  private answer(types: readonly string[], texts: StoredTexts): readonly ProviderAnswer[] {
    if (types.length === 0) return [];
    const questions = types.flatMap((type) => questionsOf(type, this.schemas[type].block, texts));
    const answers = this.plan(this.valid(questions));
    if (types.length === 1 || answers !== undefined) return answers ?? [];
    const half = Math.ceil(types.length / 2);
    return [types.slice(0, half), types.slice(half)].flatMap((some) => this.answer(some, texts));
  }

  /** Without those that the provider refuses before it plans. */
  private valid(questions: readonly Question[]): readonly Question[] {
    this.write(questions);
    const { diagnostics = [] } = JSON.parse(this.terraform('validate', '-json').stdout);
    const refused = new Set(
      diagnostics
        .filter(({ severity }: Json) => severity === 'error')
        .map(({ snippet, address }: Json) => address ?? /resource\.(\w+\.\w+)/.exec(snippet?.context ?? '')?.[1]),
    );
    const left = questions.filter(({ type, name }) => !refused.has(`${type}.${name}`));
    return refused.size === 0 || left.length === questions.length ? questions : this.valid(left);
  }

  private plan(questions: readonly Question[]): readonly ProviderAnswer[] | undefined {
    if (questions.length === 0) return [];
    const { stdout, stderr } = this.terraform('plan', '-no-color', '-input=false', '-refresh=false', '-lock=false', '-out=asked.tfplan');
    if (/plugin (?:crashed|exited)|Plugin did not respond/i.test(stdout + stderr) || !fs.existsSync(path.join(this.folder, 'asked.tfplan')))
      return undefined;
    const asked = new Set(questions.map(({ type }) => type));
    return answersOf(JSON.parse(this.terraform('show', '-json', 'asked.tfplan').stdout)).filter(({ type }) => asked.has(type));
  }

  private write(questions: readonly Question[]): void {
    fs.rmSync(path.join(this.folder, 'asked.tfplan'), { force: true });
    const resource: Record<string, Record<string, Json>> = { terraform_data: { unknown: {} } };
    for (const { type, name, configuration } of questions) resource[type] = { ...resource[type], [name]: configuration };
    const configuration = {
      terraform: { required_providers: { aws: { source, version: providerVersion } }, backend: { local: { path: 'asked.tfstate' } } },
      provider: { aws: [{ region: 'eu-west-1', ...offlineAws }] },
      locals: { unknown: '${jsondecode(terraform_data.unknown.id)}' },
      resource,
    };
    const state = {
      version: 4,
      terraform_version: '1.11.0',
      serial: 1,
      lineage: 'asked',
      outputs: {},
      resources: questions.map(({ type, name, state: attributes }) => ({
        mode: 'managed',
        type,
        name,
        provider: `provider["${source}"]`,
        instances: [{ schema_version: this.schemas[type].version, attributes }],
      })),
    };
    fs.writeFileSync(path.join(this.folder, 'main.tf.json'), JSON.stringify(configuration));
    fs.writeFileSync(path.join(this.folder, 'asked.tfstate'), JSON.stringify(state));
  }

  private terraform(...args: readonly string[]) {
    return spawnSync('terraform', args, {
      cwd: this.folder,
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
      env: offlineEnvironment(path.join(this.folder, 'terraformrc')),
    });
  }
}

function inParts(types: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(types.length / atOnce) }, (_, index) => types.slice(index * atOnce, (index + 1) * atOnce));
}

const source = 'registry.terraform.io/hashicorp/aws';
