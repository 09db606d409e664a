import { blockAddress, parseAddress, printAddress } from '../documents/address';
import type { Dependency } from '../model/dependency';
import { type OfflinePlanOptions, planOffline } from './plan-offline';
import { type ProvisionerTrial, tried } from './provisioner-cases';

/** A type that Terraform makes: neither an object of Kubernetes, nor what is only read. */
const ofTerraform = /^[a-z][a-z0-9_]*$/;

/**
 * That Terraform plans what a provisioner makes, as a case of a test, beside `provisionerCases`: it finds what only the provider knows, such as an
 * argument that is missing or a value that it refuses.
 *
 * @returns a sentence, and what throws where it does not hold: with Terraform's own words, or with what the plan leaves out
 */
export function provisionerPlans<D extends Dependency>(
  trial: ProvisionerTrial<D>,
  options: OfflinePlanOptions = {},
): readonly (readonly [string, () => Promise<void>])[] {
  return [
    [
      `${trial.provisioner.name} makes what Terraform plans without an account`,
      async () => {
        const made = tried(trial);
        const plans = [...(await planOffline(made, options)).values()];
        const seen = new Set(plans.flatMap(({ created, leftOut }) => [...created, ...leftOut]).map(blockOf));
        const lost = made.resources.all.filter(({ type, address }) => ofTerraform.test(type) && !seen.has(address));
        if (lost.length > 0) throw new Error(`Terraform creates no ${lost.map(({ address }) => address).join(', ')}`);
      },
    ],
  ];
}

/** `aws_s3_bucket.uploads[0]` is what the block `aws_s3_bucket.uploads` makes. */
function blockOf(text: string): string {
  const address = parseAddress(text);
  return address.engine === 'terraform' ? printAddress(blockAddress(address.block, address.type, address.name)) : text;
}
