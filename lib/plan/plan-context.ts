import type { CustomTypes } from './facts/custom-types';
import type { PlannedObject } from './read/planned-object';
import type { ChangeFacts } from './verdicts/rule';
import { restartsDatabase } from './verdicts/rules/rollout-rules';
import { settingOf } from './verdicts/setting-of';
import type { Places } from './words/place-of';

/** What is known beside the object that differs. */
export class PlanContext {
  constructor(
    readonly base: Places,
    readonly head: Places,
    private readonly registries: ReadonlySet<string>,
    /** `<stack> <address>` of what `removed` blocks let go of. */
    readonly forgotten: ReadonlySet<string>,
    /** `<stack> <address>` of what this plan creates. */
    private readonly created: ReadonlySet<string>,
    /** The same of what it destroys. */
    private readonly removed: ReadonlySet<string>,
    /** Whether the provider of a stack is one that was asked about replacements. */
    private readonly certainty: (stack: string | undefined) => 'certain' | 'predicted',
    /** What is known of kinds that are not Kubernetes' own. */
    readonly types: CustomTypes,
  ) {}

  factsOf(object: PlannedObject): ChangeFacts {
    return {
      replaces: false,
      restarts: false,
      rollsOut: false,
      ignored: false,
      registries: this.registries,
      isNew: this.isNew(object),
      goesAlong: settingOf(object).some((address) => this.removed.has(`${object.stack ?? ''} ${address}`)),
    };
  }

  /** How well it is known that something is replaced. */
  certaintyOf({ engine, stack, values }: PlannedObject): 'certain' | 'predicted' {
    if (engine !== 'kubernetes') return this.certainty(stack);
    return this.types.of(String(values['apiVersion']), String(values['kind']))?.isDefined === false ? 'predicted' : 'certain';
  }

  restartsDatabase(noun: string, field: string): boolean {
    return restartsDatabase.on.test(noun) && restartsDatabase.field.test(field);
  }

  /** Whether what it belongs to, or it itself, is created. */
  private isNew({ engine, type, stack = '', address, values: planned, stated }: PlannedObject): boolean {
    if (engine !== 'terraform') return false;
    const values = stated ?? planned;
    const owner = owners.map((name) => values[name]).find((value) => value !== undefined && value !== null);
    const [, named] = /\$\{([a-z0-9_]+\.[\w-]+)\./.exec(String(owner ?? '')) ?? [];
    // A policy for something that this stack does not make: it is there already.
    if (named === undefined && owner !== undefined && /(?:policy|attachment)$/.test(type)) return false;
    return this.created.has(`${stack} ${named ?? address}`);
  }
}

/** Attributes by which a policy names whom, or what, it is for. */
const owners = [
  ...['role', 'user', 'group', 'bucket', 'queue_url', 'arn', 'key_id', 'secret_arn', 'repository', 'file_system_id'],
  ...['domain_name', 'resource_arn', 'backup_vault_name', 'registry_arn', 'vault_name'],
];
