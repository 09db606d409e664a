import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { UserError } from '../../errors';
import { Environment } from '../../model/environment';
import { joinParts } from '../../model/names';
import { Region } from '../../model/region';
import { StackNames } from '../names/names';
import { Registry } from '../registry';
import { lineOf } from '../render/taken';
import { Existing } from './existing';

/** A stack, as names see it. */
interface Named extends TerraformStack {
  readonly environment: Environment;
  readonly region: Region;
  readonly app: string;
  readonly names: StackNames;
  readonly existing: Existing;
}

/**
 * The name of a cloud resource of a stack, by its path there: what is shared stands in no workload.
 *
 * @throws UserError if another construct has the name
 */
export function physicalName(stack: Named, registry: Registry, construct: IConstruct, service: string, limit: number): string {
  const { environment, region, names } = stack;
  const { organization } = registry;
  const [app, ids] = [names.appOf(construct), names.ownOf(construct)];
  const kept = stack.existing.cloudName(construct, service);
  if (kept !== undefined && kept.length > limit)
    throw new UserError(
      `'${construct.node.path}' is adopted with the name '${kept}' of ${kept.length} characters (${service}).`,
      `The service takes at most ${limit}: copy the name that it has.`,
    );
  const name = kept ?? joinParts({ organization, environment: environment.name, region: region.region, app, ids }, limit);
  const other = registry.claims.claim({ organization }, `${service} '${name}'`, construct.node.path);
  if (!other) return name;
  if (names.isCarried(construct) || (kept === undefined && other.split('/')[0] !== stack.node.id))
    throw new UserError(
      `'${construct.node.path}' and '${other}'${lineOf(stack.node.root, other)} both get the name ${service} '${name}': one says that it was in another app formerly, and the other is still there, or says the same.`,
      "Drop 'formerly' of the one that is new, or what is there: one thing is in one state.",
    );
  if (service === 'secretsmanager')
    throw new UserError(
      `'${construct.node.path}' gets the name ${service} '${name}', which is that of '${other}'${lineOf(stack.node.root, other)}.`,
      'Rename one of them, or name another entry where it is read: what a workload makes for itself stays with it.',
    );
  throw new UserError(
    `'${construct.node.path}' and '${other}'${lineOf(stack.node.root, other)} both get the name ${service} '${name}'.`,
    'Rename one of them: names are cut to what the service takes.',
  );
}
