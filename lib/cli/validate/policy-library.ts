import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { UserError } from '../../errors';
import type { Pack } from '../../policy/pack';
import type { Policy } from '../../policy/policy';
import { documentVerdicts } from '../../policy/report/document-verdicts';
import { Reporter } from '../../policy/report/reporter';
import { printSource, sourceIn } from '../../source/source';
import { describingSystemErrors } from '../../system-error';
import { kebabCase } from '../../wording/kebab-case';
import { nearestFirst } from '../../wording/nearest';

/** The library that judges, and packs by what somebody called them: both of one copy, that of the project where a module of it is named. */
export interface PolicyLibrary {
  readonly Reporter: typeof Reporter;
  readonly documentVerdicts: typeof documentVerdicts;
  readonly packs: readonly Pack[];
}

/**
 * Loads packs: `baseline` is one of `slipway/policies`, `@acme/policies#payments` an export of a module that the project can load.
 *
 * No code of the working folder runs but the modules that are named, and the library that they are written with.
 *
 * @throws UserError if there is no such pack
 */
export function loadPolicies(names: readonly string[]): PolicyLibrary {
  const project = createRequire(path.join(process.cwd(), 'package.json'));
  const own = createRequire(__filename);
  const from = names.some((name) => name.includes('#')) && loads(project, 'slipway/policies') ? project : own;
  if (!loads(from, 'slipway/policies'))
    throw new UserError("'slipway/policies' cannot be loaded.", 'Run `npm install slipway` in the project.');
  // Without the rest of the library, which loads the engines.
  const judging: Omit<PolicyLibrary, 'packs'> = from === own ? { Reporter, documentVerdicts } : from('slipway');
  return {
    Reporter: judging.Reporter,
    documentVerdicts: judging.documentVerdicts,
    packs: names.map((name) => loadPack(name, from, project)),
  };
}

function loads(from: NodeJS.Require, name: string): boolean {
  try {
    from.resolve(name);
    return true;
  } catch {
    return false;
  }
}

function loadPack(name: string, library: NodeJS.Require, project: NodeJS.Require): Pack {
  const [module, exported] = name.includes('#') ? (name.split('#') as [string, string]) : [undefined, name];
  if (module !== undefined && !loads(project, module))
    throw new UserError(`The module '${module}' of --pack cannot be loaded.`, 'Install it, or write a path that begins with a dot.');
  const exports: Readonly<Record<string, unknown>> = module === undefined ? library('slipway/policies') : load(module, project);
  const found = new Map(
    Object.entries(exports).flatMap(([key, value]) => (asPack(key, value) ? [[kebabCase(key), asPack(key, value)!]] : [])),
  );
  const pack = found.get(kebabCase(exported));
  if (pack) return pack;
  throw new UserError(
    `'${name}' of --pack is no pack.`,
    found.size > 0 ? `Choose one of: ${nearestFirst(kebabCase(exported), [...found.keys()]).join(', ')}.` : `'${module}' exports none.`,
  );
}

/** Its file is read whole: a pipe or a device may never end. */
function load(module: string, project: NodeJS.Require): Readonly<Record<string, unknown>> {
  const file = project.resolve(module);
  if (path.isAbsolute(file) && !fs.statSync(file).isFile())
    throw new UserError(`The module '${module}' of --pack is no regular file.`, 'Write it to one, and name that.');
  try {
    return describingSystemErrors(() => project(module), module);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { name, message, stack } = error instanceof Error ? error : { name: 'It throws', message: String(error), stack: undefined };
    const source = sourceIn(stack);
    const at = source ? `${printSource(source)}: ` : '';
    throw new UserError(`${at}The module '${module}' of --pack cannot be loaded: ${name}: ${message.split('\n')[0]}.`, 'Mend it.');
  }
}

/** A pack, or a list of policies as one. */
function asPack(name: string, value: unknown): Pack | undefined {
  if (Array.isArray(value) && value.length > 0 && value.every(isPolicy))
    return { name: kebabCase(name), version: '0.0.0', policies: value };
  const { policies } = (value ?? {}) as { readonly policies?: unknown };
  return Array.isArray(policies) && policies.every(isPolicy) ? (value as Pack) : undefined;
}

function isPolicy(value: unknown): value is Policy {
  const { name, rule } = (value ?? {}) as Partial<Policy>;
  return typeof name === 'string' && typeof rule === 'object';
}
