import { documents, graph, Policy, Problem } from '../../../lib/rules';
import { blocks } from '../blocks';

interface Cors {
  readonly allow_credentials?: unknown;
  readonly allow_origins?: readonly unknown[];
  readonly access_control_allow_credentials?: unknown;
  readonly access_control_allow_origins?: { readonly items?: readonly unknown[] };
}

/** Blocks that say which pages of others may ask, by their types. */
const holders: Readonly<Record<string, string>> = {
  aws_apigatewayv2_api: 'cors_configuration',
  aws_cloudfront_response_headers_policy: 'cors_config',
  aws_lambda_function_url: 'cors',
};

/** Origins that are whatever there is. */
const any = /^(?:\*|https?:\/\/\*)$/;

export const publicCors: Policy = {
  name: 'aws/public/cors',
  description: 'Pages of strangers may not ask with the cookies of whoever looks at them.',
  remediation: 'List the origins of your pages in allow_origins, or leave out allow_credentials.',
  source: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS#requests_with_credentials',
  rationale:
    'A user who is logged in opens a page of somebody else, and that page reads and changes in their name what the program has of them.',
  severity: 'high',
  rule: graph(documents<unknown>(...Object.keys(holders)), ({ type, raw }) => {
    const block = holders[type]!;
    return blocks<Cors>(raw[block] as Cors | undefined).flatMap((cors): readonly Problem[] => {
      const credentials = cors.allow_credentials ?? cors.access_control_allow_credentials;
      const nested = blocks(cors.access_control_allow_origins).flatMap(({ items }) => blocks<unknown>(items));
      const origins = [...blocks<unknown>(cors.allow_origins), ...nested];
      if (String(credentials) !== 'true' || !origins.some((origin) => any.test(String(origin)))) return [];
      const prefix = nested.length > 0 ? 'access_control_' : '';
      return [
        {
          message: `lets pages of anybody ask with the cookies of the user: ${prefix}allow_origins has * beside ${prefix}allow_credentials`,
          at: [block],
          remediation: `List the origins of your pages in ${prefix}allow_origins of ${block}, or leave out ${prefix}allow_credentials.`,
        },
      ];
    });
  }),
};
