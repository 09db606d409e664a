import * as fs from 'node:fs';
import * as path from 'node:path';
import type { AssembledEnvironment, Assembly } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { UserError } from '../../errors';
import { readOutput } from '../../plan/read/read-side';
import type { Side } from '../../plan/read/side';
import type { Report } from '../../policy/report/report';
import { isUserError } from '../../wording/report-user-errors';
import { outputAt } from '../plan/base-output';
import { askedOf } from '../release/refuse-promotion';
import type { Repository } from '../release/release-files';
import { assemblyOf, imagesOnly, onlyOf, type Rendering, type RenderOptions, renderRelease } from '../release/rendered-release';
import { renderedReport } from '../release/rendered-report';
import { writeRendered } from '../release/write-rendered';
import { inTemporaryFolder } from '../temporary-folder';
import { deployedFiles } from './deployed-files';
import type { ProtectedBranch } from './protected-branch';

/** One environment as the program of a commit writes it. */
export interface RenderedEnvironment {
  readonly organization: string;
  /** What the assembly says of it alone. */
  readonly own: Assembly;
  /** The text of that, as it is deployed. */
  readonly assemblyText: string;
  readonly asked: AssembledEnvironment | undefined;
  readonly side: Side;
  /** SHA-256 of every file that would be deployed. */
  readonly files: Readonly<Record<string, string>>;
  /** @throws UserError where what policies said cannot be read */
  report(): Report | undefined;
}

/** What programs of commits write, each commit with each images once, and whatever an earlier run kept: what they say is trusted. */
export class Renderings {
  private readonly made = new Map<string, Promise<unknown>>();
  private readonly options: RenderOptions;

  constructor(options: RenderOptions) {
    this.options = { ...options, isFresh: true };
  }

  /** @throws UserError where that does not synthesize, or the program defines nothing of the environment */
  at(rendering: Rendering): Promise<RenderedEnvironment> {
    const { revision, file, release } = rendering;
    return this.once(JSON.stringify([revision, file.path, imagesOnly(release)]), async () =>
      renderRelease(rendering, this.options, (output, label) =>
        inTemporaryFolder('slipway-bundle', async (folder): Promise<RenderedEnvironment> => {
          const assembly = readAssembly(path.join(output.terraform, bookkeeping.assembly));
          const own = ownOf(file.environment, assembly);
          writeRendered(folder, own, output);
          return {
            organization: assembly.organization,
            own,
            assemblyText: fs.readFileSync(path.join(folder, 'cdktf.out', bookkeeping.assembly), 'utf8'),
            asked: askedOf(file.environment, assembly),
            side: onlyOf(file.environment, readOutput(label, output)),
            files: deployedFiles(folder, idsOf(own)),
            report: settled(() => renderedReport(output, own)),
          };
        }),
      ),
    );
  }

  /**
   * What an environment asks by the program of the protected branch, so that no older revision and no change relaxes a rule.
   *
   * @throws UserError where that does not synthesize
   */
  async askedOn(
    { name, commit }: ProtectedBranch,
    environment: string,
    { top, below }: Repository,
  ): Promise<AssembledEnvironment | undefined> {
    try {
      const base = { name, commit, top, below, isDirty: false };
      return await this.once(JSON.stringify([commit, environment]), () =>
        outputAt(base, this.options, (_label, { terraform }) =>
          askedOf(environment, readAssembly(path.join(terraform, bookkeeping.assembly))),
        ),
      );
    } catch (error) {
      if (!isUserError(error)) throw error;
      throw new UserError(`What the protected branch asks is not known: ${error.what}`, error.cure);
    }
  }

  private once<T>(key: string, make: () => Promise<T>): Promise<T> {
    const made = (this.made.get(key) as Promise<T> | undefined) ?? make();
    this.made.set(key, made);
    return made;
  }
}

/** Ids of the stacks of an assembly. */
export function idsOf({ stacks }: Assembly): readonly string[] {
  return stacks.map(({ id }) => id);
}

function ownOf(environment: string, assembly: Assembly): Assembly {
  const own = assemblyOf(environment, assembly);
  if (own.stacks.length > 0) return own;
  throw new UserError(`The program defines nothing in environment '${environment}'.`, 'Name one that it defines.');
}

/** Works now, and says later what came of it: what nobody asks for may fail. */
function settled<T>(work: () => T): () => T {
  try {
    const value = work();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
