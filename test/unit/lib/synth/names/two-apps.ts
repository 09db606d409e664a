import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { AwsBucket, AwsPostgres, AwsQueue, AwsRedis, AwsSecret, AwsTable } from '../../../../../constructs';
import { type DeploymentStack, Platform, UserError } from '../../../../../lib';
import type { KeptEntry } from '../../../../../lib/kept/kept-list';
import { printKeptList } from '../../../../../lib/kept/print-kept-list';
import { KeptLists } from '../../../../../lib/synth/keep-lists';
import { synthesizePlatform } from '../../../../../lib/testing';
import { aws } from '../../../../kit/environments';

export const image = 'ghcr.io/acme/orders';
export const production = aws({
  protected: true,
  release: {
    schemaVersion: 1,
    images: Object.fromEntries(
      ['shop/orders', 'shop/carts', 'billing/orders', 'billing/invoices', 'tax/orders'].map((name) => [name, { tag: '1' }]),
    ),
  },
  provisioners: [
    AwsBucket.provisioner(),
    AwsPostgres.provisioner(),
    AwsQueue.provisioner(),
    AwsRedis.provisioner(),
    AwsSecret.provisioner(),
    AwsTable.provisioner(),
  ],
});
export const shop = 'shop-production-eu-west-1';
export const billing = 'billing-production-eu-west-1';

export interface Document {
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly removed?: readonly { readonly from: string; readonly lifecycle: object }[];
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly ephemeral?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}
export type Define = (stack: DeploymentStack) => void;

const project = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-arrivals-'));
/** Tests run in a project, whose lists each test makes anew. */
export function inProject(): void {
  const before = process.cwd();
  beforeEach(() => {
    fs.writeFileSync(path.join(project, 'cdktf.json'), '{}');
    fs.rmSync(path.join(project, 'ids'), { recursive: true, force: true });
    process.chdir(project);
  });
  afterAll(() => {
    process.chdir(before);
    fs.rmSync(project, { recursive: true });
  });
}

export const listed = (stack: string, entries: Readonly<Record<string, KeptEntry>>) => {
  fs.mkdirSync(path.join(project, 'ids'), { recursive: true });
  fs.writeFileSync(path.join(project, 'ids', `${stack}.json`), printKeptList({ stack, resources: new Map(Object.entries(entries)) }));
};

/** What is written of each app. */
export const stampedApps = <App extends string>(apps: Readonly<Record<App, Define>>): Readonly<Record<App, Document>> => {
  const { files } = synthesizePlatform((platform) => {
    for (const [app, define] of Object.entries<Define>(apps)) production.stamp(platform, app, define, { empty: true });
  });
  const documentOf = (app: string) => JSON.parse(files.get(`cdktf.out/stacks/${app}-production-eu-west-1/cdk.tf.json`)!);
  return Object.fromEntries(Object.keys(apps).map((app) => [app, documentOf(app)])) as Record<App, Document>;
};

export const stamped = (ofShop: Define, ofBilling: Define) => stampedApps({ shop: ofShop, billing: ofBilling });

/** All that is said of the shop, and of the other app where there is one, once: the lists are committed with it. */
export const committed = (ofShop: Define, ofBilling?: Define) => {
  const terraformOutdir = path.join(project, 'cdktf.out');
  const platform = new Platform({ organization: 'acme', terraformOutdir });
  production.stamp(platform, 'shop', ofShop, { empty: true });
  if (ofBilling) production.stamp(platform, 'billing', ofBilling, { empty: true });
  const kept = new KeptLists(terraformOutdir, { plans: [], folder: project, ids: { commits: [], update: { env: [], stack: [] } } });
  const { files, assembly } = platform['compose']((part) => kept.see(part));
  for (const [file, list] of kept.settle().files) fs.writeFileSync(path.join(project, 'ids', file), list);
  return { terraform: [...files.terraform].map(([file, bytes]) => [file, String(bytes)]), assembly };
};

/** What is refused, in the words of the error. */
export function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'nothing is refused';
}

export const addressesOf = ({ resource = {} }: Document) =>
  Object.entries(resource).flatMap(([type, blocks]) => Object.keys(blocks).map((name) => `${type}.${name}`));
