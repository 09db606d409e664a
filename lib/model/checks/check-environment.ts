import { UserError } from '../../errors';
import { Promotion } from '../../release/promotion';
import { Provisioner } from '../provisioner';
import { checkRegion, Region } from '../region';

/**
 * @param names of the regions that an app is stamped in
 * @throws UserError unless they are some of the environment's, each once
 */
export function checkStampedRegions({ name: environment, regions }: Settled, app: string, names: readonly string[]): void {
  const known = regions.map(({ region }) => region);
  const where = `App '${app}' of environment '${environment}' is stamped with 'regions'`;
  if (names.length === 0)
    throw new UserError(`${where}: [], which is nowhere.`, `Name some of ${known.join(', ')}, or leave 'regions' out for all.`);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UserError(
      `Environment '${environment}' has no region '${unknown}' (regions: ${known.join(', ')}).`,
      `Stamp '${app}' in one of them.`,
    );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UserError(`${where} that name '${twice}' twice.`, 'Name each once.');
}

/** What an environment made of its properties. */
interface Settled {
  readonly name: string;
  readonly regions: readonly Region[];
}

/** @throws UserError if what an environment states contradicts itself */
export function checkEnvironment({ name: environment, regions }: Settled, provisioners: readonly Provisioner[]): void {
  const names = {
    regions: regions.map(({ region }) => region),
    clusters: regions.flatMap((region) => region.clusters.map(({ name }) => name)),
  };
  for (const [what, all] of Object.entries(names)) {
    for (const [index, name] of all.entries()) {
      const other = all.slice(0, index).find((earlier) => earlier.toLowerCase() === name.toLowerCase());
      if (other === undefined) continue;
      throw new UserError(
        other === name
          ? `Environment '${environment}' lists two ${what} named '${name}'.`
          : `Environment '${environment}' lists the ${what} '${other}' and '${name}', whose names differ by case only.`,
        'Give each a name of its own: stacks are named by region, and manifests are written by cluster.',
      );
    }
  }
  for (const [index, { type, name }] of provisioners.entries()) {
    const other = provisioners.findIndex((one) => one.type === type);
    if (other === index || provisioners[other] === provisioners[index]) continue;
    throw new UserError(
      `Environment '${environment}' lists two provisioners for '${type}': ${provisioners[other]!.name} and ${name}.`,
      'Keep one of them.',
    );
  }
  for (const [index, region] of regions.entries()) checkRegion(environment, region, `regions[${index}]`);
}

/** @throws UserError if images of an environment come from itself */
export function checkPromotion(environment: string, promotion: Promotion | undefined): Promotion | undefined {
  if (promotion?.from !== environment) return promotion;
  throw new UserError(
    `Environment '${environment}' promotes from itself.`,
    "Name the environment before it: `promotion: { from: 'staging' }`; one that is derived by `with` states its own.",
  );
}
