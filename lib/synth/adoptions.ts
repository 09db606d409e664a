import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import { App, TerraformStack } from 'cdktf';
import { Source, UserError } from '../errors';
import { AdoptedPlace } from '../model/adoption';
import { Cluster } from '../model/cluster';
import { Environment } from '../model/environment';
import { Region } from '../model/region';
import { libProperties } from '../properties/lib-properties';
import { atSource } from '../source/at-source';
import { currentSource } from '../source/source';
import { DeploymentStack } from './deployment-stack';
import { OwnWriting } from './own-writing';
import { ForeignApp } from './render/origins';
import { originOf } from './render/trees';

/** What an environment can adopt. */
export type Adoptable = TerraformStack | cdk8s.Chart;

/** A Terraform stack or a chart that the program defines by itself, and where it is deployed to. */
export interface Adopted<T extends Adoptable = Adoptable> {
  readonly part: T;
  readonly environment: Environment;
  readonly region: Region;
  /** Those that a chart is written for. */
  readonly clusters: readonly Cluster[];
  /** The line that adopts it. */
  readonly source: Source | undefined;
}

/** How to adopt something, for errors. */
export const adopting = 'environment.adopt(platform, <stack or chart>, { region, cluster? })';

const safeId = /^[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/;

/** What a platform's environments adopted. */
export class Adoptions {
  private readonly byPart = new Map<Adoptable, Adopted>();

  /**
   * @param root of the platform's Terraform stacks
   * @param kubernetesOut folder of the platform's manifests
   */
  constructor(
    private readonly root: App,
    private readonly kubernetesOut: string,
  ) {}

  /** @throws UserError if it cannot be adopted, or not there */
  add(environment: Environment, part: Adoptable, place: AdoptedPlace): void {
    this.check(part);
    libProperties.check('AdoptedPlace', place, `the place that adopts '${part.node.path}'`);
    const region = regionOf(environment, part, place);
    this.byPart.set(part, { part, environment, region, clusters: clustersOf(environment, region, part, place), source: currentSource() });
    if (part.node.root instanceof cdk8s.App) this.refuseOwnWriting(part.node.root, part);
  }

  get stacks(): readonly Adopted<TerraformStack>[] {
    return [...this.byPart.values()].filter((adopted): adopted is Adopted<TerraformStack> => TerraformStack.isStack(adopted.part));
  }

  get charts(): readonly Adopted<cdk8s.Chart>[] {
    return [...this.byPart.values()].filter((adopted): adopted is Adopted<cdk8s.Chart> => cdk8s.Chart.isChart(adopted.part));
  }

  /**
   * Refuses charts and Terraform stacks of the program's own that would be written beside ours, where nobody sees them.
   *
   * @param apps that the program made
   */
  refuseUnseen(apps: Iterable<ForeignApp>): void {
    for (const app of apps) {
      const [what, mend] = app instanceof cdk8s.App ? ['chart', 'Let'] : ['Terraform stack', 'Define it in `platform.terraform`, and let'];
      if (!this.isOurFolder(app)) continue;
      const unseen = app.node
        .findAll()
        .filter((one) => cdk8s.Chart.isChart(one) || TerraformStack.isStack(one))
        .find(({ node }) => !node.scopes.some((scope) => this.byPart.has(scope as Adoptable)));
      if (!unseen) continue;
      throw new UserError(
        `The ${what} '${unseen.node.path}' of ${app instanceof cdk8s.App ? 'a cdk8s' : 'a cdktf'} App of its own is written to '${app.outdir}', and nothing checks or describes it.`,
        `${mend} an environment adopt it: ${adopting}. Or give its App another \`outdir\`.`,
        originOf(app, unseen.node.path).source,
      );
    }
  }

  /** Whether an App writes where the platform writes. */
  private isOurFolder(app: ForeignApp): boolean {
    const ours = app instanceof cdk8s.App ? this.kubernetesOut : this.root.outdir;
    return path.resolve(app.outdir) === path.resolve(ours);
  }

  /** Whoever applies the whole folder would apply the chart twice. */
  private refuseOwnWriting(app: cdk8s.App, { node }: Adoptable): void {
    OwnWriting.of(app).refusedBy((source) => {
      if (!this.isOurFolder(app)) return;
      throw new UserError(
        `The chart '${node.path}' is adopted, and the \`synth()\` of its App writes it to '${app.outdir}' a second time.`,
        'Leave that call out: `platform.synth()` writes what is adopted.',
        source,
      );
    });
  }

  private check(part: Adoptable): void {
    if (!TerraformStack.isStack(part) && !cdk8s.Chart.isChart(part))
      throw new UserError(
        `${shown(part)} is to be adopted, which is neither a Terraform stack nor a chart.`,
        `Write ${adopting}; of a cdk8s App, adopt each chart.`,
      );
    const { id, path: at, root, scopes } = part.node;
    const known = this.byPart.get(part);
    if (known) throw new UserError(`'${at}' is adopted a second time${adoptedAt(known)}.`, 'Adopt it once: it is deployed to one place.');
    if (part instanceof DeploymentStack || this.isOurs(part))
      throw new UserError(`'${at}' belongs to a stack that \`environment.stamp\` made.`, 'Leave the call out: its environment knows it.');
    if (TerraformStack.isStack(part) && root !== this.root)
      throw new UserError(
        `The Terraform stack '${at}' stands in another root than the platform's.`,
        `Define it in that of the platform: new TerraformStack(platform.terraform, '${id}').`,
      );
    if (cdk8s.Chart.isChart(part) && !(root instanceof cdk8s.App))
      throw new UserError(`The chart '${at}' stands in no cdk8s App.`, `Define it in one: new Chart(new App(), '${id}').`);
    const around = [...this.byPart.keys()].find(
      (other) => cdk8s.Chart.isChart(other) && (scopes.includes(other) || other.node.scopes.includes(part)),
    );
    if (around && cdk8s.Chart.isChart(part))
      throw new UserError(
        `The charts '${at}' and '${around.node.path}' are both adopted, and one holds the other.`,
        'Adopt the outer one: what it holds comes along.',
      );
    if (!safeId.test(id))
      throw new UserError(
        `'${at}' is to be adopted, and its id is no safe file name.`,
        'Use letters, digits, hyphens and underscores, and dots between them.',
      );
    const namesake = [...this.byPart.values()].find((other) => other.part.node.id.toLowerCase() === id.toLowerCase());
    if (namesake)
      throw new UserError(
        `'${at}' and '${namesake.part.node.path}'${adoptedAt(namesake)} are both adopted with the id '${id}'.`,
        'Give one of them another id: files are named by it.',
      );
  }

  private isOurs({ node }: Adoptable): boolean {
    const stamped = this.root.node.children.filter((construct): construct is DeploymentStack => construct instanceof DeploymentStack);
    return stamped.some((stack) => stack.clusters.some((cluster) => stack.chartOf(cluster).node.root === node.root));
  }
}

/** Where something was adopted, for an error. */
function adoptedAt({ environment, source }: Adopted): string {
  return ` (first by environment '${environment.name}'${atSource(source)})`;
}

function regionOf(environment: Environment, { node }: Adoptable, place: AdoptedPlace): Region {
  const region = environment.regions.find((each) => each.region === place.region);
  if (region) return region;
  throw new UserError(
    `'${node.path}' is adopted in region '${place.region}' of environment '${environment.name}' (regions: ${environment.regions.map((each) => each.region).join(', ')}).`,
    'Name one of them as `region`.',
  );
}

function clustersOf(
  environment: Environment,
  { region, clusters }: Region,
  part: Adoptable,
  { cluster: name }: AdoptedPlace,
): readonly Cluster[] {
  const at = part.node.path;
  if (TerraformStack.isStack(part)) {
    if (name === undefined) return [];
    throw new UserError(
      `The Terraform stack '${at}' is adopted in cluster ${shown(name)}.`,
      'Leave `cluster` out: a Terraform stack belongs to a region.',
    );
  }
  const chosen = name === undefined ? clusters : clusters.filter((cluster) => cluster.name === name);
  if (chosen.length > 0) return chosen;
  throw new UserError(
    `The chart '${at}' is adopted in ${name === undefined ? 'no cluster' : `cluster ${shown(name)}`} of region '${region}' of environment '${environment.name}' (clusters: ${clusters.map((cluster) => cluster.name).join(', ') || 'none'}).`,
    'Name one of them as `cluster`.',
  );
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `an object of class '${value.constructor?.name ?? 'Object'}'`;
}
