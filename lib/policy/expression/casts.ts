import { Malformed, quantityOf } from './values';

const isAscii = /^[ -~]*$/;

/** What a value is read as, by the name of the cast; undefined where it is none. */
export const casts = {
  number: (value: unknown) => (typeof value === 'number' ? value : undefined),
  text: (value: unknown) => (typeof value === 'string' ? value : undefined),
  lowerCase: (value: unknown) => {
    const text = String(value);
    return isAscii.test(text) ? text.toLowerCase() : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  },
  quantity: (value: unknown) => {
    const quantity = quantityOf(value);
    if (quantity === undefined) throw new Malformed(`${JSON.stringify(value).slice(0, 40)} is no quantity`);
    return quantity;
  },
};
