import { UserError } from '../errors';
import { Consumer } from './consumer';
import { AccessOf, BesideOf, Dependency, OutputKind } from './dependency';
import { Grant } from './identity';
import { Flow } from './network';
import { Reference } from './output';

/** A value known only after `terraform apply`: an address, a generated id. */
export class Deferred {
  /** @param expression the cdktf token that stands for it */
  constructor(readonly expression: string) {}
}

/** A secret in the cloud's secret store, under a name of ours that is known at synth. */
export class StoredSecret {
  constructor(
    /** Its name in the store. */
    readonly name: string,
    /** Terraform expression of its value, for write-only arguments: the value is in no file, plan or state. */
    readonly value: string,
    /** Counts up with each new value: the version of write-only arguments. */
    readonly version: number,
  ) {}
}

const clusterName = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
const clusterKey = /^[\w.-]{1,253}$/;

/** @throws UserError if the API server takes no such name or key; a key is not shown: it may be the value */
function checkEntry(kind: 'Secret' | 'ConfigMap', name: unknown, key: unknown): void {
  if (typeof name !== 'string' || !clusterName.test(name))
    throw new UserError(
      `A ${kind} of the cluster has the name '${typeof name === 'string' ? name : typeof name}'.`,
      'Write its name in small letters, digits, hyphens and dots.',
    );
  if (typeof key !== 'string' || !clusterKey.test(key))
    throw new UserError(
      `The ${kind} '${name}' is read at what is no key.`,
      "Write one of its keys, never a value: letters, digits, '_', '-' and '.'.",
    );
}

const secretName = /^[\w/+=.@:-]{1,2048}$/;
const secretProperty = /^[\w.-]{1,253}$/;

/** A secret that somebody puts into the cloud's secret store, under a name of ours or theirs. */
export class ExistingSecret {
  /**
   * @param name its name in the store, or its ARN
   * @param property the key of the JSON object that it holds; the whole of it, where nothing is said
   * @param version counts up to have Terraform hand on what was put in since, where Terraform writes into the cluster
   * @param id Terraform expression of its id, where the same stack makes the entry
   * @throws UserError if the store takes no such name
   */
  constructor(
    readonly name: string,
    readonly property?: string,
    readonly version = 1,
    readonly id?: string,
  ) {
    if (typeof name !== 'string' || !secretName.test(name))
      throw new UserError(`A secret of the secret store has the name '${name}'.`, 'Write its name or its ARN, never its value.');
    if (property !== undefined && !secretProperty.test(property))
      throw new UserError(
        `Secret '${name}' is read at the key '${property}'.`,
        "Write a key of the JSON object that it holds: letters, digits, '_', '-' and '.'.",
      );
    if (!Number.isInteger(version) || version < 1)
      throw new UserError(`Secret '${name}' has the version ${version}.`, 'Choose a whole number from 1.');
  }
}

/** A key of a Kubernetes Secret that the provisioner, or an operator that it instructs, makes in the workload's namespace. */
export class ClusterSecret {
  private declare readonly secret: true;

  /** @throws UserError if a Secret has no such name or key */
  constructor(
    readonly name: string,
    readonly key: string,
  ) {
    checkEntry('Secret', name, key);
  }

  get reference(): Reference {
    return { secretKeyRef: { name: this.name, key: this.key } };
  }
}

/** A key of a ConfigMap that somebody else keeps in the workload's namespace. */
export class ClusterFact {
  private declare readonly fact: true;

  /** @throws UserError if a ConfigMap has no such name or key */
  constructor(
    readonly name: string,
    readonly key: string,
  ) {
    checkEntry('ConfigMap', name, key);
  }

  get reference(): Reference {
    return { configMapKeyRef: { name: this.name, key: this.key } };
  }
}

/** What there is nothing of in a place, such as the password of a server that asks for none: pods read the empty text. */
export class Absent {
  private declare readonly absent: true;
}

/** A secret by name: where it is, never what it is. */
export type SecretRef = StoredSecret | ExistingSecret | ClusterSecret;

/** What only a delivery brings to the pods. */
export type Remote = Deferred | StoredSecret | ExistingSecret;

/** What a provisioner may hand over for an output. */
export type Provided<K extends OutputKind = OutputKind> = K extends 'secret' | 'secretFile'
  ? SecretRef | Absent
  : string | number | boolean | Deferred | ClusterFact | Absent;

/** What a provisioner may hand over for an output of what stands beside a dependency. */
export type ProvidedBeside<K extends OutputKind = OutputKind> = Exclude<Provided<K>, Remote>;

/** Outputs of what stands beside a dependency, by the access that is to that. */
export type BesideOutputs<D extends Dependency> = {
  readonly [A in D['beside'][number]]?: { readonly [O in keyof D['outputs']]: ProvidedBeside<D['outputs'][O]> };
};

/** What provisioning one dependency hands back to whoever uses it. */
export interface Binding<D extends Dependency = Dependency> {
  /** By output name; a provisioner that forgets one does not compile. */
  readonly outputs: { readonly [O in keyof D['outputs']]: Provided<D['outputs'][O]> };
  /**
   * Outputs of what stands beside it, by the access of the dependency's class that is to that: `{ receiveDeadLetters: { url, name, region } }`.
   * Nothing of them is delivered: they are known at synth, or lie in the cluster.
   *
   * @default - nothing stands beside it, and who asks for it is refused
   */
  readonly beside?: BesideOutputs<D>;
  /**
   * Whom the pods of its consumers must reach to use it.
   *
   * @default - nobody
   */
  readonly egress?: readonly Flow[];
  /**
   * Cloud permissions that using it takes: asked for each consumer.
   *
   * @param access one of the `accesses` of the dependency's class, or of its `beside` where the binding has that
   */
  grantsFor?(access: AccessOf<D> | BesideOf<D>): readonly Grant[];
  /**
   * Whether it is no resource of this platform, and its grants are what an operator approved: rules take them on that word.
   *
   * @default false
   */
  readonly isElsewhere?: boolean;
  /**
   * Is told who uses it, once all workloads are defined and before anything is written: for policies that name them.
   *
   * @param consumers by name; of a workload that uses it under two names, two
   */
  connect?(consumers: readonly Consumer<AccessOf<D> | BesideOf<D>>[]): void;
}
