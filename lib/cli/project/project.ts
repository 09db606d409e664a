import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseJson } from '../../documents/json/parse-json';
import { readRegularFile } from '../../documents/read-regular-file';
import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import { projectFolder } from '../../source/source';

/** What `cdktf.json` and `cdk8s.yaml` say of the project in the working directory. */
export interface Project {
  /** The command line that defines and synthesizes the platform. */
  readonly app: string;
  /** Folder of the Terraform JSON and the assembly. */
  readonly terraformOut: string;
  /** Folder of the Kubernetes manifests. */
  readonly kubernetesOut: string;
  /** Context of the construct tree, as JSON. */
  readonly context: string | undefined;
}

/** Some lines are usual. */
const mostBytes = 1024 * 1024;
const settings = 'cdktf.json';
const kubernetesSettings = 'cdk8s.yaml';

/**
 * Reads the project in the working directory as the stock CLIs do; `CDKTF_OUTDIR` and `CDK8S_OUTDIR` win over the files.
 *
 * @throws UserError where there is none, or a file is not as it must be
 */
export function readProject(): Project {
  const project = readProjectIn('.');
  return {
    ...project,
    terraformOut: process.env.CDKTF_OUTDIR || project.terraformOut,
    kubernetesOut: process.env.CDK8S_OUTDIR || project.kubernetesOut,
  };
}

/**
 * Reads the project in a folder, whatever the surroundings say; its output folders are as its files name them.
 *
 * @throws UserError where there is none, or a file is not as it must be
 */
export function readProjectIn(folder: string): Project {
  const cdktf = readSettings(folder);
  const app = text(cdktf, 'app', settings);
  if (!app?.trim())
    throw new UserError(`${settings} has no 'app'.`, 'Add the command that synthesizes: "app": "npx ts-node apps/main.ts".');
  return {
    app,
    terraformOut: text(cdktf, 'output', settings) || 'cdktf.out',
    kubernetesOut: text(readKubernetesSettings(folder), 'output', kubernetesSettings) || 'dist',
    context: cdktf.context === undefined ? undefined : JSON.stringify(cdktf.context),
  };
}

function readSettings(folder: string): Record<string, unknown> {
  const file = path.join(folder, settings);
  if (!fs.existsSync(file)) {
    if (folder !== '.') throw new UserError(`There is no ${settings} in it.`, 'Name a commit that has the project, or a folder.');
    const above = path.relative(process.cwd(), projectFolder());
    throw new UserError(
      `There is no ${settings} in '${process.cwd()}'.`,
      above
        ? `Run slipway in '${above}', which has one, or pass \`--chdir ${above}\`.`
        : 'Run slipway in the folder of your project, or write one: { "language": "typescript", "app": "npx ts-node main.ts" }.',
    );
  }
  return object(parseJson(readRegularFile(file, mostBytes).toString('utf8'), settings), settings);
}

function readKubernetesSettings(folder: string): Record<string, unknown> {
  const file = path.join(folder, kubernetesSettings);
  // A link that leads nowhere is no project without settings.
  if (!fs.lstatSync(file, { throwIfNoEntry: false })) return {};
  // Loaded by those who read one: whoever compares folders does not.
  const { LineCounter, parseDocument } = require('yaml') as typeof import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(readRegularFile(file, mostBytes).toString('utf8'), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UserError(`${kubernetesSettings}:${line}:${col}: ${error.message}.`.replace(/\.\.$/, '.'), 'Mend the YAML there.');
  }
  try {
    return object(document.toJS() ?? {}, kubernetesSettings);
  } catch (error) {
    // An alias of nothing, or one of too much.
    if (error instanceof ReferenceError)
      throw new UserError(`${kubernetesSettings}: ${error.message}.`, 'Name an anchor that stands before it, or write the value itself.');
    throw error;
  }
}

function object(value: unknown, file: string): Record<string, unknown> {
  if (isObject(value)) return value;
  throw new UserError(`${file} holds ${JSON.stringify(value)}, not an object.`, 'Write its settings by name.');
}

function text(values: Record<string, unknown>, name: string, file: string): string | undefined {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw new UserError(`${file} has '${name}': ${JSON.stringify(value)}, not text.`, 'Put it in quotes.');
}
