import { UserError } from '../../../lib';
import { physicalNames, violations } from './invariants';
import { Deployment, deploymentsOf, synthesizeDeployments } from './platform';
import { read, World } from './reader';
import { PlatformWish } from './wish';

/** What became of a platform: refused with an error of the user's, or written, and what does not hold of it. */
export interface Outcome {
  readonly refused?: UserError;
  readonly violations: readonly string[];
}

export function outcomeOf(generated: PlatformWish): Outcome {
  // Objects without a prototype, which fast-check makes too, nobody writes.
  const wish = structuredClone(generated);
  let deployments: readonly Deployment[] = [];
  const whole = attempt(() => {
    deployments = deploymentsOf(wish);
    return read(synthesizeDeployments(wish, deployments));
  });
  if ('error' in whole) return refusal(whole.error);
  return { violations: [...violations(whole.world), ...clashes(wish, deployments)] };
}

type Attempt = { readonly world: World } | { readonly error: unknown };

function attempt(run: () => World): Attempt {
  try {
    return { world: run() };
  } catch (error) {
    return { error };
  }
}

/** An error of the user's names what it is about; every other one is a fault of the library. */
function refusal(error: unknown): Outcome {
  if (!(error instanceof UserError)) return { violations: [`error: ${error instanceof Error ? error.stack : error}`] };
  const unnamed = !/'[^']+'/.test(error.what);
  const single = /^Two /.test(error.what) && (error.what.match(/'[^']+'/g) ?? []).length < 1;
  return { refused: error, violations: unnamed || single ? [`refusal: names nothing: ${error.message}`] : [] };
}

/** Cloud resources of one name where each app and environment is a program of its own, which nobody compares. */
function clashes(wish: PlatformWish, deployments: readonly Deployment[]): readonly string[] {
  const programs = deployments.map((deployment) => attempt(() => read(synthesizeDeployments(wish, [deployment]))));
  const owners = new Map<string, number>();
  return programs.flatMap((program, index) => {
    if ('error' in program) return program.error instanceof UserError ? [] : refusal(program.error).violations;
    return physicalNames(program.world.blocks).flatMap(({ name, path }) => {
      const other = owners.get(name);
      owners.set(name, index);
      return other !== undefined && other !== index ? [`separate programs: ${name} of ${path} is in another one too`] : [];
    });
  });
}
