import * as fs from 'node:fs';
import * as path from 'node:path';
import type { AssembledEnvironment } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { readProject } from '../project/project';

/** Which environment comes before which, as the last synthesis said; nothing where none was. No program is run. */
export class Chain {
  private constructor(private readonly environments: readonly AssembledEnvironment[] | undefined) {}

  static lastKnown(): Chain {
    const file = path.join(readProject().terraformOut, bookkeeping.assembly);
    return new Chain(fs.existsSync(file) ? (readAssembly(file).environments ?? []) : undefined);
  }

  /** Whether a synthesis said anything. */
  get isKnown(): boolean {
    return this.environments !== undefined;
  }

  /** Where the images of an environment come from. */
  promotionOf(environment: string): AssembledEnvironment['promotion'] {
    return this.environments?.find(({ name }) => name === environment)?.promotion;
  }

  /** The release file that an environment reads, relative to the project. */
  releaseOf(environment: string): string | undefined {
    return this.environments?.find(({ name }) => name === environment)?.release;
  }

  /** Environments from the first of each chain to the last; those of no chain by name. */
  inOrder(names: readonly string[]): readonly string[] {
    const depth = (name: string, seen: readonly string[] = []): number => {
      const from = this.promotionOf(name)?.from;
      return from === undefined || seen.includes(from) ? 0 : 1 + depth(from, [...seen, name]);
    };
    return [...names].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  }
}
