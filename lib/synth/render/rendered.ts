import type { AssembledOverride, AssembledWorkload } from '../../assembly/assembly';
import type { Resource } from '../../documents/resource';
import type { Source } from '../../errors';
import type { Cluster } from '../../model/cluster';
import type { Environment } from '../../model/environment';
import type { Region } from '../../model/region';
import type { Arrivals } from '../names/arrivals-of';
import type { Renamed } from '../names/names';
import type { Left } from '../names/retirements';

/** Content of what is written, by path relative to its output folder. */
export interface RenderedFiles {
  readonly terraform: ReadonlyMap<string, string | Buffer>;
  readonly kubernetes: ReadonlyMap<string, string>;
}

/** A stack, resolved once, and its files: nothing is judged, described or written yet. */
export interface RenderedPart {
  readonly stack: RenderedStack;
  readonly files: RenderedFiles;
}

/** One Terraform state, and one set of Kubernetes manifests per cluster. */
export interface RenderedStack {
  readonly id: string;
  /** App group; nothing for what was adopted. */
  readonly app?: string;
  /** Whether it was adopted. */
  readonly foreign?: true;
  readonly environment: Environment;
  readonly region: Region;
  /** Of its workloads; nothing for what was adopted. */
  readonly namespace?: string;
  /** The line that stamped or adopted it. */
  readonly source: Source | undefined;
  /** Its Terraform JSON; an adopted chart has none. */
  readonly file?: string;
  /** Blocks of the Terraform JSON: resources, data sources, ephemeral resources, modules, providers, the backend. */
  readonly blocks: readonly RenderedDocument[];
  readonly clusters: readonly RenderedCluster[];
  readonly workloads: readonly AssembledWorkload[];
  readonly overrides: readonly AssembledOverride[];
  /** What was called otherwise before; nothing for what was adopted. */
  readonly renamed?: readonly Renamed[];
  /** What it no longer makes, and does not destroy; nothing for what was adopted. */
  readonly retired?: readonly Left[];
  /** What it takes in from other states; nothing for what was adopted. */
  readonly arrivals?: Arrivals;
  /** Ids of the stacks that come before it. */
  readonly dependsOn: readonly string[];
}

export interface RenderedCluster {
  readonly cluster: Cluster;
  /** Relative to the output folder. */
  readonly files: readonly string[];
  readonly objects: readonly RenderedDocument[];
}

/** A Terraform block or a Kubernetes object. */
export interface RenderedDocument {
  readonly resource: Resource;
  /** The user's line that led to it. */
  readonly source: Source | undefined;
  /** The line that has Terraform import it; nothing where it is made here. */
  readonly imported?: Source;
  /** Relative to the output folder. */
  readonly file: string;
}
