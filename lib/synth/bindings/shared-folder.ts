import { Construct } from 'constructs';

/** Where a stack keeps what several workloads use: `<stack>/shared`. It is in no name but those of objects in a cluster. */
export class SharedFolder extends Construct {
  static readonly id = 'shared';
}
