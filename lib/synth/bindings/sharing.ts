import { Construct } from 'constructs';
import { Source, UserError } from '../../errors';
import { SharedThing, Use } from '../../model/sharing/shared';
import { atSource } from '../../source/at-source';
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
  private readonly sources = new Map<string, Source | undefined>();

  /**
   * Refuses what is placed a second time, or behind its consumers.
   *
   * @throws UserError with both lines
   */
  requirePlaceable(stack: SharingStack, shared: SharedThing, source: Source | undefined): void {
    const [owner] = shared.name.split('/');
    if (shared.name.includes('/') && owner !== stack.app)
      throw new UserError(
        `The shared '${shared.id}' is placed in app '${stack.app}', and named as one of '${owner}'. It is made${atSource(shared.source)}.`,
        `Name it '${shared.id}' where it is placed: '<app>/<name>' is for those that use it from elsewhere.`,
        source,
      );
    const twin = this.placed.find((one) => one.stack === stack && one.shared.id === shared.id);
    if (twin)
      throw new UserError(
        `The shared '${shared.id}' of app '${stack.app}' is placed twice, first${atSource(twin.source)}${twin.shared === shared ? '' : ', as another value'}.`,
        twin.shared === shared ? 'Place it once, before its consumers.' : 'Give one of them another name.',
        source,
      );
    const early = this.awaiting.find((one) => isMeant(one.use.shared, { shared, stack }, one.stack));
    if (!early) return;
    const who = `Workload '${early.stack.app}/${early.workload.node.id}'`;
    throw early.stack === stack
      ? new UserError(
          `${who} uses the shared '${shared.id}', which is placed only behind it${atSource(source)}.`,
          'Place it first: move `stack.share(…)` before the workloads.',
          early.source,
        )
      : new UserError(
          `${who} uses the shared '${shared.id}' of app '${stack.app}', which is stamped only behind it${atSource(source)}.`,
          `Stamp '${stack.app}' first. Where each uses what the other shares, share both in one of them.`,
          early.source,
        );
  }

  place(placed: Placed): void {
    this.placed.push(placed);
    const { provided, source } = placed;
    this.sources.set(`${provided.scope.node.path}/${provided.id}`, source);
  }

  /**
   * What a workload means by something shared: that of its own app, or of another one in the same environment and region.
   *
   * @returns nothing where nobody placed it yet: `check` refuses that
   * @throws UserError if several apps have it
   */
  find(use: Use, stack: SharingStack, workload: Construct, source: Source | undefined): Placed | undefined {
    const here = this.placed.filter((one) => isMeant(use.shared, one, stack));
    const [first, second] = here.some((one) => one.stack === stack) ? here.filter((one) => one.stack === stack) : here;
    if (first && second)
      throw new UserError(
        `Workload '${stack.app}/${workload.node.id}' uses the shared '${use.shared.name}', which apps '${first.stack.app}'${atSource(first.source)} and '${second.stack.app}'${atSource(second.source)} both place.`,
        `Name the app too: new Shared('${first.stack.app}/${use.shared.id}', …).`,
      );
    if (!first) this.awaiting.push({ use, workload, stack, source });
    else requireSame(use.shared, first, `Workload '${stack.app}/${workload.node.id}'`);
    return first;
  }

  /**
   * Refuses what nobody placed, once everything is defined.
   *
   * @throws UserError with both lines
   */
  requirePlaced(): void {
    const [lost] = this.awaiting;
    if (lost) this.refuseLost(lost);
  }

  /** The line that placed something, by the path of it or of a part of it. */
  sourceOf(path: string): Source | undefined {
    if (this.sources.size === 0) return undefined;
    return this.sources.get(path.split('/').slice(0, 3).join('/'));
  }

  /**
   * Refuses what nobody uses, and what lacks those who make sense of it, once everything is placed.
   *
   * @throws UserError with both lines
   */
  check(): void {
    for (const placed of this.placed) checkShared(placed);
  }

  private refuseLost({ use: { shared }, workload, stack, source }: Awaiting): never {
    const { environment, region, app, node } = stack;
    const where = `in environment '${environment.name}' and region '${region.region}'`;
    const twin = this.placed.find((one) => isNear(one.stack, stack) && one.shared.id === shared.name);
    if (twin)
      throw new UserError(
        `Workload '${app}/${workload.node.id}' uses a shared '${shared.name}', made${atSource(shared.source)}, which is another value than the one that app '${twin.stack.app}' places${atSource(twin.source)} ${where}.`,
        `Import that one, from where it is made${atSource(twin.shared.source)}.`,
        source,
      );
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
      `Workload '${app}/${workload.node.id}' uses the shared '${shared.id}'${whose} ${where}${known}. It is made${atSource(shared.source)}.`,
      isUnknown
        ? `Stamp it before '${app}', or drop the dependency.`
        : 'Place it before its consumers: stack.share(…), or drop the dependency.',
      source,
    );
  }
}

/** Whether a consumer's value stands for something that is placed: it is the same, or has its app and name. */
function isMeant(shared: SharedThing, placed: Pick<Placed, 'shared' | 'stack'>, consumer: SharingStack): boolean {
  return isNear(placed.stack, consumer) && (placed.shared === shared || shared.name === `${placed.stack.app}/${placed.shared.id}`);
}

/** @throws UserError if a value that has only app and name of what is placed says that it is something else */
function requireSame(shared: SharedThing, placed: Placed, who: string): void {
  const [meant, is] = [shared, placed.shared].map(
    ({ dependency: { type, outputs } }) => `${type} (${Object.keys(outputs).sort().join(', ')})`,
  );
  if (meant === is) return;
  throw new UserError(
    `${who} uses the shared '${shared.name}' as a ${meant}${atSource(shared.source)}; it is a ${is}, placed${atSource(placed.source)}.`,
    'Make both of the same, or import the one that is placed.',
  );
}

function isNear(one: SharingStack, other: SharingStack): boolean {
  return one.environment === other.environment && one.region === other.region;
}
