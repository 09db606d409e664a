import { canonicalJson, sha256 } from '../../documents/hash';
import { isObject } from '../../documents/shape';
import { blocksOf } from '../../documents/terraform-blocks';
import { terraformDocuments } from '../../documents/terraform-documents';
import type { Json } from './planned-object';

/** What a Terraform JSON file defines, by address: blocks, and the settings around them. */
export interface TerraformObject {
  readonly type: string;
  readonly address: string;
  readonly path: string;
  readonly values: Json;
}

/** Top-level keys whose blocks have a name. */
const named = ['variable', 'output', 'check'] as const;
/** Those that hold values of which each is one by itself, as `locals`, or that are there once. */
const whole = ['locals', 'terraform'] as const;
/** Lists of blocks without a name. */
const unnamed = ['moved', 'removed', 'import'] as const;

/** Everything in a Terraform JSON document, each thing once. */
export function terraformObjects(document: Json): readonly TerraformObject[] {
  // Its backend is a part of `terraform`, below.
  const blocks = terraformDocuments(blocksOf({ ...document, terraform: {} }));
  return [
    ...blocks,
    ...named.flatMap((kind) =>
      merged(document[kind]).map(([name, values]) => ({
        type: kind,
        address: `${kind}.${name}`,
        path: pathOf(values),
        values: withoutComment(values),
      })),
    ),
    ...whole.flatMap((kind) => {
      const entries = merged(document[kind]);
      return entries.length === 0 ? [] : [{ type: kind, address: kind, path: '', values: Object.fromEntries(entries) }];
    }),
    ...unnamed.flatMap((kind) =>
      [document[kind]]
        .flat()
        .filter(isObject)
        .map((values) => ({
          type: kind,
          address: `${kind}.${addressed(values)}`,
          path: '',
          values: withoutComment(values),
        })),
    ),
  ];
}

/** Two objects in a list are one to Terraform. */
function merged(value: unknown): readonly (readonly [string, unknown])[] {
  const objects = [value].flat().filter(isObject);
  return Object.entries(Object.assign({}, ...objects) as Json).filter(([name]) => name !== '//');
}

function addressed(values: Json): string {
  const { to, from } = values as { readonly to?: unknown; readonly from?: unknown };
  const name = to ?? from;
  return typeof name === 'string' ? unwrapped(name) : sha256(canonicalJson(values)).slice(0, 8);
}

/** `aws_s3_bucket.uploads`, which some write as an expression. */
export function unwrapped(address: string): string {
  return /^\$\{([^{}]*)\}$/.exec(address)?.[1] ?? address;
}

function pathOf(values: unknown): string {
  const comment = isObject(values) ? values['//'] : undefined;
  const { metadata } = (isObject(comment) ? comment : {}) as { readonly metadata?: { readonly path?: unknown } };
  return typeof metadata?.path === 'string' ? metadata.path : '';
}

function withoutComment(values: unknown): Json {
  if (!isObject(values)) return { value: values };
  const { '//': _comment, ...others } = values;
  return others;
}
