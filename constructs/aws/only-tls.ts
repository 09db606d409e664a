/**
 * The policy of a resource that refuses whoever does not use TLS, and says nothing else.
 *
 * @param service whose actions are refused, such as `s3`
 * @param resources ARNs
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport
 */
export function onlyTls(service: string, resources: string | readonly string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyTls',
        Effect: 'Deny',
        Principal: '*',
        Action: `${service}:*`,
        Resource: resources,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });
}
