import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sandbox } from '../lab/sandbox';

/** A git repository that holds what was synthesized, as a team would commit it. */
export class GitFolder {
  private constructor(
    private readonly sandbox: Sandbox,
    readonly path: string,
  ) {}

  static async create(sandbox: Sandbox): Promise<GitFolder> {
    const folder = new GitFolder(sandbox, sandbox.path('repository'));
    mkdirSync(folder.path);
    await folder.git('init', '--quiet');
    return folder;
  }

  /** Replaces everything by these files, and commits. */
  async commit(files: Iterable<readonly [path: string, text: string]>): Promise<void> {
    rmSync(join(this.path, 'dist'), { recursive: true, force: true });
    for (const [path, text] of files) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true });
      writeFileSync(join(this.path, path), text);
    }
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '--message', 'Synthesized');
  }

  private async git(...args: readonly string[]): Promise<void> {
    const author = ['-c', 'user.name=lab', '-c', 'user.email=lab@example.com'];
    await this.sandbox.run({ name: `git-${args[0]}`, command: ['git', ...author, ...args], cwd: this.path });
  }
}
