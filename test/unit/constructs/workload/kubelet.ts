/** One entry of a container's `env`, as the kubelet reads it. */
interface Entry {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: unknown;
}

/**
 * The variables that a container gets.
 *
 * @param fetched value of each entry that has a `valueFrom`
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/kubelet/kubelet_pods.go (makeEnvironmentVariables)
 */
export function containerEnv(entries: readonly Entry[], fetched: (entry: Entry) => string): Readonly<Record<string, string>> {
  const variables = new Map<string, string>();
  for (const entry of entries) {
    variables.set(entry.name, entry.valueFrom === undefined ? expand(entry.value ?? '', variables) : fetched(entry));
  }
  return Object.fromEntries(variables);
}

/**
 * Expands `$(NAME)`; `$$` is `$`, and what is not known is left as it is.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.4/third_party/forked/golang/expansion/expand.go
 */
export function expand(input: string, variables: ReadonlyMap<string, string>): string {
  let expanded = '';
  let checkpoint = 0;
  for (let cursor = 0; cursor < input.length; cursor++) {
    if (input[cursor] !== '$' || cursor + 1 >= input.length) continue;
    expanded += input.slice(checkpoint, cursor);
    const [text, isVariable, advance] = readVariableName(input.slice(cursor + 1));
    expanded += isVariable ? (variables.get(text) ?? `$(${text})`) : text;
    cursor += advance;
    checkpoint = cursor + 1;
  }
  return expanded + input.slice(checkpoint);
}

function readVariableName(input: string): [text: string, isVariable: boolean, advance: number] {
  if (input[0] === '$') return ['$', false, 1];
  if (input[0] !== '(') return [`$${input[0]}`, false, 1];
  const end = input.indexOf(')', 1);
  return end < 0 ? ['$(', false, 1] : [input.slice(1, end), true, end + 1];
}
