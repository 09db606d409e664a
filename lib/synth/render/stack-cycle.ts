import { App, DefaultTokenResolver, StringConcat, TerraformElement, TerraformStack, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';
import { Source, UserError } from '../../errors';
import { atSource } from '../../source/at-source';

/** A stack that needs another one, and the line that makes it so. */
export interface Need {
  readonly stack: TerraformStack;
  readonly needed: TerraformStack;
  readonly source: Source | undefined;
}

const resolver = new DefaultTokenResolver(new StringConcat());

/**
 * What is wrong where stacks need each other in a circle: cdktf finds it while it resolves values, and cannot tell whose.
 *
 * @param stated needs that no value shows
 * @param sourceOf the user's line that led to a construct
 */
export function stackCycle(
  app: App,
  stated: readonly Need[],
  sourceOf: (construct: IConstruct) => Source | undefined,
): UserError | undefined {
  const needs = [...needsOfValues(app, sourceOf), ...stated];
  for (const { stack } of needs) {
    const circle = way(needs, stack, stack);
    if (circle) return cycleError(circle);
  }
  return undefined;
}

/** @throws UserError if a need closes a circle with others */
export function refuseCircle(need: Need, others: readonly Need[]): void {
  const back = need.needed === need.stack ? [] : way(others, need.needed, need.stack);
  if (back) throw cycleError([need, ...back]);
}

/** The error that names a circle of needs, each with its line. */
function cycleError(circle: readonly Need[]): UserError {
  const names = [...circle.map(({ stack }) => stack), circle[0]!.stack].map(({ node }) => `'${node.id}'`);
  const lines = circle.map(({ stack, needed, source }) => `\n  '${stack.node.id}' needs '${needed.node.id}'${atSource(source)}`);
  return new UserError(
    `Stacks need each other in a circle, and none of them can be applied first: ${names.join(' → ')}.${lines.join('')}`,
    'Drop one of these, or move what both need into a stack of its own.',
    circle.at(-1)!.source,
  );
}

/** The needs that lead from one stack to another; each stack is looked at once. */
function way(needs: readonly Need[], from: TerraformStack, to: TerraformStack): readonly Need[] | undefined {
  const passed = new Set<TerraformStack>();
  const search = (at: TerraformStack): readonly Need[] | undefined => {
    for (const need of needs.filter(({ stack }) => stack === at)) {
      if (need.needed === to) return [need];
      if (passed.has(need.needed)) continue;
      passed.add(need.needed);
      const rest = search(need.needed);
      if (rest) return [need, ...rest];
    }
    return undefined;
  };
  return search(from);
}

/** Which stacks read values of others, by resolving each element once more. */
function needsOfValues(app: App, sourceOf: (construct: IConstruct) => Source | undefined): readonly Need[] {
  const needs: Need[] = [];
  const stacks = app.node.findAll().filter(TerraformStack.isStack);
  const hooked = app as App & { crossStackReference: unknown };
  for (const stack of stacks) {
    for (const element of stack.node.findAll().filter(TerraformElement.isTerraformElement)) {
      if (TerraformStack.of(element) !== stack) continue;
      hooked.crossStackReference = (needed: TerraformStack, reader: TerraformStack) => {
        if (!needs.some((need) => need.stack === reader && need.needed === needed))
          needs.push({ stack: reader, needed, source: sourceOf(element) });
        return '';
      };
      try {
        Tokenization.resolve(element.toTerraform(), { scope: stack, resolver, preparing: true });
      } finally {
        delete (hooked as { crossStackReference?: unknown }).crossStackReference;
      }
    }
  }
  return needs;
}
