import { Service } from '../../../lib';

/** What the workloads of the shop call each other by. */
export const frontend = new Service('frontend', { http: { port: 80, targetPort: 8080 } });
export const ads = new Service('adservice', { grpc: { port: 9555 } });
export const cart = new Service('cartservice', { grpc: { port: 7070 } });
export const checkout = new Service('checkoutservice', { grpc: { port: 5050 } });
export const currency = new Service('currencyservice', { grpc: { port: 7000 } });
export const email = new Service('emailservice', { grpc: { port: 5000, targetPort: 8080 } });
export const payment = new Service('paymentservice', { grpc: { port: 50051 } });
export const catalog = new Service('productcatalogservice', { grpc: { port: 3550 } });
export const recommendations = new Service('recommendationservice', { grpc: { port: 8080 } });
export const shipping = new Service('shippingservice', { grpc: { port: 50051 } });
