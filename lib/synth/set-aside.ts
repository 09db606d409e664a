import { TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';

/**
 * Takes all that stands in a stack out of the way of workloads, which may then have its ids: cdktf's own constructs have such as `backend`.
 * Nothing else changes: each keeps its path, and is written as before.
 */
export function setAside(stack: TerraformStack): void {
  const standing = stack.node.children;
  // No workload has a capital letter.
  const { node } = new Construct(stack, 'Terraform');
  for (const child of standing) {
    stack.node.tryRemoveChild(child.node.id);
    (node as unknown as { addChild(child: IConstruct, id: string): void }).addChild(child, child.node.id);
  }
}
