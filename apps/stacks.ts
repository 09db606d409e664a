import { Platform } from '../lib';
import { development } from './environments/development';
import { production } from './environments/production';
import { sandbox } from './environments/sandbox';
import { staging } from './environments/staging';
import { receipts } from './workloads/receipts';
import { shop } from './workloads/shop';

/** Every app in every environment: the one place that lists all deployments (O2, P3). */
export function stacks(platform: Platform): void {
  for (const environment of [development, sandbox, staging, production]) environment.stamp(platform, 'shop', shop);
  for (const environment of [sandbox, staging, production]) environment.stamp(platform, 'receipts', receipts, { regions: ['eu-west-1'] });
}
