import { Construct } from 'constructs';
import { DeploymentStack, envSourceOf, JoinedText, Output, publicationOf, Reference, returned, Text, UserError } from '../../../lib';

/** Has texts joined outside of the pod, as `id` of a workload: where pods find each, by its key. */
export type Join = (id: string, texts: Readonly<Record<string, JoinedText>>) => Readonly<Record<string, Reference>>;

/** A file whose text is joined outside of the pod. */
export interface JoinedFile {
  /** Key of what it is joined into. */
  readonly key: string;
  readonly text: JoinedText;
  /** Whether something in it is a secret. */
  readonly isSecret: boolean;
}

/** A text with what is known of it written out: only what pods would read by name is left as parts. */
export function foldText({ literals, parts }: Text): { readonly literals: readonly string[]; readonly parts: readonly Output[] } {
  const words = [literals[0]!];
  const left: Output[] = [];
  for (const [index, part] of parts.entries()) {
    const source = part instanceof Output ? envSourceOf(part) : { value: String(part) };
    if ('value' in source) words[words.length - 1] += source.value;
    else {
      left.push(part as Output);
      words.push('');
    }
    words[words.length - 1] += literals[index + 1]!;
  }
  return { literals: words, parts: left };
}

/**
 * A text as a delivery joins it.
 *
 * @param where the file, for errors
 * @throws UserError if a part of it is brought by no delivery
 */
export function joinable({ literals, parts }: ReturnType<typeof foldText>, where: string): JoinedText {
  return {
    literals,
    parts: parts.map((part) => {
      const publication = publicationOf(part);
      if (!publication)
        throw new UserError(
          `'${where}' is a text\`…\` with output '${part.path}', which lies in the cluster already: nothing of ours makes its Secret, and could join it.`,
          'Join it in `env`, or give the file that output as a whole.',
        );
      return { name: part.variable, ...publication };
    }),
  };
}

/** What a text says, whatever its outputs are: another one is another revision of the pods. */
export function wordsOf({ literals, parts }: JoinedText): unknown {
  return { literals, parts: parts.map(({ name }) => name) };
}

/** Has the environment's delivery join texts for a workload. */
export function joinBy(workload: Construct): Join {
  return (id, texts) => {
    const { environment } = DeploymentStack.of(workload);
    const { delivery } = environment;
    const name = delivery.constructor.name;
    if (!delivery.join)
      throw new UserError(
        `'files' have a text\`…\` with outputs that ${name} of environment '${environment.name}' brings to the pods, and it joins none.`,
        'Give the file one output as a whole, or have an operator write a method `join` in the delivery.',
      );
    const references = returned<Readonly<Record<string, Reference>>>(
      `The function 'join' of ${name}`,
      delivery.join(workload, id, texts),
      { is: 'map', of: { is: 'anything' } },
      'where pods find each text, by its key',
    );
    const missing = Object.keys(texts).find((key) => references[key] === undefined);
    if (missing !== undefined)
      throw new UserError(`The function 'join' of ${name} returned nothing for the text '${missing}'.`, 'Return a reference for each key.');
    return references;
  };
}
