import { orders } from '@acme/orders';
import { Platform, readRelease } from 'slipway';
import { development, production } from './environments';

/** The platform team deploys: it places the workloads that applications publish. */
const platform = new Platform({ organization: 'acme' });
development(readRelease('releases/development.json')).stamp(platform, 'orders', orders);
production(readRelease('releases/production.json')).stamp(platform, 'orders', orders);
platform.synth();
