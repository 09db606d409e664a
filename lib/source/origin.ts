import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Source } from '../errors';
import { isProvided } from '../provided';
import { isCallOfGiven } from './given';
import { runsAsListed } from './listed';
import { Packages } from './packages';
import { currentSource, isGenerated, isOwn, projectFolder, sourceIn } from './source';

/** Whose code made something. */
export interface Origin {
  /**
   * Name of a package, `slipway` for this one; code of the project goes by its file, as `./apps/workloads/orders.ts`.
   * `<environment>` for what an environment lists.
   */
  readonly name: string;
  /** The user's line that led to it; left out for the library and for what an environment lists. */
  readonly source?: Source;
  /** Whether it made by itself what an environment lists. */
  readonly byHand?: boolean;
}

const library: Origin = { name: 'slipway' };
const environment: Origin = { name: '<environment>' };
/** The origin of code without a file, and of what no construct made, such as `stack.addOverride`. */
export const unknownOrigin: Origin = { name: '<unknown>' };

/**
 * Whether somebody may make resources: the library, what the environment lists, and whom it approves.
 *
 * @param name of an origin
 * @param approved packages by name, files and folders of the project as `./platform`
 */
export function isApproved(name: string, approved: readonly string[]): boolean {
  if (name === library.name || name === environment.name) return true;
  return approved.some((one) => name === one || (one.startsWith('.') && name.startsWith(`${one}/`)));
}

/** Enough to get out of the constructors of an engine; where it is not, out of anything. V8 takes as long as it has frames to note. */
const framesOfInterest = [8, 200];
/** Packages that make what others tell them to. */
const engines = /^(?:cdktf|cdktn|cdk8s|constructs|@(?:cdktf|cdktn)\/.+)$/;

/**
 * Whose code is making something: the first on the stack behind the engines.
 *
 * @param below the function that they called: what it calls is left out
 * @param made what is made: the user's line is not in the constructors of its own classes
 * @param packages of the workspace
 * @param around whose the construct is that it is made in, where that is known
 */
export function currentOrigin(below: (...args: never[]) => unknown, made: object, packages: Packages, around: Origin | undefined): Origin {
  if (runsAsListed()) return environment;
  const byHand = isProvided(made);
  for (const frames of framesOfInterest) {
    const origin = originIn(callSites(below, frames), made, packages, byHand);
    // What the library puts into something that somebody made by hand is theirs.
    if (origin) return origin === library && around?.byHand ? around : byHand && origin !== library ? { ...origin, byHand } : origin;
  }
  return unknownOrigin;
}

/** @param byHand whether the library is passed by, for whoever called it */
function originIn(sites: readonly NodeJS.CallSite[], made: object, packages: Packages, byHand: boolean): Origin | undefined {
  let written: Origin | undefined;
  for (const site of sites) {
    const file = fileOf(site);
    if (file === undefined) {
      if (site.isEval()) return unknownOrigin;
      continue;
    }
    if (byHand && isOwn(file)) continue;
    if (isOwn(file)) return written ?? (isCallOfGiven(file) ? unknownOrigin : library);
    const installed = packages.installed(file);
    if (installed === undefined && isGenerated(file)) {
      // Whoever calls it counts; where that is the library, it was given to it.
      written ??= { name: inProject(file) };
      continue;
    }
    const name = installed ?? unlikeUs(packages.nameOf(path.dirname(file)));
    if (name !== undefined && engines.test(name)) continue;
    const inside = currentSource();
    const source = sourceBehind(classesOf(made)) ?? inside;
    const own = inside && inside.file !== external ? `./${inside.file}` : external;
    return { name: name ?? (file.includes(folderOfPackages) ? inProject(file) : own), ...(source && { source }) };
  }
  return undefined;
}

const external = '<external>';

/** What a package is called; one that takes a name that everybody approves, or nobody looks at, goes by its files. */
function unlikeUs(name: string | undefined): string | undefined {
  return name === library.name || name === environment.name || (name !== undefined && engines.test(name)) ? undefined : name;
}

/** As the project names it. */
function inProject(file: string): string {
  return `./${path.relative(projectFolder(), file).split(path.sep).join('/')}`;
}

/** Names of an object's classes. */
function classesOf(made: object): ReadonlySet<string> {
  const names = new Set<string>();
  for (let type = Object.getPrototypeOf(made); type !== null; type = Object.getPrototypeOf(type)) names.add(type.constructor.name);
  return names;
}

/** The user's line behind the constructors of some classes. */
function sourceBehind(classes: ReadonlySet<string>): Source | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = framesOfInterest.at(-1)!;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  const frames = stack.split('\n').filter((frame) => !classes.has(/^\s*at new ([\w$]+) /.exec(frame)?.[1] ?? ''));
  return sourceIn(frames.join('\n'));
}

/** V8's call sites, before any source map: quicker than a printed stack. */
function callSites(below: (...args: never[]) => unknown, frames: number): readonly NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const trace: { readonly stack?: readonly NodeJS.CallSite[] } = {};
  Error.prepareStackTrace = (_error, sites) => sites;
  Error.stackTraceLimit = frames;
  Error.captureStackTrace(trace, below);
  const sites = trace.stack ?? [];
  Error.stackTraceLimit = stackTraceLimit;
  Error.prepareStackTrace = prepareStackTrace;
  return sites;
}

/** Absolute; nothing for Node itself and for code without a file. */
function fileOf(site: NodeJS.CallSite): string | undefined {
  const name = site.getFileName();
  if (!name || name.startsWith('node:')) return undefined;
  if (name.startsWith('file://')) return fileURLToPath(name);
  return path.isAbsolute(name) ? name : undefined;
}

const folderOfPackages = `${path.sep}node_modules${path.sep}`;
