import * as fs from 'node:fs';
import { UserError } from '../../errors';
import { describingSystemErrors } from '../../system-error';
import { changedBlock, printAddress } from '../address';
import { canonicalJson, sha256 } from '../hash';
import type { Resource } from '../resource';
import { isObject } from '../shape';
import { readUntrusted } from '../untrusted';
import { checkVersion, incompletePlan, isPlan, type Json, list } from './plan-document';
import { type PlannedValues, plannedValues } from './planned-values';
import { resourceChanges } from './resource-changes';

/** What does not say what a block is: Terraform keeps it apart from its attributes. */
const meta = new Set(['//', 'connection', 'count', 'depends_on', 'dynamic', 'for_each', 'lifecycle', 'provider', 'provisioner']);

/** A plan of one stack: it settles what synthesis cannot know, and says what is destroyed. */
export class Plan {
  /** Hash of the plan's text: a report names the plan that it was made with. */
  readonly sha256: string;
  readonly values: PlannedValues;
  private readonly document: Json;

  /**
   * @param file what `terraform show -json` printed
   * @param name what errors call it
   * @throws UserError if it is no plan, of another major version, or of a run that failed
   */
  constructor(
    file: string,
    private readonly name: string = file,
  ) {
    if (describingSystemErrors(() => isArchive(file), file))
      throw new UserError(`'${name}' is a plan as Terraform keeps it.`, `Print it as JSON: terraform show -json ${name} > plan.json.`);
    const [document] = describingSystemErrors(() => readUntrusted(file, 'json'), file);
    if (!isPlan(document?.value))
      throw new UserError(`'${name}' is no plan.`, 'Write one with `terraform plan -out=plan.out` and `terraform show -json plan.out`.');
    checkVersion(document.value, name);
    const incomplete = incompletePlan(document.value);
    if (incomplete)
      throw new UserError(`'${name}' ${incomplete}.`, 'Mend what Terraform said or apply what it could plan, then plan again.');
    this.document = document.value;
    this.sha256 = sha256(fs.readFileSync(file, 'utf8'));
    this.values = plannedValues(this.document);
  }

  /**
   * Refuses to settle a stack by the plan of another one, or by one that was made before the stack changed.
   *
   * @param blocks of the stack's `cdk.tf.json`
   */
  requireOf(stack: string, blocks: readonly Resource[]): void {
    const configured = new Map<string, unknown>(
      list(this.document['configuration']?.root_module?.resources)
        .filter(({ mode }) => mode === 'managed' || mode === 'data')
        .map(({ address, expressions }) => [String(address), expressions]),
    );
    const own = blocks.filter(({ type }) => type !== 'module' && !type.startsWith('ephemeral.') && !type.startsWith('provider.'));
    const missing = own.find(({ address }) => !configured.has(address));
    const addresses = new Set(own.map(({ address }) => address));
    const other = [...configured.keys()].find((address) => !addresses.has(address));
    if (missing || other !== undefined)
      throw this.refusal(stack, missing ? `it has no ${missing.address}` : `it has ${other}, and the stack does not`);
    for (const { address, values } of own) {
      const changed = Object.keys(values).find((name) => !meta.has(name) && isOther(values[name], configured.get(address), name));
      if (changed) throw this.refusal(stack, `'${changed}' of ${address} is another one there`);
    }
  }

  /**
   * What it destroys or replaces.
   *
   * @param pathOf construct path of a block that is still stated
   */
  destroyed(pathOf: (address: string) => string | undefined): readonly Resource[] {
    return resourceChanges(this.document).map((change) => ({ ...change, path: pathOf(printAddress(changedBlock(change.address))) ?? '' }));
  }

  private refusal(stack: string, why: string): UserError {
    return new UserError(`'${this.name}' is no plan of '${stack}' as it is now: ${why}.`, 'Plan again, or name the stack that it is of.');
  }
}

/** What `terraform plan -out` writes is a zip archive. */
function isArchive(file: string): boolean {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const handle = fs.openSync(file, 'r');
  const start = Buffer.alloc(2);
  fs.readSync(handle, start, 0, 2, 0);
  fs.closeSync(handle);
  return start.toString('latin1') === 'PK';
}

/** A configuration in JSON keeps what is written, as a constant; blocks are left alone. */
function isOther(value: unknown, expressions: unknown, name: string): boolean {
  const expression = isObject(expressions) && Object.hasOwn(expressions, name) ? expressions[name] : undefined;
  return (
    isObject(expression) &&
    Object.hasOwn(expression, 'constant_value') &&
    canonicalJson(expression['constant_value']) !== canonicalJson(value)
  );
}
