import * as path from 'node:path';
import type { AssembledStack } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { providersOf } from '../../assembly/providers-of';
import { changedBlock, objectAddress, printAddress } from '../../documents/address';
import { plannedStack } from '../../documents/plan/plan-choice';
import type { Resource } from '../../documents/resource';
import { withTerraformFiles } from '../../documents/terraform-folder';
import { type Source, UserError } from '../../errors';
import type { Report } from '../../policy/report/report';
import type { StackToJudge } from '../../policy/report/stack-to-judge';
import type { Waiver } from '../../policy/waivers/waiver';
import { fromHere } from '../from-here';
import { type Imports, importFindings } from '../import/import-findings';
import { WrittenFiles } from '../import/written-files';
import { isBookkeeping } from '../project/bookkeeping-file';
import { type CommittedOutput, committedFiles, committedOutput } from '../project/committed-output';
import { type Selection, selectStacks } from '../project/selection';
import type { WrittenFile } from '../project/written-file';
import { besideOutput, mergedFiles } from './beside-output';
import { exclusion } from './exclusion';
import { foreignCluster } from './foreign-cluster';
import type { ForeignDocument } from './foreign-document';
import { readForeign } from './foreign-documents';
import { inNamespace } from './in-namespace';
import { withIntegrity, withoutAssembly } from './integrity';
import type { JudgedOutput } from './judge-project';
import { type GivenPlan, readPlans, requireUsed } from './plan-choices';
import { loadPolicies } from './policy-library';
import { selectFindings } from './select-findings';
import { type Together, together } from './together';

export interface JudgeFilesOptions extends Selection {
  /** Names of packs. */
  readonly pack: readonly string[];
  /** Minor version such as `1.34`; the newest that the policies know by default. */
  readonly kubernetesVersion?: string;
  /** Where objects lie that name no namespace; the one that is called `default`, by default. */
  readonly namespace?: string;
  /** Whether everything is judged as what a protected environment holds. */
  readonly protected: boolean;
  readonly waivers: readonly Waiver[];
  /** Names of rules; none for all. */
  readonly only: readonly string[];
  readonly plans: readonly GivenPlan[];
  readonly imports: Imports;
  /** Patterns as `.gitignore` has them. */
  readonly exclude: readonly string[];
}

/**
 * What packs say of files. What an assembly describes is judged as the stacks that it belongs to, each finding with its construct and line;
 * the rest as files that Slipway did not write.
 */
export function judgeFiles(given: readonly string[], options: JudgeFilesOptions, today: string): JudgedOutput {
  const names = given.map(fromHere);
  const output = committedOutput(names);
  if (!output) refuseWithoutAssembly(options);
  const { Reporter, documentVerdicts, packs } = loadPolicies(options.pack);
  const isOurs = (file: string) => output !== undefined && isBookkeeping(file, output);
  const files = output && committedFiles(output);
  const read = readForeign(names, isOurs, exclusion(options.exclude), (file) => files?.has(file) ?? false);
  const unseen = output ? besideOutput(output, chosenOf(output, options)) : [];
  const hidden = new Set(unseen.map(({ file }) => file));
  const documents = inNamespace(read.documents, options.namespace, files);
  const notJudged = [...read.notJudged.filter(({ file }) => !hidden.has(file)), ...unseen];
  const { stacks, plans, others } = sorted(documents, output, options);
  const groups = [
    ...stacks.map((held): Group => ({ documents: held.map(({ document }) => document), place: placeInStack(held, plans, options) })),
    ...together(others).map((group): Group => ({ documents: group.documents, place: placeOfFiles(group, documents.length, options) })),
  ];
  const reporter = new Reporter(today);
  const judged = groups.flatMap(({ documents: group, place }) => {
    const judgements = reporter.judge({ ...place, packs, waivers: options.waivers });
    const verdicts = documentVerdicts(place.resources, packs, judgements);
    return group.map(({ file, lineOf, planned }, index) => {
      const { type, address } = place.resources[index]!;
      return { file, line: lineOf([]), type, address: planned ?? address, verdicts: verdicts[index]! };
    });
  });
  const said = reporter.report();
  const planned = new Map(
    others.flatMap((document) => (document.planned === undefined ? [] : [[document.resource.path, document.planned]])),
  );
  const findings = said.findings.map((finding) => {
    const address = planned.get(finding.path);
    return address === undefined ? finding : { ...finding, addresses: [address] };
  });
  const report: Report = { ...said, findings, documents: judged, ...(notJudged.length > 0 && { notJudged }) };
  const planFiles = [...new Set(documents.flatMap(({ file, planned: address }) => (address === undefined ? [] : [file])))];
  if (!output) return { report: selectFindings(report, undefined, options.only), folders: { terraform: '.', kubernetes: '.' }, planFiles };
  const { assembly, folders } = output;
  requireUsed(plans, report, assembly.stacks);
  const written = new WrittenFiles(assembly.stacks, folders, folders);
  const found = options.imports.size > 0 ? importFindings(report, options.imports, written, today) : report;
  return { report: selectFindings(found, chosenOf(output, options), options.only), folders, planFiles };
}

