import { Construct } from 'constructs';
import {
  atOnce,
  Binding,
  checkFlows,
  checkNamed,
  DeploymentStack,
  Flow,
  frozenCopy,
  Grant,
  nearestFirst,
  Provisioner,
  Region,
  UserError,
} from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { properties } from '../properties';
import { Access } from './access';

/** What an environment approves under a name. */
export interface ApprovedAccess {
  /**
   * Actions by their names: a workload may ask for some of them.
   *
   * @minItems 1
   * @uniqueItems
   * @pattern ^[a-z0-9-]+:[A-Za-z0-9]+$ the name of an action, such as 'bedrock:InvokeModel': there is no '*'
   */
  readonly actions: readonly string[];
  /**
   * ARNs that they apply to, or a function of the region. `*` stands only at the end, for what is in something: `arn:aws:s3:::reports/*`.
   */
  readonly resources: readonly string[] | ((region: Region) => readonly string[]);
  /**
   * Whom the pods must reach.
   *
   * @default - the cloud's APIs
   */
  readonly egress?: readonly Flow[];
}

export interface AwsAccessOptions {
  /** The list, by name. */
  readonly approved: Readonly<Record<string, ApprovedAccess>>;
}

/** Permissions that the environment approves by name, as statements of the workload's role. */
export class AwsAccess implements Binding<Access> {
  /**
   * The provisioner that an operator lists in an environment.
   *
   * @throws UserError if it approves a `*`
   */
  static provisioner(given: AwsAccessOptions): Provisioner<Access> {
    const { approved } = frozenCopy(properties.check('AwsAccessOptions', given, 'AwsAccess.provisioner'));
    for (const [name, { actions, resources, egress = [] }] of Object.entries(approved)) {
      if (typeof resources !== 'function') checkNamed({ actions, resources }, `'approved.${name}' of AwsAccess.provisioner`);
      checkFlows((index) => `'approved.${name}.egress[${index}]' of AwsAccess.provisioner`, egress);
    }
    return { type: 'access', name: 'AwsAccess', provision: (scope, id, access) => new AwsAccess(scope, id, access, approved) };
  }

  readonly outputs = {};
  readonly isElsewhere = true;
  readonly egress: readonly Flow[];
  private readonly granted: readonly Grant[];

  /** @throws UserError if nobody approves the name or one of the actions, or the place is none of AWS */
  constructor(scope: Construct, id: string, { name, actions }: Access, all: AwsAccessOptions['approved']) {
    const { environment, region } = DeploymentStack.of(scope);
    AwsPlace.of(scope);
    const approved = Object.hasOwn(all, name) ? all[name] : undefined;
    const where = `'${scope.node.path}/${id}'`;
    if (!approved)
      throw new UserError(
        `${where} is access to '${name}', which environment '${environment.name}' does not approve (approved: ${Object.keys(all).join(', ') || 'none'}).`,
        `${meant(name, Object.keys(all))}or have the operator approve it: AwsAccess.provisioner({ approved: { … } }).`,
      );
    const other = actions.find((action) => !approved.actions.includes(action));
    if (other !== undefined)
      throw new UserError(
        `${where} asks to do '${other}' with '${name}', which environment '${environment.name}' does not approve (approved: ${approved.actions.join(', ')}).`,
        `${meant(other, approved.actions)}or have the operator approve it.`,
      );
    const { resources, egress = [{ peer: { place: 'cloudApis' } }] } = approved;
    const named = typeof resources === 'function' ? atOnce(`The function 'resources' of access '${name}'`, resources(region)) : resources;
    const grant = { actions, resources: named };
    checkNamed(grant, `Access to '${name}' in region '${region.region}' of environment '${environment.name}'`);
    const { partition = 'aws' } = region;
    const elsewhere = named.find((resource) => !resource.startsWith(`arn:${partition}:`));
    if (elsewhere !== undefined)
      throw new UserError(
        `Access to '${name}' in region '${region.region}' of environment '${environment.name}' has the resource '${elsewhere}', which is of another partition than '${partition}'.`,
        `Write an ARN that begins with 'arn:${partition}:', by region: resources: ({ region }) => […].`,
      );
    this.egress = egress;
    this.granted = [grant];
  }

  grantsFor(): readonly Grant[] {
    return this.granted;
  }
}

/** How a cure begins: with what somebody seems to have meant. */
function meant(asked: string, approved: readonly string[]): string {
  const [nearest] = nearestFirst(asked, approved);
  return nearest === undefined ? 'Drop it, ' : `Ask for one of them, such as '${nearest}', `;
}
