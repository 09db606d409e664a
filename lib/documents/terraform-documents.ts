import { blockAddress, printAddress } from './address';
import { Resource, terraformResources } from './resource';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/**
 * What policies read of a stack's `cdk.tf.json`: its resources, its modules as resources of the type `module`, and its providers as those
 * of a type such as `provider.aws`.
 */
export function terraformDocuments(stack: Json): Resource[] {
  const providers = Object.entries<Json | readonly Json[]>(stack['provider'] ?? {}).flatMap(([name, blocks]) =>
    [blocks].flat().map((values: Json) => {
      const address = printAddress(blockAddress('provider', name, String(values['alias'] ?? '')));
      return { type: `provider.${name}`, address, path: '', values };
    }),
  );
  const modules = Object.entries<Json>(stack['module'] ?? {}).map(([name, { '//': comment, ...values }]) => ({
    type: 'module',
    address: printAddress(blockAddress('module', '', name)),
    path: String(comment?.metadata?.path ?? ''),
    values,
  }));
  return [...terraformResources(stack), ...modules, ...providers];
}
