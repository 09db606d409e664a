import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Aws } from '../lab/aws';
import type { Sandbox } from '../lab/sandbox';
import { Stack } from '../lab/terraform';
import { moveIntoMock } from '../terraform/mock-place';

/** What Terraform planned of one resource, and did. */
export interface Planned {
  readonly stack: string;
  readonly address: string;
  /** Such as `create`, `move`, `remove` where it forgets, and `import and update` where it changes what it takes in. */
  readonly action: string;
}

/** Something that a state has. */
export interface Thing {
  readonly type: string;
  readonly id: string;
  readonly region: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Applies stacks, each in a folder of its own that is made ready once. */
export class Applier {
  /** What others state their provider as. */
  private like: string | undefined;
  private readonly stacks = new Map<string, { readonly stack: Stack; applied: string; readonly region: string }>();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly aws: Aws,
    private readonly folder: string,
  ) {}

  /** @param source the folder of its `cdk.tf.json`: the same bytes as before are not planned again */
  async apply(id: string, source: string): Promise<readonly Planned[]> {
    const document = readFileSync(join(source, 'cdk.tf.json'), 'utf8');
    this.like ??= document;
    const known = this.stacks.get(id);
    const { resource, removed, import: imported } = JSON.parse(document);
    // A stack that makes nothing has no state either.
    if (known?.applied === document || (!known && !resource && !removed && !imported)) return [];
    const stack = this.stackAt(id, document);
    // The Kubernetes provider is in no mirror, and nobody puts values into the store that it would hand on.
    stack.without((address) => /^kubernetes_|_delivery_entry-/.test(address));
    await moveIntoMock(stack, this.aws);
    if (!known) await stack.init();
    const region = regionOf(document);
    this.stacks.set(id, { stack, applied: document, region });
    const { stdout } = await stack.terraform(['apply', '-auto-approve', '-input=false', '-refresh=false', '-json'], [0, 1]);
    const events = stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
    const errors = events.filter((event) => event['@level'] === 'error');
    if (errors.length > 0) throw new Error(errors.map((event) => `${event['@message']}\n${event.diagnostic?.detail ?? ''}`).join('\n'));
    return events
      .filter(({ type }) => type === 'planned_change')
      .map(({ change: { resource: planned, action, importing } }) => ({
        stack: id,
        address: planned.addr,
        action: importing && action !== 'import' ? `import and ${action}` : action,
      }));
  }

  /** Applies Terraform JSON of somebody else, with the provider of a stack of ours. */
  async others(id: string, others: object): Promise<void> {
    const { provider, terraform } = JSON.parse(this.like!);
    const document = JSON.stringify({ provider, terraform: { required_providers: terraform.required_providers }, ...others });
    const stack = this.stackAt(id, document);
    await moveIntoMock(stack, this.aws);
    await stack.init();
    await stack.apply();
    this.stacks.set(id, { stack, applied: document, region: regionOf(document) });
  }

  private stackAt(id: string, document: string): Stack {
    const folder = join(this.folder, id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cdk.tf.json'), document);
    return Stack.at(this.sandbox, folder, { endpoint: this.aws.endpoint });
  }

  /** What the states have that keeps data. */
  things(): readonly Thing[] {
    return [...this.stacks.values()].flatMap(({ stack, region }) => {
      const { resources = [] } = existsSync(join(stack.folder, 'lab.tfstate')) ? JSON.parse(stack.state()) : {};
      return resources.flatMap(
        ({ mode, type, instances }: { mode: string; type: string; instances: { attributes: Thing['attributes'] }[] }) =>
          mode === 'managed' && keepsData(type)
            ? instances.map(({ attributes }) => ({ type, id: attributes.id!, region, attributes }))
            : [],
      );
    });
  }

  stateOf(id: string): string {
    return this.stacks.get(id)!.stack.state();
  }
}

const regionOf = (document: string): string => [JSON.parse(document).provider.aws].flat()[0].region;

/** Types that hold what nobody can make again. */
export const keepsData = (type: string): boolean =>
  /^aws_(s3_bucket|dynamodb_table|sqs_queue|secretsmanager_secret|db_instance)$/.test(type);