/** Documents that are judged in sight of each other. */
interface Group {
  readonly documents: readonly ForeignDocument[];
  /** What is judged; its first resources are those of the documents. */
  readonly place: Omit<StackToJudge, 'packs' | 'waivers'>;
}

/** A document that an assembly describes. */
interface Held {
  readonly document: ForeignDocument;
  readonly file: WrittenFile;
}

interface Sorted {
  /** Documents of each stack. */
  readonly stacks: readonly (readonly [Held, ...Held[]])[];
  /** Those that were given, and those that lie in the folder of their stack. */
  readonly plans: readonly GivenPlan[];
  readonly others: readonly ForeignDocument[];
}

function sorted(documents: readonly ForeignDocument[], output: CommittedOutput | undefined, options: JudgeFilesOptions): Sorted {
  if (!output) return { stacks: [], plans: [], others: documents };
  const files = committedFiles(output);
  const merged = mergedFiles(output);
  const chosen = chosenOf(output, options);
  const stacks = new Map<string, [Held, ...Held[]]>();
  const lying = new Set<string>();
  const others: ForeignDocument[] = [];
  for (const document of documents) {
    if (merged.has(document.file)) continue;
    const file = files.get(document.file);
    const [, stack] = /([^/]+)\/[^/]+$/.exec(document.file) ?? [];
    if (file) {
      if (chosen && !chosen.has(file.stack.id)) continue;
      const held = stacks.get(file.stack.id);
      if (held) held.push({ document, file });
      else stacks.set(file.stack.id, [{ document, file }]);
    } else if (document.planned !== undefined && output.assembly.stacks.some(({ id }) => id === stack)) {
      if (!chosen || chosen.has(stack!)) lying.add(`${stack}=${document.file}`);
    } else if (!chosen) {
      others.push(document);
    }
  }
  const given = new Set(options.plans.map(({ file }) => file));
  const plans = readPlans([...lying], undefined).filter(({ file }) => !given.has(file));
  return { stacks: [...stacks.values()], plans: [...options.plans, ...plans], others };
}

