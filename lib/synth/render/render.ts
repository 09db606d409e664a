import * as os from 'node:os';
import { App, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { Source, UserError } from '../../errors';
import { Adopted, Adoptions, adopting } from '../adoptions';
import { requireAdopters } from '../bindings/existing';
import { checkDifferences } from '../check-differences';
import { DeploymentStack } from '../deployment-stack';
import { connect, Endpoint } from '../endpoint';
import { takeAdopted } from '../names/adopted-imports';
import { declareArrivals } from '../names/arrivals';
import { declareMoves } from '../names/moves';
import { PlatformStack } from '../platform-stack';
import { refuseSharedPods } from '../pod-claims';
import { Registry } from '../registry';
import { renderAdoptedChart, renderAdoptedStack, requireOwnBackend } from './adopted';
import { checkPromotions } from './check-promotions';
import { renderStamped } from './render-stamped';
import { RenderedFiles, RenderedPart, RenderedStack } from './rendered';
import { renderTerraform, requireBackend } from './terraform';
import { originOf } from './trees';

/** Resolves what is defined into the documents that are written. */
export interface Rendering {
  /** All stacks, in the order of their definition. */
  readonly all: readonly Pick<RenderedStack, 'id' | 'environment'>[];
  /**
   * One stack after the other, in the order of their definition: whoever lets go of each before the next holds no documents but of one.
   *
   * @throws UserError where something does not hold
   */
  parts(): Iterable<RenderedPart>;
  /**
   * Files that are of no stack, once all were rendered.
   *
   * @throws UserError where a construct reports a problem
   */
  others(): RenderedFiles['terraform'];
}

/**
 * Looks at what crosses stacks, and makes all ready to be rendered.
 *
 * @param temporary where a temporary folder may lie
 * @param chosen ids of those that are rendered, of the ids of all stacks
 * @throws UserError where something does not hold
 */
export function render(
  app: App,
  registry: Registry,
  adoptions: Adoptions,
  temporary = os.tmpdir(),
  chosen: (ids: readonly string[]) => ReadonlySet<string> = (ids) => new Set(ids),
): Rendering {
  const adopted = new Map<TerraformStack, Adopted<TerraformStack>>(adoptions.stacks.map((each) => [each.part, each]));
  const stacks = app.node.findAll().filter(TerraformStack.isStack);
  for (const stack of stacks) requireKnown(stack, adopted);
  refuseTwins([...stacks, ...adoptions.charts.map(({ part }) => part)]);
  const stamped = stacks.filter((stack): stack is DeploymentStack => stack instanceof DeploymentStack);
  checkDifferences(registry.endpoints, stamped);
  checkPromotions([...new Set(stamped.map(({ environment }) => environment))]);
  registry.bindings.sharing.requirePlaced();
  for (const { externals } of stamped) externals.check();
  requireAdopters(stamped.filter((stack) => !(stack instanceof PlatformStack)));
  for (const { existing } of stamped) existing.check();
  refuseSharedPods(stamped, (stack, { path }) => stack.existing.statesSelectorOf(path));
  registry.bindings.connect();
  for (const [place, workloads] of registry.endpoints) connect(workloads, place);
  for (const stack of stamped) requireBackend(stack);
  const departed = declareArrivals(stamped);
  for (const stack of stamped) {
    declareMoves(stack);
    takeAdopted(stack);
  }
  for (const each of adoptions.stacks) requireOwnBackend(each);

  const workloads = workloadsByStack(registry);
  const sourceIn = (stack: TerraformStack, root: IConstruct, at: string): Source | undefined =>
    originOf(root, at).source ??
    registry.bindings.sharing.sourceOf(at) ??
    workloads.get(stack)?.get(at.split('/').slice(0, 2).join('/'))?.source ??
    (stack instanceof DeploymentStack ? stack.source : adopted.get(stack)?.source);
  const platforms = stamped.filter((stack): stack is PlatformStack => stack instanceof PlatformStack);
  const all = [
    ...stacks.map((stack) => ({
      id: stack.node.id,
      environment: stack instanceof DeploymentStack ? stack.environment : adopted.get(stack)!.environment,
    })),
    ...adoptions.charts.map(({ part, environment }) => ({ id: part.node.id, environment })),
  ];
  const wanted = chosen(all.map(({ id }) => id));
  const terraform = renderTerraform(
    app,
    (construct) => sourceIn(TerraformStack.of(construct), app, construct.node.path),
    temporary,
    wanted,
  );
  return {
    all,
    *parts() {
      for (const stack of stacks.filter(({ node }) => wanted.has(node.id)))
        yield stack instanceof DeploymentStack
          ? renderStamped(
              app,
              stack,
              platforms,
              [...(workloads.get(stack)?.values() ?? [])],
              departed.get(stack) ?? [],
              terraform.jsonOf(stack),
              (root, at) => sourceIn(stack, root, at),
            )
          : renderAdoptedStack(app, adopted.get(stack)!, terraform.jsonOf(stack), registry.claims);
      for (const chart of adoptions.charts.filter(({ part }) => wanted.has(part.node.id))) yield renderAdoptedChart(chart, registry.claims);
    },
    others: () => terraform.others(),
  };
}

function requireKnown(stack: TerraformStack, adopted: ReadonlyMap<TerraformStack, unknown>): void {
  if (stack instanceof DeploymentStack || adopted.has(stack)) return;
  throw new UserError(
    `'${stack.node.path}' is a Terraform stack of its own, which nothing checks or describes.`,
    `Define what it holds in a stack that \`environment.stamp\` makes, or let an environment adopt it: ${adopting}.`,
    originOf(stack.node.root, stack.node.path).source,
  );
}

/** Files and assemblies name stacks by their id alone, and some operating systems do not tell capitals. */
function refuseTwins(parts: readonly IConstruct[]): void {
  const taken = new Map<string, IConstruct>();
  for (const part of parts) {
    const other = taken.get(part.node.id.toLowerCase());
    if (other)
      throw new UserError(
        `'${part.node.path}' and '${other.node.path}' have the id '${part.node.id}'.`,
        'Give one of them another id: files are named by it.',
        originOf(part.node.root, part.node.path).source,
      );
    taken.set(part.node.id.toLowerCase(), part);
  }
}

/** Of each stack, by construct path. */
function workloadsByStack(registry: Registry): ReadonlyMap<TerraformStack, ReadonlyMap<string, Endpoint>> {
  const byStack = new Map<TerraformStack, Map<string, Endpoint>>();
  for (const workload of [...registry.endpoints.values()].flatMap((placed) => [...placed.values()])) {
    const stack = DeploymentStack.of(workload.construct);
    const own = byStack.get(stack) ?? new Map<string, Endpoint>();
    byStack.set(stack, own.set(workload.construct.node.path, workload));
  }
  return byStack;
}
