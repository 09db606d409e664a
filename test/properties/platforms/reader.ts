import { parseAllDocuments } from 'yaml';

// biome-ignore lint/suspicious/noExplicitAny: documents read from files
type Document = any;

/** An object that somebody puts into a cluster. */
export interface Placed {
  readonly cluster: string;
  readonly environment: string;
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Construct path, of its stack first. */
  readonly path: string;
  readonly document: Document;
}

/** A block of a Terraform document. */
export interface Block {
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly address: string;
  readonly path: string;
  readonly values: Document;
}

/** Everything that was written, read without the library. */
export interface World {
  readonly objects: readonly Placed[];
  readonly blocks: readonly Block[];
  readonly assembly: Document;
  readonly report: Document;
}

export function read(files: ReadonlyMap<string, string>): World {
  const texts = [...files];
  const objects = texts
    .filter(([file]) => file.endsWith('.k8s.yaml'))
    .flatMap(([file, text]) => {
      const [, environment = '', cluster = ''] = file.split('/');
      return parseAllDocuments(text).map((document) => placed(document.toJS(), cluster, environment));
    });
  const blocks = texts
    .filter(([file]) => file.endsWith('/cdk.tf.json'))
    .flatMap(([file, text]) => blocksOf(file.split('/').at(-2)!, JSON.parse(text)));
  return {
    objects: [...objects, ...objects.flatMap(made), ...blocks.flatMap(writtenByTerraform)],
    blocks,
    assembly: JSON.parse(files.get('cdktf.out/assembly.json')!),
    report: JSON.parse(files.get('cdktf.out/report.json')!),
  };
}

function placed(document: Document, cluster: string, environment: string): Placed {
  const { apiVersion, kind, metadata } = document;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const path = metadata.annotations?.['slipway.dev/path'] ?? '';
  return { cluster, environment, group, kind, namespace: metadata.namespace ?? '', name: metadata.name, path, document };
}

/** Secrets that External Secrets makes of an object. */
function made(object: Placed): readonly Placed[] {
  if (object.kind !== 'ExternalSecret') return [];
  return [{ ...object, group: '', kind: 'Secret', name: object.document.spec.target.name, document: {} }];
}

function blocksOf(stack: string, document: Document): readonly Block[] {
  const [provider = {}] = [document.provider?.aws ?? []].flat();
  const place = { stack, account: provider.allowed_account_ids?.[0] ?? '', region: provider.region ?? '' };
  return ['resource', 'ephemeral', 'data'].flatMap((block) =>
    Object.entries<Document>(document[block] ?? {}).flatMap(([type, byName]) =>
      Object.entries<Document>(byName).map(([name, values]) => ({
        ...place,
        type,
        address: block === 'resource' ? `${type}.${name}` : `${block}.${type}.${name}`,
        path: values['//']?.metadata?.path ?? '',
        values,
      })),
    ),
  );
}

/** What Terraform puts into a cluster. */
function writtenByTerraform({ type, values, path, stack }: Block): readonly Placed[] {
  const kind = /^kubernetes_(config_map|secret)_v1(_data)?$/.exec(type)?.[1];
  if (!kind) return [];
  const [{ name, namespace }] = [values.metadata].flat();
  const cluster = /^kubernetes\.(.+)$/.exec(values.provider)![1]!;
  return [
    { cluster, environment: stack, group: '', kind: kind === 'secret' ? 'Secret' : 'ConfigMap', namespace, name, path, document: {} },
  ];
}
