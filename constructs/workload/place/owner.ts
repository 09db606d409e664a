import { ApiObject } from 'cdk8s';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { checkName, literal, UserError } from '../../../lib';
import { checkUrl } from './url';

/** Who answers for a workload and everything that it makes. */
export interface Owner {
  /**
   * Name of the team, in kebab-case: `checkout`.
   *
   * @field Deployment.metadata.labels
   */
  readonly team: string;
  /**
   * Where they talk: `#checkout`, or a URL.
   *
   * @default - not said
   * @field Deployment.metadata.annotations
   */
  readonly chat?: string;
  /**
   * Whom to wake: the name of a service or schedule, or a URL.
   *
   * @default - not said
   * @field Deployment.metadata.annotations
   */
  readonly pager?: string;
  /**
   * URL of what to read first.
   *
   * @default - not said
   * @field Deployment.metadata.annotations
   */
  readonly docs?: string;
  /**
   * URL of the code.
   *
   * @default - not said
   * @field Deployment.metadata.annotations
   */
  readonly source?: string;
}

const longest = 256;

/** @throws UserError if a property is malformed */
export function checkOwner(owner: Owner): Owner {
  const { team, chat, pager, docs, source } = owner;
  checkName("'owner.team'", team);
  for (const [property, text] of Object.entries({ chat, pager })) {
    if (text !== undefined && (text.trim() !== text || text === '' || /[\n\r]/.test(text)))
      throw new UserError(`'owner.${property}' is '${text}'.`, 'Write one line, without spaces around it.');
  }
  for (const [property, url] of Object.entries({ docs, source })) if (url !== undefined) checkUrl(`owner.${property}`, url);
  for (const [property, text] of Object.entries({ chat, pager, docs, source })) {
    if (text !== undefined && text.length > longest)
      throw new UserError(`'owner.${property}' has ${text.length} characters.`, `Use at most ${longest}, as many as a tag takes.`);
  }
  return owner;
}

/** Labels an object with its team, and notes the rest on it; pods keep their own labels, so that another owner restarts nothing. */
export function labelOwner({ metadata }: ApiObject, { team, ...others }: Owner): void {
  metadata.addLabel('slipway.dev/team', team);
  for (const [key, value] of Object.entries(others)) metadata.addAnnotation(`slipway.dev/${key}`, value);
}

/** What AWS takes as the value of a tag: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * Tags the AWS resources at and below a construct that take tags, and labels the Kubernetes objects that Terraform writes.
 *
 * The team is the tag `owner`, in place of the provider's. A value that AWS takes in no tag is left out; the `#` of a chat's name is
 * dropped.
 */
export function tagOwner(scope: Construct, { team, ...others }: Owner): void {
  const values = Object.entries(others).map(([key, value]) => [key, value.replace(/^#/, '')] as const);
  const tags = {
    owner: team,
    ...Object.fromEntries(values.filter(([, value]) => tagValue.test(value)).map(([key, value]) => [key, literal(value)])),
  };
  for (const resource of scope.node.findAll().filter(TerraformResource.isTerraformResource)) {
    if (isTaggable(resource)) resource.tags = { ...resource.tagsInput, ...tags };
    else if (isWrittenByTerraform(resource)) {
      resource.metadata.labels = { ...resource.metadata.labelsInput, 'slipway.dev/team': team };
      const annotations = Object.fromEntries(Object.entries(others).map(([key, value]) => [`slipway.dev/${key}`, literal(value)]));
      if (Object.keys(annotations).length > 0) resource.metadata.annotations = { ...resource.metadata.annotationsInput, ...annotations };
    }
  }
}

type Texts = Record<string, string>;

/** What the bindings of every resource have whose schema has `tags`. */
interface Taggable {
  tags: Texts;
  readonly tagsInput: Texts | undefined;
}

function isTaggable(resource: TerraformResource): resource is TerraformResource & Taggable {
  return resource.terraformResourceType.startsWith('aws_') && 'tagsInput' in resource;
}

/** A Kubernetes object as a resource of Terraform. */
interface Written {
  readonly metadata: {
    labels: Texts;
    readonly labelsInput: Texts | undefined;
    annotations: Texts;
    readonly annotationsInput: Texts | undefined;
  };
}

function isWrittenByTerraform(resource: TerraformResource): resource is TerraformResource & Written {
  return resource.terraformResourceType.startsWith('kubernetes_') && 'metadata' in resource;
}
