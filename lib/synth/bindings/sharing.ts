import { Construct } from 'constructs';
import { Source, UserError } from '../../errors';
import { SharedThing, Use } from '../../model/sharing/shared';
import { printSource } from '../../source/source';
import { checkShared } from './check-shared';
import { Placed, SharingStack } from './placed';

/** The platform's own stacks have no workloads, and share nothing. */
const platformApp = 'platform';

/** Somebody who uses what nobody placed yet. */
interface Awaiting {
  readonly use: Use;
  readonly workload: Construct;
  readonly stack: SharingStack;
  readonly source: Source | undefined;
}

/** What the apps of a platform share, and who waits for it. */
export class Sharing {
  private readonly placed: Placed[] = [];
  private readonly awaiting: Awaiting[] = [];

  /**
   * Refuses what is placed a second time, or behind its consumers.
   *
   * @throws UserError with both lines
   */
  requirePlaceable(stack: SharingStack, shared: SharedThing, source: Source | undefined): void {
    const twin = this.placed.find((one) => one.stack === stack && one.shared.id === shared.id);
    if (twin)
      throw new UserError(
        `The shared '${shared.id}' of app '${stack.app}' is placed twice, first${at(twin.source)}${twin.shared === shared ? '' : ', as another value'}.`,
        twin.shared === shared ? 'Place it once, before its consumers.' : 'Give one of them another name.',
        source,
      );
    const early = this.awaiting.find((one) => isMeant(one.use.shared, { shared, stack }, one.stack));
    if (!early) return;
    const who = `Workload '${early.stack.app}/${early.workload.node.id}'`;
    throw early.stack === stack
      ? new UserError(
          `${who} uses the shared '${shared.id}', which is placed only behind it${at(source)}.`,
          'Place it first: move `stack.share(…)` before the workloads.',
          early.source,
        )
      : new UserError(
          `${who} uses the shared '${shared.id}' of app '${stack.app}', which is stamped only behind it${at(source)}.`,
          `Stamp '${stack.app}' first.`,
          early.source,
        );
  }

  place(placed: Placed): void {
    this.placed.push(placed);
  }

  /**
   * What a workload means by something shared: that of its own app, or of another one in the same environment and region.
   *
   * @returns nothing where nobody placed it yet: `check` refuses that
   * @throws UserError if several apps have it
   */
  find(use: Use, stack: SharingStack, workload: Construct, source: Source | undefined): Placed | undefined {
    const here = this.placed.filter((one) => isNear(one.stack, stack) && isMeant(use.shared, one, stack));
    const [first, second] = here.some((one) => one.stack === stack) ? here.filter((one) => one.stack === stack) : here;
    if (first && second)
      throw new UserError(
        `Workload '${stack.app}/${workload.node.id}' uses the shared '${use.shared.name}', which apps '${first.stack.app}'${at(first.source)} and '${second.stack.app}'${at(second.source)} both place.`,
        `Name the app too: new Shared('${first.stack.app}/${use.shared.id}', …).`,
      );
    if (!first) this.awaiting.push({ use, workload, stack, source });
    return first;
  }

  /**
   * Refuses what nobody placed, what nobody uses, and what lacks those who make sense of it, once everything is defined.
   *
   * @throws UserError with both lines
   */
  check(): void {
    const [lost] = this.awaiting;
    if (lost) this.refuseLost(lost);
    for (const placed of this.placed) checkShared(placed);
  }

  private refuseLost({ use: { shared }, workload, stack, source }: Awaiting): never {
    const { environment, region, app, node } = stack;
    const [owner] = shared.name.split('/');
    const apps = new Set(
      node.root.node.children
        .filter((other): other is SharingStack => 'app' in other && isNear(other as SharingStack, stack))
        .map((other) => other.app)
        .filter((name) => name !== platformApp),
    );
    const isUnknown = shared.name.includes('/') && !apps.has(owner!);
    const whose = isUnknown ? ` of app '${owner}', which is not stamped` : ', which no app places';
    const known = isUnknown ? ` (apps: ${[...apps].sort().join(', ')})` : '';
    throw new UserError(
      `Workload '${app}/${workload.node.id}' uses the shared '${shared.id}'${whose} in environment '${environment.name}' and region '${region.region}'${known}. It is made${at(shared.source)}.`,
      isUnknown
        ? `Stamp it before '${app}', or drop the dependency.`
        : 'Place it before its consumers: stack.share(…), or drop the dependency.',
      source,
    );
  }
}

/** Whether a consumer's value stands for something that is placed: it is the same, or has its app and name. */
function isMeant(shared: SharedThing, placed: Pick<Placed, 'shared' | 'stack'>, consumer: SharingStack): boolean {
  if (!isNear(placed.stack, consumer) || shared.id !== placed.shared.id) return false;
  const [app] = shared.name.split('/');
  if (placed.stack === consumer) return placed.shared === shared || app === consumer.app;
  return shared.name.includes('/')
    ? app === placed.stack.app && shared.dependency.type === placed.shared.dependency.type
    : shared === placed.shared;
}

function isNear(one: SharingStack, other: SharingStack): boolean {
  return one.environment === other.environment && one.region === other.region;
}

function at(source: Source | undefined): string {
  return source ? ` at ${printSource(source)}` : '';
}
