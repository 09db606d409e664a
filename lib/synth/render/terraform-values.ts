import { TerraformElement, TerraformOutput, TerraformStack, Tokenization } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Source } from '../../errors';
import { atLine } from '../at-line';
import { refuseUnwritableIn } from './unwritable';

type Values = Readonly<Record<string, unknown>>;

/** What elements of cdktf have, and do not show. */
interface Element {
  readonly rawOverrides?: Values;
  readonly value?: unknown;
  synthesizeAttributes?(): Values;
}

/**
 * Looks at what was given to a stack and its elements: cdktf makes `null` of what is no number, `{}` of a map, and ends at a function.
 *
 * @param sourceOf the user's line that led to a construct
 * @throws UserError naming the field
 */
export function refuseUnwritableValues(stack: TerraformStack, sourceOf: (construct: IConstruct) => Source | undefined): void {
  for (const construct of [stack, ...stack.node.findAll().filter(TerraformElement.isTerraformElement)]) {
    const given = givenTo(construct as unknown as Element);
    if (given.length > 0)
      atLine(
        () => sourceOf(construct),
        () => {
          for (const values of given) refuseUnwritableIn(values, `'${construct.node.path}'`, isResolved);
        },
      );
  }
}

/**
 * The same for what cdktf made of it, aspects and lazy values included.
 *
 * @returns the stack's configuration, as it was
 */
export function checkedConfiguration(
  stack: TerraformStack,
  configuration: Values,
  sourceOf: (construct: IConstruct) => Source | undefined,
): Values {
  for (const [kind, blocks] of Object.entries(configuration)) {
    for (const [address, block] of blocksOf(kind, blocks)) {
      const path = (block as { readonly '//'?: { readonly metadata?: { readonly path?: string } } })?.['//']?.metadata?.path;
      const where = `'${address}'${path === undefined ? ` of '${stack.node.path}'` : ` (${path})`}`;
      atLine(
        () => {
          const construct = path === undefined ? undefined : constructAt(stack, path);
          return construct && sourceOf(construct);
        },
        () => refuseUnwritableIn(block, where),
      );
    }
  }
  return configuration;
}

/** By its path from the root of the tree. */
function constructAt(stack: TerraformStack, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), stack.node.root);
}

/** Each block with its address; of what has no types and names, the whole. */
function blocksOf(kind: string, blocks: unknown): readonly (readonly [string, unknown])[] {
  if (kind !== 'resource' && kind !== 'data' && kind !== 'ephemeral') return [[kind, blocks]];
  const prefix = kind === 'resource' ? '' : `${kind}.`;
  return Object.entries(blocks as Readonly<Record<string, Values>>).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, block]) => [`${prefix}${type}.${name}`, block] as const),
  );
}

function givenTo(element: Element): readonly unknown[] {
  const given: unknown[] = element.rawOverrides ? [element.rawOverrides] : [];
  if (TerraformOutput.isTerraformOutput(element)) return [...given, { value: element.value }];
  const names = inputs.get(element.constructor) ?? inputNames(element);
  inputs.set(element.constructor, names);
  // What was given to the properties of a binding, under their names; whoever has none makes attributes of it.
  if (names.length > 0)
    for (const [property, input] of names) {
      const value = (element as Values)[input];
      if (value !== undefined) given.push({ [property]: value });
    }
  else if (element.synthesizeAttributes) given.push(element.synthesizeAttributes());
  return given;
}

const inputEnd = 'Input';

/** By class. */
const inputs = new WeakMap<object, readonly (readonly [property: string, input: string])[]>();

/** The getters of a binding that tell what was given. */
function inputNames(element: Element): readonly (readonly [property: string, input: string])[] {
  const names: [string, string][] = [];
  for (let type: object = element; Object.getPrototypeOf(type) !== null; type = Object.getPrototypeOf(type) as object)
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(type)))
      if (get && name.endsWith(inputEnd)) names.push([name.slice(0, -inputEnd.length), name]);
  return names;
}

/** What cdktf resolves by itself: expressions, and whatever stands in the tree. */
function isResolved(value: object): boolean {
  return Tokenization.isResolvable(value) || Construct.isConstruct(value) || 'fqn' in value;
}