/** A stack as its assembly describes it. */
function placeInStack(held: readonly [Held, ...Held[]], plans: readonly GivenPlan[], options: JudgeFilesOptions): Group['place'] {
  const [{ file: first }] = held;
  const { stack } = first;
  const described = new Map(stack.resources.map((resource) => [resource.address, resource]));
  const places = new Map<Resource, Held>();
  const read = held.map(({ document, file }) => {
    const { type, address, values, ambiguous } = document.resource;
    const own = file.cluster === undefined ? address : printAddress(objectAddress(file.cluster, values));
    const { path = '', origin } = described.get(own) ?? {};
    const resource = { type, address: own, path, values, ...(origin !== undefined && { origin }), ...(ambiguous && { ambiguous }) };
    return { resource, file, at: document.file };
  });
  const resources = withIntegrity(read);
  for (const [index, resource] of resources.entries()) places.set(resource, held[index]!);
  const beside = held.find(({ file }) => file.folder === 'terraform');
  const blocks = resources.filter(({ type }) => !type.includes('/'));
  const merged = beside ? withTerraformFiles(blocks, path.posix.dirname(beside.document.file), stack.terraformFiles ?? []) : blocks;
  const byAddress = new Map(merged.map((resource) => [resource.address, resource]));
  const whole = resources.map((resource) => {
    const other = resource.type.includes('/') ? undefined : byAddress.get(resource.address);
    const place = places.get(resource);
    if (other && place) places.set(other, place);
    return other ?? resource;
  });
  const planned = plannedStack(stack.id, merged, plans);
  return {
    ...placeOf(stack, options),
    ...planned.place,
    resources: [...whole, ...merged.slice(blocks.length), ...planned.destroyed],
    sourceOf: (resource, pointer) => {
      const place = places.get(resource);
      const source = described.get(printAddress(changedBlock(resource.address)))?.source;
      return source ?? (place && placeOfField(place.document, pointer));
    },
    outputOf: (resource) => {
      const { folder, file } = places.get(resource)?.file ?? { folder: 'terraform', file: stack.terraform?.file ?? '' };
      return { folder, file };
    },
  };
}

function placeOf(stack: AssembledStack, options: JudgeFilesOptions) {
  const { id, app, environment, protected: isProtected, clusters, approvedOrigins, workloads, overrides } = stack;
  // What is said on the command line is what the cluster will be.
  const versions = clusters.map(({ name, kubernetesVersion }) => [name, options.kubernetesVersion ?? kubernetesVersion] as const);
  return {
    id,
    ...(app !== undefined && { app }),
    environment,
    protected: isProtected || options.protected,
    kubernetesVersions: Object.fromEntries(versions.flatMap(([name, version]) => (version === undefined ? [] : [[name, version]]))),
    ...(approvedOrigins && { approvedOrigins }),
    providers: providersOf(workloads),
    ...(overrides && { overrides }),
  };
}

function placeOfFiles({ documents: group, around }: Together, all: number, options: JudgeFilesOptions): Group['place'] {
  const { kubernetesVersion: version } = options;
  const byResource = new Map(group.map((document) => [withoutAssembly(document.resource), document]));
  return {
    id: group.length === all ? 'files' : group[0]!.file,
    files: [...new Set(group.map(({ file }) => file))],
    environment: '',
    protected: options.protected,
    resources: [...byResource.keys()],
    around: around.map(({ resource }) => resource),
    ...(version !== undefined && { kubernetesVersions: { [foreignCluster]: version } }),
    sourceOf: (resource, pointer) => placeOfField(byResource.get(resource)!, pointer),
    outputOf: (resource) => ({ folder: 'input', file: byResource.get(resource)!.file }),
  };
}

function placeOfField({ file, lineOf, columnOf }: ForeignDocument, pointer: string): Source {
  const field = fields(pointer);
  return { file, line: lineOf(field), column: columnOf(field) };
}

/** Stacks that were asked for; nothing for all. */
function chosenOf({ assembly }: CommittedOutput, { env, stack }: Selection): ReadonlySet<string> | undefined {
  return env.length + stack.length > 0 ? new Set(selectStacks(assembly, { env, stack }).map(({ id }) => id)) : undefined;
}

function refuseWithoutAssembly({ env, stack, plans, imports }: JudgeFilesOptions): void {
  const wrong = [
    ['--env', env.length],
    ['--stack', stack.length],
    ['--plan', plans.length],
    ['--import', imports.size],
  ].find(([, count]) => count);
  if (wrong)
    throw new UserError(
      `${wrong[0]} is about stacks, and the files that are named lie beside no ${bookkeeping.assembly}.`,
      'Name the folder of the Terraform JSON too, or leave the files out to judge the project.',
    );
}

/** RFC 6901. */
function fields(pointer: string): (string | number)[] {
  const [, ...steps] = pointer.split('/');
  return steps.map((field) => (/^\d+$/.test(field) ? Number(field) : field.replace(/~1/g, '/').replace(/~0/g, '~')));
}
