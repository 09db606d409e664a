/**
 * Of an environment in the text of a program: one region with a cluster, buckets, and states in S3, in the AWS account that is called `account`
 * there. It needs `AwsBucket`, `awsProvider`, `eks` and `s3State`.
 */
export const awsEnvironment = `regions: [
  {
    region: 'eu-central-1',
    account,
    keys: { storage: \`arn:aws:kms:eu-central-1:\${account}:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c01\` },
    clusters: [{ name: 'blue', kubernetesVersion: '1.34', network: eks({ cloudApis: [{ cidr: '10.0.0.0/16' }] }) }],
  },
],
provisioners: [AwsBucket.provisioner()],
identity: { bind: () => undefined },
terraform: [
  s3State({ bucket: 'acme-terraform-state', region: 'eu-central-1' }),
  awsProvider({ role: 'deploy', tags: { owner: 'platform', costCentre: '42' } }),
],`;
