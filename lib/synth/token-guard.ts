import { IResolver } from 'cdk8s';
import { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from 'cdktf';
import { UserError } from '../errors';

const resolver = new DefaultTokenResolver(new StringConcat());

/** Refuses cdktf's tokens in Kubernetes objects: cdk8s would write them as they are. */
export function refuseTokens(stack: TerraformStack): IResolver {
  return {
    resolve({ obj, key, value }) {
      if (!Token.isUnresolved(value)) return;
      throw new UserError(
        `${obj.kind} '${obj.name}' (${obj.node.path}) has the Terraform expression '${JSON.stringify(Tokenization.resolve(value, { scope: stack, resolver, preparing: false }))}' in '${key.join('.')}', which is known only after \`terraform apply\`.`,
        'Hand it to the pod through a dependency output in `env`.',
      );
    },
  };
}

const leaks: readonly (readonly [RegExp, string])[] = [
  [/TfToken\[/, 'a Terraform token'],
  [/-1\.8881545897087\d*e\+?\d+|^-\d(\.\d+)?e\+2[89]\d$/, 'a Terraform token'],
  [/\[object Object\]/, 'an object printed as text'],
  [/^\S*\bundefined\b\S*$/, "'undefined'"],
];

/**
 * The last look at what is written: no token, no `[object Object]`, no `undefined`.
 *
 * @param where what the document is, with its construct path, for the error
 * @throws UserError naming the field
 */
export function refuseLeaks(document: unknown, where: string): void {
  const pending: { readonly value: unknown; readonly path: string }[] = [{ value: document, path: '' }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value, path } = item;
    if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        refuseLeak(key, where, `${path}.${key}`);
        pending.push({ value: child, path: `${path}.${key}` });
      }
    } else {
      refuseLeak(String(value), where, path);
    }
  }
}

function refuseLeak(text: string, where: string, path: string): void {
  const leak = leaks.find(([form]) => form.test(text));
  if (leak)
    throw new UserError(
      `${where} has ${leak[1]} in '${path.slice(1)}': '${text}'.`,
      'Use the value itself, or a dependency output as a whole in `env`.',
    );
}
