import * as cdktf from 'cdktf';
import { Assembly } from '../assembly/assembly';
import { givenStates, RunRequest, readRunRequest, tellReport } from '../assembly/run-request';
import { atOnce } from '../at-once';
import { Source, UserError } from '../errors';
import { makeFolder } from '../files/make-folder';
import { AdoptedPlace } from '../model/adoption';
import { checkStampedRegions } from '../model/checks/check-environment';
import { Environment } from '../model/environment';
import { checkName } from '../model/names';
import { checkNamespace, checkOrganization } from '../model/reserved-names';
import { StampOptions } from '../model/stamp-options';
import { printReport } from '../output/write';
import { libProperties } from '../properties/lib-properties';
import { asBefore } from '../source/listed';
import { currentSource } from '../source/source';
import { describingSystemErrors } from '../system-error';
import { Adoptable, Adoptions } from './adoptions';
import { DeploymentStack } from './deployment-stack';
import { withoutExit } from './early-exit';
import { KeptLists } from './keep-lists';
import { tellStates } from './names/own-lists';
import { OwnApps } from './own-apps';
import { PlatformStack } from './platform-stack';
import { Registry } from './registry';
import { Listening } from './render/origins';
import type { RenderedPart } from './render/rendered';
import { noteOrigins } from './render/trees';
import { requireFunction } from './require-function';
import { refuseSecondEngine } from './second-engine';
import { sizeOf } from './size-of';
import { stampedAt } from './stamped-at';
import { Composition, compose, Synthesis, synth } from './synth';
import { tellVerdicts } from './verdicts';

export interface PlatformProps {
  /** First part of the names of everything in a cloud account, in kebab-case: `acme`. */
  readonly organization: string;
  /** @default - CDKTF_OUTDIR if set, otherwise `cdktf.out` */
  readonly terraformOutdir?: string;
  /** @default - CDK8S_OUTDIR if set, otherwise `dist` */
  readonly kubernetesOutdir?: string;
  /**
   * The day on which waivers of policies are looked at: no file but `report.json` depends on it.
   *
   * @default - the clock of the machine
   */
  readonly clock?: () => Date;
}

/** The root: what is synthesized together, every app in every environment. */
export class Platform {
  readonly organization: string;
  /** Folder of the Kubernetes manifests. */
  readonly kubernetesOutdir: string;
  /** The cdktf app whose children are the stacks. */
  readonly terraform: cdktf.App;
  private readonly registry: Registry;
  private readonly adoptions: Adoptions;
  private readonly clock: () => Date;
  private readonly listening: Listening;
  private readonly ownApps: OwnApps;
  private readonly request: RunRequest | undefined;
  private synthesized = false;

  /** @throws UserError if the organization is no name, or the runner cannot be served */
  constructor(given: PlatformProps) {
    const props = libProperties.check('PlatformProps', given, 'the platform');
    refuseSecondEngine();
    if (/^(true|1)$/.test(process.env.SYNTH_HCL_OUTPUT ?? '')) {
      throw new UserError(
        '`cdktf synth --hcl` writes other documents than those that were checked.',
        'Run `cdktf synth`: Terraform reads its JSON as it reads HCL.',
      );
    }
    this.request = readRunRequest(process.env);
    this.organization = checkOrganization(props.organization);
    this.registry = new Registry(this.organization);
    this.clock = props.clock ?? (() => new Date());
    this.kubernetesOutdir = props.kubernetesOutdir ?? process.env.CDK8S_OUTDIR ?? 'dist';
    const outdir = props.terraformOutdir ?? process.env.CDKTF_OUTDIR ?? 'cdktf.out';
    this.terraform = describingSystemErrors(() => {
      makeFolder(outdir);
      return new cdktf.App({ stackTraces: false, outdir });
    }, outdir);
    this.terraform.synth = refuseUnchecked;
    tellStates(this.terraform, givenStates(this.request), this.request?.ids?.isCurrent);
    this.adoptions = new Adoptions(this.terraform, this.kubernetesOutdir);
    noteOrigins(this.terraform);
    this.listening = new Listening();
    this.ownApps = new OwnApps();
  }

