import { Environment, Release } from 'slipway';
import { AwsBucket, AwsRedis, awsProvider, ExternalSecrets, eks, PodIdentity, s3State } from 'slipway/constructs';
import { baseline } from 'slipway/policies';

const region = 'eu-west-1';
const account = '111122223333';
const key = (id: string) => `arn:aws:kms:${region}:${account}:key/${id}`;

/** What customers use: protected, on AWS. */
export const production = (release: Release) =>
  new Environment({
    name: 'production',
    regions: [
      {
        region,
        account,
        network: {
          vpcId: 'vpc-0a1b2c3d4e5f6a7b8',
          dataSubnetIds: ['subnet-0a1b2c3d4e5f6a7b8', 'subnet-0b1c2d3e4f5a6b7c8'],
          dataSubnetCidrs: ['10.0.144.0/22', '10.0.148.0/22'],
          podSecurityGroupIds: ['sg-0a1b2c3d4e5f6a7b8'],
        },
        keys: { storage: key('1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c01'), cache: key('1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c03') },
        clusters: [
          {
            name: 'blue',
            kubernetesVersion: '1.34',
            network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] }),
            secretStores: {
              secrets: { kind: 'ClusterSecretStore', name: 'aws-secrets-manager' },
              parameters: { kind: 'ClusterSecretStore', name: 'aws-parameter-store' },
            },
          },
        ],
      },
    ],
    provisioners: [AwsBucket.provisioner(), AwsRedis.provisioner({ nodes: 2 })],
    identity: new PodIdentity(),
    delivery: new ExternalSecrets(),
    terraform: [
      s3State({ bucket: 'acme-terraform-state', region }),
      awsProvider({ role: 'deploy', tags: { owner: 'platform', costCentre: '4711' } }),
    ],
    policies: [baseline],
    release,
    protected: true,
  });
