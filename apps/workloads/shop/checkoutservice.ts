import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { cart, catalog, checkout, currency, email, payment, shipping } from './services';

/** Turns a cart into an order: charges, ships, and sends the confirmation. */
export const checkoutservice = (stack: DeploymentStack) =>
  new Workload(stack, checkout.name, {
    image: `${registry}/checkoutservice`,
    ports: checkout.ports,
    dependencies: {
      cart: cart.at('grpc'),
      catalog: catalog.at('grpc'),
      currency: currency.at('grpc'),
      email: email.at('grpc'),
      payment: payment.at('grpc'),
      shipping: shipping.at('grpc'),
    },
    env: ({ cart, catalog, currency, email, payment, shipping }) => ({
      PORT: '5050',
      PRODUCT_CATALOG_SERVICE_ADDR: catalog.address,
      SHIPPING_SERVICE_ADDR: shipping.address,
      PAYMENT_SERVICE_ADDR: payment.address,
      EMAIL_SERVICE_ADDR: email.address,
      CURRENCY_SERVICE_ADDR: currency.address,
      CART_SERVICE_ADDR: cart.address,
    }),
    readinessProbe: { grpc: { port: 'grpc' } },
    livenessProbe: { grpc: { port: 'grpc' } },
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    securityContext,
  });
