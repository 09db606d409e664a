import * as fs from 'node:fs';
import * as path from 'node:path';
import { AnnotationMetadataEntryType, App, LocalBackend, Manifest, TerraformBackend, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { terraformFile } from '../../assembly/layout';
import { Source, UserError } from '../../errors';
import { describingSystemErrors } from '../../system-error';
import { DeploymentStack } from '../deployment-stack';
import { prepareStack } from '../fast/fast-prepare';
import { withFastResolve } from '../fast/fast-resolve';
import { fitInMemory, stacksInMemory } from '../fast/stacks-in-memory';
import { stampedAt } from '../stamped-at';
import { Need, stackCycle } from './stack-cycle';
import { checkedConfiguration, refuseUnwritableValues } from './terraform-values';

/** What `app.synth()` of cdktf would write to its folder, one stack after the other: nothing of the former is held then. */
export interface RenderedTerraform {
  /** The Terraform JSON of a stack; each is asked for once. */
  jsonOf(stack: TerraformStack): string;
  /** The manifest, and files that constructs wrote by themselves, by relative path with forward slashes: once all stacks were asked for. */
  others(): ReadonlyMap<string, string | Buffer>;
}

/**
 * Prepares all stacks, and renders some.
 *
 * @param sourceOf the user's line that led to a construct
 * @param temporary where a temporary folder may lie
 * @param wanted ids of the stacks that are asked for
 */
export function renderTerraform(
  app: App,
  sourceOf: (construct: IConstruct) => Source | undefined,
  temporary: string,
  wanted: ReadonlySet<string>,
): RenderedTerraform {
  const stacks = app.node
    .findAll()
    .filter(TerraformStack.isStack)
    .sort((a, b) => (a.node.id < b.node.id ? -1 : 1));
  for (const stack of stacks) refuseUnwritableValues(stack, sourceOf);
  prepare(app, stacks, sourceOf);
  const chosen = stacks.filter(({ node }) => wanted.has(node.id));
  for (const stack of chosen) {
    const toTerraform = stack.toTerraform.bind(stack);
    stack.toTerraform = () => checkedConfiguration(stack, withFastResolve(toTerraform), sourceOf);
  }
  const rendered = fitInMemory(chosen)
    ? stacksInMemory(app, () => refuseProblems(app, annotatedErrors))
    : filesOfFolder(stacksInFolder(app, chosen, temporary));
  return {
    jsonOf: rendered.jsonOf,
    others: () => {
      if (!app.skipValidation) refuseProblems(app, ({ node }) => node.validate());
      return rendered.others();
    },
  };
}

function filesOfFolder(read: ReadonlyMap<string, Buffer>): RenderedTerraform {
  const files = new Map(read);
  return {
    jsonOf: ({ node }) => {
      const file = terraformFile(node.id);
      const json = files.get(file)!.toString('utf8');
      files.delete(file);
      return json;
    },
    others: () => files,
  };
}

/** Lets stacks make what they need for one another. */
function prepare(app: App, stacks: readonly TerraformStack[], sourceOf: (construct: IConstruct) => Source | undefined): void {
  try {
    for (const stack of stacks) prepareStack(stack);
  } catch (error) {
    const needs = stacks.flatMap((stack) => (stack instanceof DeploymentStack ? stack.needs : needsOf(stack)));
    throw stackCycle(app, needs, sourceOf) ?? error;
  }
}

/** By the synthesizers of cdktf, which write to a folder. */
function stacksInFolder(app: App, stacks: readonly TerraformStack[], temporary: string): ReadonlyMap<string, Buffer> {
  const folder = describingSystemErrors(() => fs.mkdtempSync(path.join(temporary, 'slipway-')));
  try {
    const manifest = new Manifest(app.manifest.version, folder, false);
    for (const stack of stacks) stack.synthesizer.synthesize({ outdir: folder, skipValidation: true, manifest });
    manifest.writeToFile();
    return readFolder(folder);
  } catch (error) {
    refuseProblems(app, annotatedErrors);
    throw error;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** What a stack that was not stamped states: nobody noted where. */
function needsOf(stack: TerraformStack): readonly Need[] {
  return stack.dependencies.map((needed) => ({ stack, needed, source: undefined }));
}

/** cdktf throws them as errors of the program. */
function refuseProblems(app: App, problemsOf: (construct: IConstruct) => readonly string[]): void {
  const problems = app.node
    .findAll()
    .flatMap((construct) => problemsOf(construct).map((problem) => `'${construct.node.path}': ${problem}`));
  if (problems.length > 0) throw new UserError(problems.join('\n'), 'Mend what the constructs report.');
}

function annotatedErrors({ node }: IConstruct): string[] {
  return node.metadata.filter(({ type }) => type === AnnotationMetadataEntryType.ERROR).map(({ data }) => String(data));
}

function readFolder(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => fs.statSync(path.join(folder, file)).isFile())
      .sort()
      .map((file) => [file.split(path.sep).join('/'), fs.readFileSync(path.join(folder, file))]),
  );
}

/**
 * Gives a stack without a cloud a local backend, and refuses one with a cloud and no backend: cdktf would add a local one with an absolute path.
 *
 * @throws UserError if a stack of a cloud has none
 */
export function requireBackend(stack: DeploymentStack): void {
  if (stack.node.findAll().some(TerraformBackend.isBackend)) return;
  const { environment, region, node } = stack;
  if (region.account !== undefined) {
    throw new UserError(
      `Stack '${node.id}'${stampedAt(stack)} has no Terraform backend.`,
      `Add one to 'terraform' of environment '${environment.name}':\n  import { s3State } from 'slipway/constructs';\n  terraform: [s3State({ bucket: '<bucket>', region: '${region.region}' }), …]`,
    );
  }
  new LocalBackend(new Construct(stack, 'Backend'), { path: `../../../state/${node.id}.tfstate` });
}
