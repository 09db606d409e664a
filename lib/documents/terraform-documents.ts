import { blockAddress, printAddress } from './address';
import { Resource, terraformResources } from './resource';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/**
 * What policies read of a stack's `cdk.tf.json`: its resources, its modules as resources of the type `module`, and its providers and its
 * backend as those of a type such as `provider.aws` and `backend.s3`.
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
  const backends = Object.entries<Json>(stack['terraform']?.backend ?? {}).map(([name, values]) => {
    const address = printAddress(blockAddress('backend', name, ''));
    return { type: address, address, path: '', values };
  });
  return [...terraformResources(stack), ...modules, ...providers, ...backends];
}

/** Whether a document stands for something outside: a resource, a data source or an ephemeral resource, not what Terraform is told about itself. */
export function isOutside({ type }: Pick<Resource, 'type'>): boolean {
  return type !== 'module' && !isSetting({ type });
}

/** Whether a document is a provider, a backend, a variable, an output or a local, which nobody makes: it says how Terraform works. */
export function isSetting({ type }: Pick<Resource, 'type'>): boolean {
  return /^(?:(?:provider|backend)\.|(?:variable|output|local)$)/.test(type);
}
