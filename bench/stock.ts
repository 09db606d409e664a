import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import * as cdk8s from 'cdk8s';
import * as cdktf from 'cdktf';
import { Construct } from 'constructs';
import { account, environment, groupsOf, Outdirs, region } from './place';
import { defineObjects } from './stock-objects';
import { defineBucket, defineQueue, defineRole } from './stock-resources';

/**
 * The same resources as `synthesizeSlipway` makes, written against cdktf and cdk8s alone, in the way that is fastest there: one chart for each stack.
 *
 * @param size most workloads of a stack
 */
export function synthesizeStock(count: number, outdirs: Outdirs, size?: number): void {
  const { terraformApp, kubernetesApp } = defineStock(count, outdirs, size);
  terraformApp.synth();
  kubernetesApp.synth();
}

/** The constructs of it. */
export function defineStock(count: number, { terraform, kubernetes }: Outdirs, size?: number) {
  const stacks: cdktf.TerraformStack[] = [];
  const charts: cdk8s.Chart[] = [];
  const terraformApp = new cdktf.App({ outdir: terraform, stackTraces: false });
  const kubernetesApp = new cdk8s.App({ outdir: kubernetes });
  for (const { app, workloads } of groupsOf(count, size)) {
    const stackId = `${app}-${environment}-${region}`;
    const stack = new cdktf.TerraformStack(terraformApp, stackId);
    stacks.push(stack);
    const backend = new cdktf.S3Backend(stack, {
      bucket: 'acme-terraform-state',
      region,
      key: `${environment}/${region}/${app}.tfstate`,
      encrypt: true,
    });
    backend.addOverride('use_lockfile', true);
    new AwsProvider(stack, 'aws', {
      region,
      allowedAccountIds: [account],
      assumeRole: [{ roleArn: `arn:aws:iam::${account}:role/deploy` }],
      defaultTags: [{ tags: { owner: 'shop', 'cost-centre': '42', app, environment } }],
    });
    const chart = new cdk8s.Chart(kubernetesApp, stackId, {
      namespace: app,
      labels: { 'app.kubernetes.io/managed-by': 'slipway', 'slipway.dev/stack': stackId },
    });
    charts.push(chart);
    for (const name of workloads) {
      const scope = new Construct(stack, name);
      const bucket = defineBucket(app, scope);
      const queue = defineQueue(app, scope);
      defineRole(app, scope, bucket, queue);
      defineObjects(app, new Construct(chart, name), bucket, queue);
    }
  }
  return { terraformApp, kubernetesApp, stacks, charts };
}
