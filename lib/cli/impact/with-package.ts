import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../../errors';
import { readOutput } from '../../plan/read/read-side';
import type { Side } from '../../plan/read/side';
import { readProjectIn } from '../project/project';
import { synthesizeIn } from '../project/synthesize-in';
import { copyTree } from './copy-tree';
import type { PackageSource } from './package-source';

/** Projects that find a package in the same folder, copied once for each version of it. */
export class Installation {
  private constructor(
    private readonly top: string,
    private readonly copy: string,
    private readonly source: PackageSource,
    private readonly packageName: string,
  ) {}

  /**
   * The folder in which a project finds a package: its own, or one above it, as for workspaces.
   *
   * @throws UserError where it finds none
   */
  static topOf(project: string, packageName: string): string {
    for (let folder = path.resolve(project); ; folder = path.dirname(folder)) {
      if (fs.existsSync(path.join(folder, 'node_modules', packageName))) return folder;
      if (folder === path.dirname(folder))
        throw new UserError(
          `'${project}' has no '${packageName}' installed.`,
          'Run `npm install` there, or say which package with --package.',
        );
    }
  }

  /**
   * Copies the folder with another version in it.
   *
   * @throws UserError where something that it needs is not installed
   */
  static of(top: string, copy: string, source: PackageSource, packageName: string): Installation {
    const installed = path.join('node_modules', packageName);
    copyTree(top, copy, (file) => file === installed);
    fs.rmSync(path.join(copy, installed), { recursive: true, force: true });
    fs.cpSync(source.folder, path.join(copy, installed), { recursive: true });
    const missing = source.dependencies.filter((name) => !fs.existsSync(path.join(copy, 'node_modules', name)));
    if (missing.length > 0)
      throw new UserError(
        `'${source.name}' of ${packageName} needs ${missing.join(', ')}, which '${top}' has not installed.`,
        `Run \`npm install --no-save ${missing.join(' ')}\` there.`,
      );
    return new Installation(top, copy, source, packageName);
  }

  /**
   * What a project makes with this version.
   *
   * @param like what it makes with another one, where that is read already: bytes of both are kept once
   * @throws UserError if it does not synthesize
   */
  async synthesize(project: string, into: string, tell: (text: string) => void, like?: Side): Promise<Side> {
    const folder = path.join(this.copy, path.relative(this.top, path.resolve(project)));
    const { terraformOut, kubernetesOut } = readProjectIn(folder);
    for (const made of [terraformOut, kubernetesOut])
      if (!path.isAbsolute(made)) fs.rmSync(path.join(folder, made), { recursive: true, force: true });
    const output = { terraform: path.join(into, 'cdktf.out'), kubernetes: path.join(into, 'dist') };
    const name = `The project '${project}' with ${this.packageName} ${this.source.name}`;
    await synthesizeIn(folder, output, { name, cure: 'Mend that, and run again; the project itself is as it was.', tell });
    return readOutput(this.source.name, output, like);
  }
}
