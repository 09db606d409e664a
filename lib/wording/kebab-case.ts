/** `orderEvents` as `order-events`. */
export function kebabCase(camelCase: string): string {
  return camelCase.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
