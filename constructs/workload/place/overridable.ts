import { Construct } from 'constructs';
import { DeploymentStack, OverrideTerms } from '../../../lib';

/** A workload of any kind: what its properties do not say can be said of the objects that it makes. */
export abstract class OverridableWorkload extends Construct {
  /**
   * Sets a field of an object that the workload made, Terraform or Kubernetes, past every property: for a while, and with a reason.
   * It is applied before policies look, and listed in the assembly. What a Job runs cannot be overridden: its name tells its template.
   *
   * Objects that are missing on the way to the field are made, and so is a list whose item `[0]` is set; an index as large as the list
   * adds an item: `spec.template.spec.tolerations[0]`. Overrides are applied in the order of the program: one may set a part of what an
   * earlier one has set, but not the same field again.
   *
   * What an object is known by is no field to set: `apiVersion`, `kind`, its name and namespace, selectors, labels and annotations of
   * `slipway.dev/`, and the labels `app.kubernetes.io/name`, `instance` and `managed-by`; of Terraform resources the attributes that name what
   * they make (`bucket`, `identifier`, `name`, `replication_group_id` …), `provider`, `count`, `for_each`, and tags of the owner.
   *
   * @param path `<object>.<field>`: the object by its path below the workload, such as `Deployment.spec.template.spec.dnsPolicy` or
   *   `uploads/Resource.force_destroy`; names with dots in brackets, `metadata.annotations['a.b/c']`
   * @param value what the field becomes, of texts, numbers, booleans, lists and objects; `undefined` removes it
   * @throws UserError if an earlier override set the field; at synth if it hits or changes nothing, or sets what an object is known by; once it has expired, a finding fails
   */
  override(path: string, value: unknown, terms: OverrideTerms): this {
    DeploymentStack.of(this).override(this, path, value, terms);
    return this;
  }
}
