import { UserError } from '../errors';
import { printable } from '../wording/printable';
import { type Repository, repositoryName } from './image-reference';

/** Why a registry did not answer as it was asked. */
export type RefusalReason = 'unknown' | 'forbidden' | 'missing' | 'busy' | 'failed';

const cures: Readonly<Record<RefusalReason, (registry: string) => string>> = {
  unknown: (registry) =>
    `Log in: \`docker login ${registry}\`, or name a credential helper for it in docker's config.json; DOCKER_CONFIG names another folder.`,
  forbidden: (registry) => `Give the account that \`docker login ${registry}\` was told the right to pull from it.`,
  missing: () => 'Push it first, or mend the name. Some registries say so, too, to whom they do not know: log in.',
  busy: () => 'Ask again later, or log in: who is known may ask more often.',
  failed: () => 'Ask again later; if it stays so, look at the registry.',
};

/** A registry did not answer as it was asked. */
export class RegistryError extends UserError {
  private constructor(
    readonly reason: RefusalReason,
    what: string,
    cure: string,
  ) {
    super(what, cure);
  }

  /** @param what the end of a sentence about the registry */
  static of(repository: Repository, reason: RefusalReason, what: string): RegistryError {
    const { registry } = repository;
    return new RegistryError(reason, printable(`'${repositoryName(repository)}': the registry ${what}.`), cures[reason](registry));
  }
}
