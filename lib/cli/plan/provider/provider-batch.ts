import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAddress, printAddress, type TerraformAddress } from '../../../documents/address';
import { sha256 } from '../../../documents/hash';
import { child, type Json } from '../../../documents/plan/plan-document';
import { readPlanDocument } from '../../../documents/plan/read-plan-document';
import { UserError } from '../../../errors';
import { holdsSecret } from '../../../plan/provider/holds-secret';
import { MadeUpState, type ProviderSchemas, type StateResource } from '../../../plan/provider/made-up-state';
import { planOfModule } from '../../../plan/provider/plan-of-module';
import type { RealPlan } from '../../../plan/real/real-plan';
import type { Terraform } from '../terraform';
import { keepJson, keptJson } from './kept-json';
import type { ProviderStack, StackModule } from './provider-stack';

/** More plans than any chain of references needs. */
const mostRounds = 8;

/** The provider cannot plan a batch: what Terraform says. */
export class CannotPlan extends Error {
  constructor(readonly said: string) {
    super(said);
  }
}

/** What is kept of a stack of the base. */
interface KeptState {
  readonly resources: readonly StateResource[];
  readonly unsettled: readonly string[];
}

/** Stacks that are planned together, as modules of one root: one provider is started for all. */
export class ProviderBatch {
  private versions = '';

  /** @param folder empty */
  constructor(
    private readonly terraform: Terraform,
    private readonly folder: string,
    private readonly stacks: readonly ProviderStack[],
  ) {}

  /**
   * Plans the base until nothing changes, and then the head on what that left behind.
   *
   * @throws CannotPlan
   */
  async plan(): Promise<{ readonly plans: readonly RealPlan[]; readonly version: string }> {
    this.write(({ base }) => base);
    await this.initialize();
    await this.run(['version', '-json'], 'version.json');
    const selected: Json = child(JSON.parse(fs.readFileSync(this.at('version.json'), 'utf8')), 'provider_selections') ?? {};
    this.versions = JSON.stringify(selected);
    const schemas = await this.schemas();
    const states = await this.states(schemas);
    const state = new MadeUpState(schemas);
    for (const { resources } of states.values()) state.add(resources);
    this.write(({ head }) => head);
    const document = await this.planned(state);
    const plans = this.stacks.map(({ stack, base, head }, index): RealPlan => {
      const unsettled = new Set([...states.get(stack)!.unsettled, ...base.leftOut, ...head.leftOut]);
      return { stack, name: `the provider's plan of ${stack}`, by: 'provider', document: planOfModule(document, `m${index}`), unsettled };
    });
    return {
      plans,
      version: Object.entries(selected)
        .map(([name, version]) => `${name.split('/').at(-1)} ${String(version)}`)
        .join(', '),
    };
  }

  /** Of each stack, what its base would have made: kept from an earlier run, or planned. */
  private async states(schemas: ProviderSchemas): Promise<ReadonlyMap<string, KeptState>> {
    const states = new Map<string, KeptState>();
    const modules = new Map(this.stacks.map(({ stack }, index) => [stack, `m${index}`]));
    for (const { stack, key } of this.stacks) {
      const kept = key === '' ? { resources: [], unsettled: [] } : keptJson<KeptState>(this.keyOf(key));
      if (kept) states.set(stack, { ...kept, resources: kept.resources.map((one) => moved(one, modules.get(stack)!)) });
    }
    const open = this.stacks.filter(({ stack }) => !states.has(stack));
    if (open.length === 0) return states;
    this.write((stack) => (open.includes(stack) ? stack.base : nothing));
    const state = new MadeUpState(schemas);
    let left = state.settle(await this.planned(state));
    for (let round = 1, former = ''; round < mostRounds && left.length > 0 && former !== JSON.stringify([left, state.print()]); round++) {
      former = JSON.stringify([left, state.print()]);
      left = state.settle(await this.planned(state));
    }
    for (const { stack, key } of open) {
      const module = modules.get(stack)!;
      const unsettled = left.filter((one) => one.module === module).map(({ block }) => block);
      const own = { resources: state.of(module), unsettled };
      states.set(stack, own);
      if (!own.resources.some(holdsSecret)) keepJson(this.keyOf(key), own);
    }
    return states;
  }

