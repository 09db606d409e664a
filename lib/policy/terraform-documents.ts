import { Resource, terraformResources } from '../assembly/resource';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** What policies read of a stack's `cdk.tf.json`: its resources, and its providers as resources of a type such as `provider.aws`. */
export function terraformDocuments(stack: Json): Resource[] {
  const providers = Object.entries<Json | readonly Json[]>(stack['provider'] ?? {}).flatMap(([name, blocks]) =>
    [blocks].flat().map((values: Json) => {
      const address = `provider.${name}${values['alias'] === undefined ? '' : `.${values['alias']}`}`;
      return { type: `provider.${name}`, address, path: '', values };
    }),
  );
  return [...terraformResources(stack), ...providers];
}
