import type { TerraformStack } from 'cdktf';
import type { ApprovalRule } from '../approval/approval-rule';
import { approvalRule, type RequiredApprovals } from '../approval/required-approvals';
import { freezeMade, frozenCopy } from '../frozen';
import type { Pack } from '../policy/pack';
import type { Waiver } from '../policy/waivers/waiver';
import { libProperties } from '../properties/lib-properties';
import { imageIn } from '../release/image-in';
import { Promotion } from '../release/promotion';
import type { Release, ReleasedImage } from '../release/release';
import { UpdateRule } from '../updates/update-rule';
import { updateRules } from '../updates/update-rules';
import { shown } from '../wording/shown';
import { AdoptedPlace } from './adoption';
import { checkOrigin } from './approved-origin';
import { Approvals, requireApproved } from './by-place/approvals';
import { chosenNetworks } from './by-place/chosen-networks';
import { approvedProvisioner } from './checks/approved-provisioner';
import { checkEnvironment, checkPromotion } from './checks/check-environment';
import { declaredKeeps } from './checks/declared-keeps';
import { namespaceOf } from './checks/namespace-of';
import { DefaultsDate, firstDefaults, hasDefaultsOf } from './dated-defaults';
import { Dependency } from './dependency';
import { Difference } from './difference';
import { EnvironmentRules } from './environment-rules';
import { EnvironmentChoices, EnvironmentServices } from './environment-services';
import { checkName } from './names';
import { Provisioner } from './provisioner';
import { Region } from './region';
import { requirePlatform } from './require-platform';
import { checkFileName } from './reserved-names';
import { StampOptions } from './stamp-options';
import { checkTerraformFile } from './terraform-file';

/** One app group in one region of an environment: what a DeploymentStack is made for. */
export interface Place {
  readonly environment: Environment;
  readonly region: Region;
  /** Name of the app group, such as `shop`. */
  readonly app: string;
}

/** Adds the Terraform backend or a provider to a stack. */
export type TerraformSetup = (stack: TerraformStack, place: Place) => void;

export interface EnvironmentProps extends EnvironmentChoices, EnvironmentRules {
  /** Name in kebab-case, such as `production`. */
  readonly name: string;
  /**
   * Where its workloads run: at least one region.
   *
   * @minItems 1
   */
  readonly regions: readonly Region[];
  /** Approved provisioners: at most one for each dependency type. */
  readonly provisioners: readonly Provisioner[];
  /** Which images run. */
  readonly release: Release;
  /**
   * Where new images come from, by workload: `<app>/<workload>`, `<app>/*`, one name in every app, or all. The most specific key wins.
   * `slipway images update` writes them to the release file.
   *
   * @propertyNames workloads
   * @default - nowhere: somebody writes the release file
   */
  readonly updates?: Readonly<Record<string, UpdateRule>>;
  /**
   * How many people must approve what is deployed here, and when that may be. Tools hold to it: synthesis does not.
   *
   * @default - nobody, at any time
   */
  readonly approvals?: RequiredApprovals;
  /**
   * The Terraform backend and providers of each stack; one of them must add a backend where a region has a cloud account.
   *
   * @default - a local backend outside the output folder, and no provider
   */
  readonly terraform?: readonly TerraformSetup[];
  /**
   * Namespace of an app group's workloads: for a preview that shares its cluster, say.
   *
   * @default - the app's name
   */
  readonly namespace?: (app: string) => string;
  /**
   * What differs here from what the workloads state, by `<app>/<workload>`.
   *
   * @propertyNames workload
   * @default - nothing
   */
  readonly differences?: Readonly<Record<string, Difference>>;
  /**
   * Pods of a workload that states neither `replicas` nor `autoscaling`.
   *
   * @minimum 0
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Date of the defaults that hold here: what a release of the library has to change in a default holds from a later date on, which each
   * environment chooses when it can.
   *
   * @default '2026-11'
   */
  readonly defaults?: DefaultsDate;
}

/** Where workloads run: what an operator has chosen and approved. */
export class Environment extends EnvironmentServices {
  readonly regions: readonly Region[];
  readonly release: Release;
  readonly updates: Readonly<Record<string, UpdateRule>>;
  readonly approvals: ApprovalRule | undefined;
  readonly terraform: readonly TerraformSetup[];
  readonly protected: boolean;
  readonly requireDigest: boolean;
  readonly promotion: Promotion | undefined;
  readonly replicas: number;
  readonly defaults: DefaultsDate;
  readonly policies: readonly Pack[];
  readonly approvedOrigins: readonly string[];
  readonly terraformFiles: readonly string[];
  readonly waivers: readonly Waiver[];
  /** Types and kinds that its provisioners declare to keep data. */
  readonly keeps: ReadonlySet<string>;
  private readonly provisioners: ReadonlyMap<string, Provisioner>;
  private readonly props: EnvironmentProps;

