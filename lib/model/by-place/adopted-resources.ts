import { isIdText } from '../../documents/id-text';
import { Source, UserError } from '../../errors';
import { freezeMade, frozenCopy } from '../../frozen';
import { libProperties } from '../../properties/lib-properties';
import { currentSource } from '../../source/source';

export interface AdoptedResourcesProps {
  /**
   * What Terraform imports of it, by resource: the type, `aws_s3_bucket`, or the type and the path below the dependency, `aws_sqs_queue/dead-letters`.
   * Ids are as the provider's documentation says under "Import". What is not named is made anew.
   *
   * @default - nothing is imported
   */
  readonly ids?: Readonly<Record<string, string>>;
  /**
   * What it is called, by service: `s3`, `sqs`, or the service and the path below the dependency, `sqs/dead-letters`.
   *
   * @default - all are named as new ones
   */
  readonly names?: Readonly<Record<string, string>>;
}

/** What is there already in the cloud account of a region, made by others, and is managed as a dependency from now on: it keeps its names and its data. */
export class AdoptedResources {
  readonly ids: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
  /** The operator's line. */
  readonly source: Source | undefined = currentSource();

  /** @throws UserError if a property is malformed, or there is none */
  constructor(given: AdoptedResourcesProps) {
    const { ids = {}, names = {} } = frozenCopy(libProperties.check('AdoptedResourcesProps', given, 'AdoptedResources'));
    for (const [property, map] of Object.entries({ ids, names }))
      for (const [key, value] of Object.entries(map)) checkText(`'${property}.${key}' of AdoptedResources`, value);
    const versions = Object.keys(ids).find((key) => /^aws_secretsmanager_secret_version(\/|$)/.test(key));
    if (versions !== undefined)
      throw new UserError(
        `'ids' of AdoptedResources has '${versions}': to import the version of a secret would make a new password.`,
        "Import the secret alone, 'aws_secretsmanager_secret'.",
      );
    if (Object.keys(ids).length + Object.keys(names).length === 0)
      throw new UserError(
        'AdoptedResources say neither an id nor a name.',
        "Say what is there: ids: { aws_s3_bucket: 'acme-uploads' }, names: { s3: 'acme-uploads' }; or drop them.",
      );
    this.ids = ids;
    this.names = names;
    freezeMade(this, AdoptedResources, new.target);
  }
}

/** Neither Terraform's templates nor what hides in a line stand in an id. */
function checkText(where: string, text: string): void {
  if (isIdText(text)) return;
  throw new UserError(
    `${where} is ${JSON.stringify(text).slice(0, 100)}.`,
    'Write it as it stands in the cloud: 1 to 2048 printable characters without spaces.',
  );
}
