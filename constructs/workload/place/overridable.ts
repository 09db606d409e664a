import { Construct } from 'constructs';
import { DeploymentStack, OverrideTerms } from '../../../lib';

/** A workload of any kind: what its properties do not say can be said of the objects that it makes. */
export abstract class OverridableWorkload extends Construct {
  /**
   * Sets a field of an object that the workload made, Terraform or Kubernetes, past every property: for a while, and with a reason.
   * It is applied before policies look, and listed in the assembly. What a Job runs cannot be overridden: its name tells its template.
   *
   * @param path `<object>.<field>`: the object by its path below the workload, such as `Deployment.spec.template.spec.dnsPolicy` or
   *   `uploads/Resource.force_destroy`; names with dots in brackets, `metadata.annotations['a.b/c']`
   * @param value what the field becomes; `undefined` removes it
   * @throws UserError at synth if it hits or changes nothing, and at `slipway synth` once it has expired
   */
  override(path: string, value: unknown, terms: OverrideTerms): this {
    DeploymentStack.of(this).override(this, path, value, terms);
    return this;
  }
}
