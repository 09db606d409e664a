import { Platform } from 'slipway';
import { Workload } from 'slipway/constructs';
import { synthesize } from 'slipway/testing';

for (const exported of [Platform, Workload, synthesize]) {
  if (typeof exported !== 'function') throw new Error(`${exported} is no function`);
}
