import { Construct } from 'constructs';

/** What stands for the delivery of a dependency, below it or in its place. */
export function deliveryOf(scope: Construct, id: string): Construct {
  const thing = childOf(scope, id);
  return childOf(thing, 'delivery');
}

function childOf(scope: Construct, id: string): Construct {
  return (scope.node.tryFindChild(id) as Construct | undefined) ?? new Construct(scope, id);
}
