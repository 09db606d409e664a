import { development, production } from '@acme/platform';
import { Platform, readRelease } from 'slipway';
import { orders } from './src/orders';

/** The application's team deploys: it places its own workload in the environments of the platform team. */
const platform = new Platform({ organization: 'acme' });
development(readRelease('releases/development.json')).stamp(platform, 'orders', orders);
production(readRelease('releases/production.json')).stamp(platform, 'orders', orders);
platform.synth();
