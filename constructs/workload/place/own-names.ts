import type { Construct } from 'constructs';
import { DeploymentStack } from '../../../lib';
import { Labels, selectorLabels } from '../../kubernetes/labels';

/** What pods, and the objects around them, are called: as they are, unless an operator says that they are there already. */
export class OwnNames {
  /** Labels that select the pods. */
  readonly selector: Labels;
  /** Name of the container that the workload is. */
  readonly container: string;

  /**
   * @param name of the pods
   * @param isOwn whether they are the workload's own, and not those of a job beside
   */
  constructor(
    private readonly workload: Construct,
    private readonly name: string,
    private readonly isOwn: boolean,
  ) {
    const { app, existing } = DeploymentStack.of(workload);
    this.selector = (isOwn && existing.selectorOf(workload.node.id)) || selectorLabels(app, name);
    this.container = this.of('container');
  }

  /** Name of an object that is called as the pods. */
  of(kind: string): string {
    return this.kept(kind) ?? this.name;
  }

  /** Name of an object that is there already; nothing where nobody says so. */
  kept(kind: string): string | undefined {
    return this.isOwn ? DeploymentStack.of(this.workload).existing.nameOf(this.workload.node.id, kind) : undefined;
  }
}
