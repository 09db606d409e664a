import { DeploymentStack } from '../../../lib';
import { adservice } from './adservice';
import { cartservice } from './cartservice';
import { checkoutservice } from './checkoutservice';
import { currencyservice } from './currencyservice';
import { emailservice } from './emailservice';
import { frontend } from './frontend';
import { loadgenerator } from './loadgenerator';
import { paymentservice } from './paymentservice';
import { productcatalogservice } from './productcatalogservice';
import { recommendationservice } from './recommendationservice';
import { shippingservice } from './shippingservice';

/** Online Boutique: eleven workloads and their Redis. */
export function shop(stack: DeploymentStack): void {
  adservice(stack);
  // Each region keeps the carts of its own users.
  stack.place(cartservice, { data: { carts: 'independent' } });
  checkoutservice(stack);
  currencyservice(stack);
  emailservice(stack);
  frontend(stack);
  loadgenerator(stack);
  paymentservice(stack);
  productcatalogservice(stack);
  recommendationservice(stack);
  shippingservice(stack);
}
