import { AnnotationMetadataEntryType, App, TerraformStack } from 'cdktf';
import { invokeAspects, StackSynthesizer } from 'cdktf/lib/synthesize/synthesizer';
import { IConstruct } from 'constructs';
import { bookkeeping } from '../../assembly/layout';
import { isFast } from './fast-path';
import { stableJson } from './stable-json';

/** How a construct says that it writes files of its own, such as assets. */
const writing = Symbol.for('cdktf/customSynthesis');

/** Whether nothing in the stacks needs a folder to write to while they are synthesized. */
export function fitInMemory(stacks: readonly TerraformStack[]): boolean {
  return isFast() && stacks.every((stack) => isUsual(stack) && !stack.node.findAll().some((construct) => writing in construct));
}

/** Programs may replace the synthesizer; moves of cdktf ask the installed Terraform for its version. */
function isUsual(stack: TerraformStack): boolean {
  return stack.synthesizer instanceof StackSynthesizer && !stack.hasResourceMove();
}

/**
 * What the synthesizer of cdktf writes for prepared stacks, as each is asked for, and for all of those the manifest.
 *
 * @param refuseErrors called where a stack has an annotation that is an error, and the program does not go on after those
 */
export function stacksInMemory(app: App, refuseErrors: () => void) {
  return {
    jsonOf: (stack: TerraformStack): string => {
      invokeAspects(stack);
      const entry = app.manifest.forStack(stack) as { annotations: readonly Annotation[] };
      entry.annotations = stack.node.findAll().flatMap(annotationsOf);
      const { continueOnErrorAnnotations: goesOn } = stack.synthesizer as unknown as { readonly continueOnErrorAnnotations: boolean };
      if (!goesOn && entry.annotations.some(({ level }) => level === AnnotationMetadataEntryType.ERROR)) refuseErrors();
      return stableJson(stack.toTerraform());
    },
    others: (): ReadonlyMap<string, string> => new Map([[bookkeeping.manifest, stableJson(app.manifest.buildManifest())]]),
  };
}

interface Annotation {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
  readonly stacktrace: readonly string[] | undefined;
}

const levels: readonly string[] = Object.values(AnnotationMetadataEntryType);

function annotationsOf({ node }: IConstruct): readonly Annotation[] {
  return node.metadata
    .filter(({ type }) => levels.includes(type))
    .map(({ type, data, trace }) => ({ constructPath: node.path, level: type, message: data, stacktrace: trace }));
}
