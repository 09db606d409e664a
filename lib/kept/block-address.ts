import { parseAddress, printKind } from '../documents/address';

/** `aws_s3_bucket.uploads`, or `module.data.aws_s3_bucket.uploads`: no instance of a block, and nothing that Terraform would evaluate. */
const form = /^(?:module\.[A-Za-z_][\w-]*\.)*(?!module\.|data\.|ephemeral\.|provider\.)[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*$/;

/** Whether an address is one that `moved` and `removed` blocks of the root module take. */
export function isBlockAddress(address: string): boolean {
  return form.test(address);
}

/** `aws_s3_bucket`; of an object of a cluster its kind. */
export function typeAt(address: string): string {
  const parsed = parseAddress(address);
  return parsed.engine === 'terraform' ? parsed.type : printKind(parsed);
}
