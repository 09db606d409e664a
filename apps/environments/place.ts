import { eks, Secret } from '../../constructs';
import { Cluster, ExistingSecret, External, Region } from '../../lib';

/** An EKS cluster of ours: External Secrets runs in it, and reads with its own role. */
export function eksCluster(name: string): Cluster {
  return {
    name,
    kubernetesVersion: '1.34',
    network: eks({
      cloudApis: [{ cidr: '10.0.128.0/20' }],
      ingress: [{ namespace: 'envoy-gateway-system' }],
      monitoring: [{ namespace: 'monitoring' }],
    }),
    secretStores: {
      secrets: { kind: 'ClusterSecretStore', name: 'aws-secrets-manager' },
      parameters: { kind: 'ClusterSecretStore', name: 'aws-parameter-store' },
    },
  };
}

/** A region of ours: every account has the same network plan. */
export function awsRegion(account: string, region: string, vpc: string, clusters: readonly Cluster[]): Region {
  const key = (number: number) => `arn:aws:kms:${region}:${account}:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c0${number}`;
  return {
    region,
    account,
    network: {
      vpcId: `vpc-${vpc}`,
      dataSubnetIds: [`subnet-${vpc}a`, `subnet-${vpc}b`],
      dataSubnetCidrs: ['10.0.144.0/22', '10.0.148.0/22'],
      podSecurityGroupIds: [`sg-${vpc}`],
    },
    keys: { storage: key(1), database: key(2), cache: key(3), messaging: key(4), secrets: key(5) },
    // The billing team had it before it had receipts.
    external: {
      'receipts/receipts.mail': External.of(Secret<'apiKey'>, {
        outputs: { apiKey: new ExistingSecret('billing/mail', 'apiKey') },
        egress: [],
      }),
    },
    clusters,
  };
}
