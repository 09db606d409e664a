import { Construct } from 'constructs';

/** Where a stack keeps what several workloads use: `<stack>/shared`. It is in no name but those of objects in a cluster. */
export class SharedFolder extends Construct {
  static readonly id = 'shared';
}

/** Name of the workload that something stands in as `id`; of what is shared, its own. */
export function ownerName(scope: Construct, id: string): string {
  return scope instanceof SharedFolder ? id : scope.node.id;
}
