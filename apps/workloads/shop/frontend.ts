import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { ads, cart, catalog, checkout, currency, recommendations, frontend as service, shipping } from './services';

const healthOf = (session: string) =>
  ({
    httpGet: { port: 'http', path: '/_healthz', httpHeaders: { Cookie: `shop_session-id=${session}` } },
    initialDelaySeconds: 10,
  }) as const;

/** The shop as people see it. */
export const frontend = (stack: DeploymentStack) =>
  new Workload(stack, service.name, {
    image: `${registry}/frontend`,
    ports: service.ports,
    routes: { web: { host: `shop.${stack.environment.name}.example.com`, port: 'http' } },
    dependencies: {
      ads: ads.at('grpc'),
      cart: cart.at('grpc'),
      catalog: catalog.at('grpc'),
      checkout: checkout.at('grpc'),
      currency: currency.at('grpc'),
      recommendations: recommendations.at('grpc'),
      shipping: shipping.at('grpc'),
    },
    env: ({ ads, cart, catalog, checkout, currency, recommendations, shipping }) => ({
      PORT: '8080',
      PRODUCT_CATALOG_SERVICE_ADDR: catalog.address,
      CURRENCY_SERVICE_ADDR: currency.address,
      CART_SERVICE_ADDR: cart.address,
      RECOMMENDATION_SERVICE_ADDR: recommendations.address,
      SHIPPING_SERVICE_ADDR: shipping.address,
      CHECKOUT_SERVICE_ADDR: checkout.address,
      AD_SERVICE_ADDR: ads.address,
      SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
      ENABLE_PROFILER: '0',
    }),
    readinessProbe: healthOf('x-readiness-probe'),
    livenessProbe: healthOf('x-liveness-probe'),
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    podAnnotations: { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' },
    securityContext,
  });
