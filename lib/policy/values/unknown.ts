/** A value that synthesis cannot know: a Terraform expression, a placeholder of a later substitution, a computed attribute of a plan. */
export class Unknown {
  /** @param text the template, such as `arn:aws:s3:::${aws_s3_bucket.uploads.id}/*` */
  constructor(readonly text: string) {
    Object.freeze(this);
  }

  /** Terraform addresses that it refers to, such as `aws_s3_bucket.uploads` and `data.aws_region.current`. */
  get references(): readonly string[] {
    return [...this.text.matchAll(reference)].map(([, address]) => address!);
  }

  /** Whether it is certainly set: an attribute of a resource, or text around one. A variable may be null. */
  get certain(): boolean {
    return !wholly.test(this.text) || attribute.test(this.text);
  }
}

const reference = /(?<![\w.-])((?:data\.|ephemeral\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*)/g;
const wholly = /^\$\{[^}]*\}$/;
const attribute = /^\$\{(?:data\.|ephemeral\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*(?:\[[^\]]*\])?\.[\w.[\]]+\}$/;
