import { orders } from '@acme/orders';
import { Platform, readRelease } from 'slipway';
import { development, production } from './environments';
import { status } from './workloads/status';

/** The platform team deploys: it places the workloads that applications publish, and its own. */
const platform = new Platform({ organization: 'acme' });
for (const environment of [development(readRelease('releases/development.json')), production(readRelease('releases/production.json'))]) {
  environment.stamp(platform, 'orders', orders);
  environment.stamp(platform, 'operations', status);
}
platform.synth();
