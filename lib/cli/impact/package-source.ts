import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseJson } from '../../documents/json/parse-json';
import { readRegularFile } from '../../documents/read-regular-file';
import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import { runIn } from '../project/synthesize-in';

/** A version of a package, as it would be installed. */
export interface PackageSource {
  /** For people: `1.4.2`, or the folder or tarball that was named. */
  readonly name: string;
  readonly folder: string;
  /** What it needs to be installed beside it, without what a project may leave out. */
  readonly dependencies: readonly string[];
}

/** Of a package.json, which may be of anybody. */
const mostBytes = 1024 * 1024;
const versions = /^[0-9A-Za-z^~.*+-]+$/;

/**
 * Gets a version of a package, from npm, a folder or a tarball, without running anything of it.
 *
 * @param spec a version or tag, a folder that has a package.json, or a tarball of `npm pack`
 * @param into a folder of this run's own
 * @throws UserError where there is none
 */
export async function packageSource(packageName: string, spec: string, into: string): Promise<PackageSource> {
  const isFile = fs.existsSync(spec);
  if (!isFile && !versions.test(spec))
    throw new UserError(
      `'${spec}' is no version, and no folder or tarball.`,
      'Name one, such as 1.4.2, latest, ../platform or platform-1.5.0.tgz.',
    );
  fs.mkdirSync(into, { recursive: true });
  const wanted = isFile ? quoted(path.resolve(spec)) : `${packageName}@${spec}`;
  await runIn(into, `npm pack --ignore-scripts --silent --pack-destination . ${wanted}`, process.env, {
    failure: `'${spec}' of ${packageName} cannot be had`,
    cure: 'Name a version that is published, a folder that has a package.json and is built, or a tarball.',
  });
  const [tarball] = fs.readdirSync(into).filter((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new UserError(`\`npm pack\` made nothing of '${spec}'.`, 'Name a version, a folder or a tarball.');
  await runIn(into, `tar -xzf ${quoted(tarball)}`, process.env, {
    failure: `'${spec}' cannot be unpacked`,
    cure: 'Name a tarball of `npm pack`.',
  });
  const folder = path.join(into, 'package');
  const file = path.join(folder, 'package.json');
  const manifest = fs.existsSync(file) ? parseJson(readRegularFile(file, mostBytes).toString('utf8'), file) : undefined;
  if (!isObject(manifest) || manifest.name !== packageName)
    throw new UserError(
      `'${spec}' is ${isObject(manifest) ? `the package '${String(manifest.name)}'` : 'no package'}, not '${packageName}'.`,
      'Say which package it is with --package.',
    );
  return { name: spec, folder, dependencies: isObject(manifest.dependencies) ? Object.keys(manifest.dependencies) : [] };
}

function quoted(file: string): string {
  return process.platform === 'win32' ? `"${file}"` : `'${file.replace(/'/g, `'\\''`)}'`;
}