  /**
   * What is given is copied, checked, and fixed: an environment never changes.
   *
   * @throws UserError if a property is none, or the properties contradict themselves
   */
  constructor(given: EnvironmentProps) {
    const props = frozenCopy(libProperties.check('EnvironmentProps', frozenCopy(given), `environment ${shown(given?.name)}`));
    const name = checkFileName('An environment', checkName('An environment', props.name));
    const regions = frozenCopy(props.regions.map(chosenNetworks));
    checkEnvironment({ name, regions }, props.provisioners);
    super(name, props, regions);
    this.props = props;
    this.regions = regions;
    this.release = props.release;
    this.updates = frozenCopy(updateRules(name, props.updates ?? {}, Object.keys(this.release.images)));
    this.approvals = frozenCopy(approvalRule(this.name, props.approvals));
    this.terraform = props.terraform ?? none;
    this.protected = props.protected ?? false;
    this.requireDigest = props.requireDigest ?? false;
    this.promotion = checkPromotion(name, props.promotion);
    this.replicas = props.replicas ?? 2;
    this.defaults = props.defaults ?? firstDefaults;
    this.policies = props.policies ?? none;
    this.approvedOrigins = frozenCopy((props.approvedOrigins ?? none).map((origin) => checkOrigin(this.name, origin)));
    this.terraformFiles = frozenCopy((props.terraformFiles ?? none).map((file) => checkTerraformFile(this.name, file)));
    this.waivers = props.waivers ?? none;
    this.provisioners = frozenCopy(new Map(props.provisioners.map((provisioner) => [provisioner.type, provisioner])));
    this.keeps = frozenCopy(declaredKeeps(props.provisioners));
    freezeMade(this, Environment, new.target);
  }

  /** Derives an environment, such as a preview of a pull request: what `changes` states is replaced as a whole. */
  with(changes: Partial<EnvironmentProps> & Pick<EnvironmentProps, 'name'>): Environment {
    const own = libProperties.check('Environment.changes', changes, `environment ${shown(changes?.name)}`);
    return new Environment({ ...this.props, ...own });
  }

  /**
   * Defines an app group in this environment: one stack for each of its regions.
   *
   * @param platform what is synthesized together
   * @param app name of the app group, which is also the namespace of its workloads unless the environment says otherwise
   * @param define places the workloads in a stack
   * @param options `regions` limits the app to some regions, by name
   */
  stamp<S>(
    platform: { stamp(environment: Environment, app: string, define: (stack: S) => void, options?: StampOptions): void },
    app: string,
    define: (stack: S) => void,
    options?: StampOptions,
  ): void {
    requirePlatform(this.name, 'stamp', platform);
    platform.stamp(this, app, define, options);
  }

  /**
   * Takes in a Terraform stack or a chart that the program defines by itself: it is written, described and judged as part of this environment.
   * Its names, providers and backend are its own.
   *
   * @param platform what is synthesized together
   * @param part a Terraform stack of the platform's root, or a chart of a cdk8s App
   * @param place where it is deployed to
   * @throws UserError if it cannot be adopted, or not there
   */
  adopt<P>(platform: { adopt(environment: Environment, part: P, place: AdoptedPlace): void }, part: P, place: AdoptedPlace): void {
    requirePlatform(this.name, 'adopt', platform);
    platform.adopt(this, part, place);
  }

  /** What differs here from what the workloads state, by `<app>/<workload>`. */
  get differences(): Readonly<Record<string, Difference>> {
    return this.props.differences ?? noDifferences;
  }

  /** What differs here from what a workload states. */
  differenceOf(workload: string): Difference {
    return (Object.hasOwn(this.differences, workload) ? this.differences[workload] : undefined) ?? {};
  }

  /**
   * @param where the property that asks, for the error
   * @throws UserError unless its workloads may ask for that
   */
  requireApproved(kind: keyof Approvals, value: string, where: string): void {
    requireApproved({ name: this.name, approved: this.props.approved ?? {} }, kind, value, where);
  }

  /** Whether it has the defaults of a date, or of a later one. */
  hasDefaultsOf(date: DefaultsDate): boolean {
    return hasDefaultsOf(this.defaults, date);
  }

  /** Namespace of an app group's workloads. */
  namespaceOf(app: string): string {
    return namespaceOf(this.name, app, this.props.namespace);
  }

  /** The image that its release pins for `<app>/<workload>`; nothing where it pins none. */
  imageOf(workload: string): ReleasedImage | undefined {
    return imageIn(this.release, workload);
  }

  /**
   * The provisioner that this environment approves for a dependency.
   *
   * @param cure says what would fulfil it where it is asked for
   * @throws UserError if it approves none
   */
  provisionerFor(dependency: Dependency, cure?: () => string): Provisioner {
    return approvedProvisioner(this.name, this.provisioners, dependency, cure);
  }
}

const none: readonly never[] = Object.freeze([]);
const noDifferences: Readonly<Record<string, Difference>> = Object.freeze({});
