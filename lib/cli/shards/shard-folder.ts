import * as fs from 'node:fs';
import * as path from 'node:path';
import { isLedger } from '../../assembly/layout';
import { printShard, type Shard, type ShardTold } from '../../assembly/shard';
import { sha256 } from '../../documents/hash';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { refuseLinks } from '../../files/refuse-links';
import { writeFile } from '../../files/write-file';
import { tryGit } from '../plan/git';
import type { Project } from '../project/project';
import { slashes } from '../slashes';
import { mostBytes, type ShardDocument, shardFiles } from './shard-document';

/** Where a shard is written: `shards/2-of-3`, with both output folders in it, and what it is. */
export class ShardFolder {
  private readonly folder: string;

  /** @param root where shards lie */
  constructor(
    readonly shard: Shard,
    root = 'shards',
  ) {
    this.folder = path.join(root, `${shard.index}-of-${shard.count}`);
  }

  /**
   * The project with the output folders of the shard. What an earlier run said of it is gone: a run that is interrupted leaves no shard.
   *
   * @throws UserError if a symbolic link stands in the way
   */
  instead(project: Project): Project {
    for (const place of [path.dirname(this.folder), this.folder]) refuseLinks(place, shardFiles.document);
    fs.rmSync(path.join(this.folder, shardFiles.document), { force: true });
    const inside = (name: string) => path.join(this.folder, name);
    return { ...project, terraformOut: inside(shardFiles.terraform), kubernetesOut: inside(shardFiles.kubernetes) };
  }

  /**
   * Says what was written.
   *
   * @throws UserError if the program knows nothing of shards
   */
  async finish({ shard: told }: { readonly shard: ShardTold | undefined }, slipway: string): Promise<void> {
    if (!told)
      throw new UserError(
        `The program wrote all stacks, and was asked for shard ${printShard(this.shard)}.`,
        'Install one version of slipway for the project and its command line.',
      );
    const head = await tryGit(['rev-parse', '--verify', '--quiet', 'HEAD'], '.').catch(() => ({ failed: 'no git' }));
    const document: ShardDocument = {
      schemaVersion: 1,
      shard: this.shard,
      slipway,
      ...('out' in head && { commit: head.out }),
      ...told,
      files: this.files(),
    };
    writeFile(path.join(this.folder, shardFiles.document), `${JSON.stringify(document)}\n`);
  }

  private files(): Readonly<Record<string, string>> {
    const found = [shardFiles.terraform, shardFiles.kubernetes].flatMap((output) => {
      const place = path.join(this.folder, output);
      return fs.existsSync(place) ? fs.readdirSync(place, { recursive: true, withFileTypes: true }) : [];
    });
    const files = found
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !isLedger(entry.name))
      .map((entry) => slashes(path.relative(this.folder, path.join(entry.parentPath, entry.name))));
    return Object.fromEntries(files.sort().map((file) => [file, sha256(readRegularFile(path.join(this.folder, file), mostBytes))]));
  }
}
