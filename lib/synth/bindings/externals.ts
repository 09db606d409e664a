import type { IConstruct } from 'constructs';
import { UserError } from '../../errors';
import { ClusterSecret, ExistingSecret } from '../../model/binding';
import type { External } from '../../model/by-place/external';
import { unprovided } from '../../model/checks/cures';
import type { Dependency } from '../../model/dependency';
import type { Environment } from '../../model/environment';
import type { Provisioner } from '../../model/provisioner';
import type { Region } from '../../model/region';
import { nearestFirst } from '../../wording/nearest';
import type { Claimant } from '../claims';
import { claimEntry, claimSecret } from './secret-claims';
import { SharedFolder } from './shared-folder';

/** A stack, as far as it matters here. */
interface Stack extends Claimant {
  readonly environment: Environment;
  readonly app: string;
  readonly region: Region;
}

/** Whoever reads a secret by the word of an operator shares it with others who do. */
const share = 'external';

/** What a region states to be there already, and which dependencies of an app asked for it. */
export class Externals {
  private readonly asked = new Set<string>();
  private readonly uses = new Map<string, string>();

  constructor(
    private readonly stack: Stack,
    private readonly organization: string,
  ) {}

  /**
   * What fulfils a dependency of a workload, where it is there already.
   *
   * @param dependency its name
   * @param thing what it is
   * @throws UserError if it names a secret that another workload has as its own, or is not there, and nobody provides it
   */
  of({ node }: IConstruct, dependency: string, thing: Dependency): Provisioner | undefined {
    const { stack } = this;
    const key = `${stack.app}/${node.id}.${dependency}`;
    this.asked.add(key);
    const { external: all = {} } = stack.region;
    const external = Object.hasOwn(all, key) ? all[key] : undefined;
    if (!external) {
      stack.environment.provisionerFor(thing, () => {
        const misspelt = Object.keys(all).find((other) => this.isOpen(other) && isLike(other, key) && all[other]!.fits(thing));
        return unprovided(thing, { key, region: stack.region, misspelt });
      });
      return undefined;
    }
    return {
      type: dependency,
      name: 'External',
      provision: (scope, id, asked) => {
        const binding = external.bind(asked, `'${key}' of ${placeOf(stack)}`);
        claimSecrets(stack, this.organization, external, `${scope.node.path}/${id}`);
        return binding;
      },
    };
  }

  /**
   * Notes that a dependency of a workload is something shared, which is stated where that is placed.
   *
   * @param app that places it
   * @param shared its name
   */
  use({ node }: IConstruct, dependency: string, app: string, shared: string): void {
    this.uses.set(`${this.stack.app}/${node.id}.${dependency}`, `${app}/${SharedFolder.id}.${shared}`);
  }

  /** Whether a key is of this app, and nobody asked for it yet. */
  private isOpen(key: string): boolean {
    return key.startsWith(`${this.stack.app}/`) && !this.asked.has(key);
  }

  /** @throws UserError if something is stated of a workload or dependency that the app has not */
  check(): void {
    const { stack } = this;
    const unknown = Object.keys(stack.region.external ?? {}).find((key) => this.isOpen(key));
    if (unknown === undefined) return;
    const shared = this.uses.get(unknown);
    if (shared !== undefined)
      throw new UserError(
        `'external' of ${placeOf(stack)} names '${unknown}', which is shared.`,
        `State it once, for whoever uses it: '${shared}'.`,
      );
    const place = `${stack.app}/${SharedFolder.id}.`;
    if (unknown.startsWith(place)) {
      const [near] = nearestFirst(
        unknown,
        [...this.asked].filter((key) => key.startsWith(place)),
      );
      throw new UserError(
        `'external' of ${placeOf(stack)} names '${unknown}', which app '${stack.app}' does not share.`,
        near === undefined ? 'Place it before its consumers: stack.share(…), or drop it.' : `Did you mean '${near}'?`,
      );
    }
    const known = nearestFirst(unknown, [...this.asked]);
    throw new UserError(
      `'external' of ${placeOf(stack)} names '${unknown}', which is no dependency of a workload there.`,
      known.length > 0 ? `Did you mean ${known.slice(0, 3).join(', ')}?` : 'Place the workload, or drop it.',
    );
  }
}

/** Whether two keys are of one workload, or of one name in two. */
function isLike(one: string, other: string): boolean {
  const [[workload, name], [otherWorkload, otherName]] = [one.split('.'), other.split('.')];
  return workload === otherWorkload || name === otherName;
}

function claimSecrets(stack: Stack, organization: string, external: External, path: string): void {
  for (const secret of external.secrets) {
    if (secret instanceof ClusterSecret) claimSecret(stack, secret.name, path, share);
    if (secret instanceof ExistingSecret) claimEntry(stack, organization, secret.name, path, share);
  }
}

function placeOf({ environment, region }: Stack): string {
  return `region '${region.region}' of environment '${environment.name}'`;
}
