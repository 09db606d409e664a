import type { Tags } from './tags';

/** The provider of AWS itself. */
export interface ProviderDocuments {
  readonly 'provider.aws': {
    readonly alias?: string;
    readonly allowed_account_ids?: readonly string[];
    readonly default_tags?: { readonly tags?: Tags };
  };
}
