import * as path from 'node:path';
import { AssembledStack } from '../../assembly/assembly';
import { type Address, type KubernetesAddress, parseAddress } from '../../documents/address';
import { slashes } from '../slashes';
import { migrationCommands } from './migration-commands';
import { Project } from './project';

/** What a synthesis wrote and where, as `slipway synth -o json` prints it: `schemas/synth.schema.json`. */
export interface Written {
  readonly schemaVersion: 1;
  readonly stacks: readonly WrittenStack[];
}

export interface WrittenStack {
  readonly id: string;
  /** Left out for what was adopted. */
  readonly app?: string;
  readonly environment: string;
  readonly region: string;
  readonly foreign?: true;
  readonly protected: boolean;
  /** Left out for an adopted chart. */
  readonly terraform?: {
    /** Relative to the working directory, as all files here. */
    readonly file: string;
    /** Resources, data sources and ephemeral resources. */
    readonly resources: number;
  };
  readonly clusters: readonly WrittenCluster[];
}

export interface WrittenCluster {
  readonly name: string;
  readonly files: readonly string[];
  /** Kubernetes objects in them. */
  readonly objects: number;
  /** The commands that bring its migrations before its workloads; left out where there is none. */
  readonly migration?: readonly string[];
}

/** Whether an address is one of Kubernetes. */
function isObject(address: Address): address is KubernetesAddress {
  return address.engine === 'kubernetes';
}

/** What was written of some stacks. */
export function written(stacks: readonly AssembledStack[], { terraformOut, kubernetesOut }: Project): Written {
  const inside = (folder: string, file: string) => slashes(path.join(folder, file));
  return {
    schemaVersion: 1,
    stacks: stacks.map((stack) => {
      const { id, app, environment, region, foreign, protected: isProtected, terraform, resources } = stack;
      const objects = resources.map(({ address }) => parseAddress(address)).filter(isObject);
      return {
        id,
        ...(app !== undefined && { app }),
        environment,
        region,
        ...(foreign && { foreign }),
        protected: isProtected,
        ...(terraform && {
          terraform: {
            file: inside(terraformOut, terraform.file),
            resources: resources.filter(({ engine }) => engine === 'terraform').length,
          },
        }),
        clusters: stack.clusters.map(({ name, manifests }) => {
          const migration = migrationCommands(stack, name, kubernetesOut);
          return {
            name,
            files: manifests.map(({ file }) => inside(kubernetesOut, file)),
            objects: objects.filter(({ cluster }) => cluster === name).length,
            ...(migration.length > 0 && { migration }),
          };
        }),
      };
    }),
  };
}