  private async schemas(): Promise<ProviderSchemas> {
    const usesData = this.stacks.some(({ base, head }) =>
      [base, head].some((side) => JSON.stringify([...side.files]).includes('terraform_data')),
    );
    const key = this.keyOf(`schemas ${usesData}`);
    const kept = keptJson<ProviderSchemas>(key);
    if (kept) return kept;
    await this.run(['providers', 'schema', '-json'], 'schemas.json');
    const schemas = JSON.parse(fs.readFileSync(this.at('schemas.json'), 'utf8')).provider_schemas as ProviderSchemas;
    const resources = Object.entries(schemas).map(([name, { resource_schemas = {} }]) => [name, { resource_schemas }] as const);
    keepJson(key, Object.fromEntries(resources));
    return schemas;
  }

  private async planned(state: MadeUpState): Promise<Json> {
    fs.writeFileSync(this.at('terraform.tfstate'), JSON.stringify(state.print()), { mode: 0o600 });
    await this.run(['plan', '-input=false', '-no-color', '-refresh=false', '-out=plan.out']);
    await this.run(['show', '-json', 'plan.out'], 'plan.json');
    return readPlanDocument(this.at('plan.json'), 'the plan of the provider');
  }

  /** @throws UserError where the provider cannot be had */
  private async initialize(): Promise<void> {
    const { code, said } = await this.terraform.run(this.folder, ['init', '-input=false', '-no-color']);
    if (code === 0) return;
    if (!/provider|registry/i.test(said)) throw new CannotPlan(said);
    const { source, version = 'of any version' } = this.stacks[0]!.provider;
    throw new UserError(
      `Terraform cannot get the provider ${source} ${version}: ${said.replace(/\.$/, '')}.`,
      'Give it a mirror that has it (TF_CLI_CONFIG_FILE), or name a version that you have: `slipway plan --provider=5.100.0`.',
    );
  }

  private async run(args: readonly string[], file?: string): Promise<void> {
    const { code, said } = await this.terraform.run(this.folder, args, file === undefined ? undefined : this.at(file));
    if (code !== 0) throw new CannotPlan(said || `terraform ${args[0]} ended with ${code}`);
  }

  /** One neutral provider for all: it speaks to nobody. */
  private write(side: (stack: ProviderStack) => StackModule): void {
    const { source, version } = this.stacks[0]!.provider;
    const module: Record<string, Json> = {};
    for (const [index, stack] of this.stacks.entries()) {
      const { files, variables } = side(stack);
      const folder = this.at(`m${index}`);
      fs.rmSync(folder, { recursive: true, force: true });
      fs.mkdirSync(folder, { mode: 0o700 });
      for (const [name, document] of files) fs.writeFileSync(path.join(folder, name), JSON.stringify(document), { mode: 0o600 });
      if (files.size === 0) fs.writeFileSync(path.join(folder, 'main.tf.json'), '{}');
      module[`m${index}`] = { source: `./m${index}`, ...(variables.has('slipway_secrets') && { slipway_secrets: false }) };
    }
    const root = {
      terraform: {
        required_providers: { aws: { source, ...(version !== undefined && { version }) } },
        backend: { local: { path: 'terraform.tfstate' } },
      },
      provider: { aws: [neutral] },
      module,
    };
    fs.writeFileSync(this.at('main.tf.json'), JSON.stringify(root), { mode: 0o600 });
  }

  private keyOf(text: string): string {
    return sha256(JSON.stringify([1, text, this.versions]));
  }

  private at(file: string): string {
    return path.join(this.folder, file);
  }
}

const nothing: StackModule = { files: new Map(), variables: new Set(), leftOut: [] };

const neutral = {
  region: 'eu-west-1',
  access_key: 'none',
  secret_key: 'none',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: 'true',
  skip_region_validation: true,
  max_retries: 1,
};

/** The same resource where its stack is another module. */
function moved(resource: StateResource, module: string): StateResource {
  const address = parseAddress(resource.address) as TerraformAddress;
  const below = address.module?.slice(`module.${resource.module}`.length) ?? '';
  return { ...resource, module, address: printAddress({ ...address, module: `module.${module}${below}` }) };
}
