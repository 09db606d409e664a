import * as assert from 'node:assert/strict';
import { test } from 'node:test';
import { development, production } from '@acme/platform';
import { synthesize } from 'slipway/testing';
import { orders } from '../src/orders';

const release = { schemaVersion: 1, images: { 'orders/orders': { tag: '1.5.0' } } } as const;

test('in development the carts are in the cluster', () => {
  const { resources } = synthesize(development(release), orders, { app: 'orders' });
  assert.deepEqual(
    resources.ofType('v1/Service').map(({ address }) => address),
    ['kind/orders/Service/orders-carts', 'kind/orders/Service/orders'],
  );
});

test('in production the carts are in a Redis that nobody deletes by accident', () => {
  const { resources } = synthesize(production(release), orders, { app: 'orders' });
  const redis = resources.only('aws_elasticache_replication_group');
  assert.equal(redis.values.lifecycle.prevent_destroy, true);
});