  /** `environment.stamp(platform, …)` reads better. */
  stamp(environment: Environment, app: string, define: (stack: DeploymentStack) => void, options: StampOptions = {}): void {
    const source = currentSource();
    this.refuseLate('stamped');
    requireFunction(`The stamp of '${app}'`, define);
    const { regions: names, empty = false } = libProperties.check('StampOptions', options, `the stamp of '${app}'`);
    if (checkName('An app', app) === PlatformStack.app)
      throw new UserError(`An app has the name '${app}', which is that of the platform's own stacks.`, 'Choose another one.');
    if (names !== undefined) checkStampedRegions(environment, app, names);
    try {
      let made = 0;
      for (const region of environment.regions.filter(({ region: name }) => names?.includes(name) ?? true)) {
        const id = `${app}-${environment.name}-${region.region}`;
        this.refuseTaken(id);
        this.platformStack(environment, region, source).addNamespace(checkNamespace(app, environment.namespaceOf(app)));
        const stack = new DeploymentStack(this.terraform, id, { environment, region, app }, this.registry, source);
        const before = sizeOf(stack);
        atOnce(
          `The function that is stamped as '${app}'`,
          asBefore(() => define(stack)),
        );
        made += sizeOf(stack) - before;
      }
      if (made > 0 || empty) return;
      throw new UserError(
        `The function that is stamped as '${app}' in environment '${environment.name}' makes nothing, and what it made before would be removed.`,
        'Define its workloads in the stack that the function is given, before it returns; or say `{ empty: true }` behind the function.',
      );
    } catch (error) {
      // Provider bindings are loaded only now, and explain nothing where they brought a cdktf of their own.
      refuseSecondEngine();
      throw error;
    }
  }

  /** `environment.adopt(platform, …)` reads better. */
  adopt(environment: Environment, part: Adoptable, place: AdoptedPlace): void {
    this.refuseLate('adopted');
    this.adoptions.add(environment, part, place);
  }

  /**
   * Writes the Terraform JSON and the Kubernetes YAML of every stack, the assembly that describes them, and what policies say of them.
   * A finding that fails is told on stderr and by the exit code; under the cdktf CLI by annotations, which that prints; `slipway` tells it itself.
   *
   * @throws UserError where something does not hold; nothing is written then
   */
  synth(): Assembly {
    return withoutExit(() => {
      const { assembly, report } = this.synthesize();
      if (this.request) tellReport(this.request, printReport(report));
      else tellVerdicts(report);
      return assembly;
    });
  }

  /**
   * The same, without telling anybody: for tests.
   *
   * @throws UserError as `synth`
   */
  synthesize(): Synthesis {
    const folders = { terraform: this.terraform.outdir, kubernetes: this.kubernetesOutdir };
    const lists = new KeptLists(folders.terraform, this.request);
    return synth(
      folders,
      () => this.compose((part) => lists.see(part)),
      ({ elsewhere }) => lists.settle(elsewhere),
    );
  }

  /** All of it but the writing. */
  private compose(see?: (part: RenderedPart) => void): Composition {
    if (this.synthesized) throw new UserError('`platform.synth()` was called a second time.', 'Call it once, when everything is stamped.');
    this.synthesized = true;
    try {
      refuseSecondEngine();
      this.adoptions.refuseUnseen(new Set([...this.listening.foreignApps, ...this.ownApps.written]));
      const today = dayOf(atOnce("The function 'clock' of the platform", this.clock()));
      return compose(this.terraform, this.registry, this.adoptions, today, this.request, see);
    } finally {
      this.listening.stop();
      this.ownApps.stop();
    }
  }

  private platformStack(environment: Environment, region: Environment['regions'][number], source: Source | undefined): PlatformStack {
    const id = `${PlatformStack.app}-${environment.name}-${region.region}`;
    const known = this.terraform.node.tryFindChild(id);
    if (known instanceof PlatformStack && known.environment === environment) return known;
    this.refuseTaken(id);
    return new PlatformStack(this.terraform, id, { environment, region, app: PlatformStack.app }, this.registry, source);
  }

  private refuseLate(what: string): void {
    if (!this.synthesized) return;
    throw new UserError(`Something is ${what} after \`platform.synth()\`, which would not be written.`, 'Call `platform.synth()` last.');
  }

  private refuseTaken(id: string): void {
    const other = this.terraform.node.tryFindChild(id);
    if (other)
      throw new UserError(
        `Two stacks claim the name '${id}'${other instanceof DeploymentStack ? stampedAt(other) : ''}.`,
        'Stamp an app once in each environment, define each environment once, and choose names that stay apart when joined.',
      );
  }
}

/** In place of cdktf's own, which under `cdktf synth` would be all that is written. */
function refuseUnchecked(): never {
  throw new UserError(
    '`platform.terraform.synth()` would write Terraform JSON that nothing checks or describes, and no manifests.',
    'Call `platform.synth()`, once, when everything is stamped.',
  );
}

function dayOf(date: Date): string {
  if (typeof date?.getTime !== 'function' || Number.isNaN(date.getTime()))
    throw new UserError(`The function 'clock' of the platform returned ${String(date)}, which is no time.`, 'Return a Date.');
  return date.toISOString().slice(0, 10);
}
