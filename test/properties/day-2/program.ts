import { Duration } from 'cdk8s';
import { Bucket, Queue, Table, Workload } from '../../../constructs';
import { type Dependency, type DeploymentStack, retired } from '../../../lib';

/** A dependency as its author writes it. */
export interface Line {
  readonly kind: keyof typeof kinds;
  readonly name: string;
  readonly formerly: readonly string[];
  readonly knownAs?: string;
  readonly size: number;
  readonly isRetired: boolean;
}

/** A workload as its author writes it. */
export interface Part {
  readonly name: string;
  readonly formerly: readonly string[];
  readonly knownAs?: string;
  readonly lines: readonly Line[];
}

/** What an author has written: workloads with what they need. */
export type Program = readonly Part[];

/** Each with something that can be changed in place. */
export const kinds = {
  bucket: (size: number) => new Bucket({ expiration: Duration.days(30 + size) }),
  queue: (size: number) => new Queue({ visibilityTimeout: Duration.seconds(30 + size) }),
  table: (size: number) => new Table({ partitionKey: { name: 'id', type: 'string' }, timeToLiveAttribute: `until-${size}` }),
};

export const placed = (program: Program) => (stack: DeploymentStack) => {
  for (const { name, formerly, knownAs, lines } of program)
    new Workload(stack, name, {
      image: 'ghcr.io/acme/app',
      ...(formerly.length > 0 && { formerly }),
      ...(knownAs !== undefined && { knownAs }),
      dependencies: Object.fromEntries(lines.map((line) => [line.name, dependencyOf(line)])) as Readonly<Record<string, Dependency>>,
    });
};

function dependencyOf({ kind, formerly, knownAs, size, isRetired }: Line): unknown {
  const made = kinds[kind](size);
  const [first, ...others] = formerly;
  const renamed = first === undefined ? made : made.formerly(first, ...others);
  const named = knownAs === undefined ? renamed : renamed.knownAs(knownAs);
  return isRetired ? retired(named as Bucket, { reason: 'for the auditors' }) : named;
}
