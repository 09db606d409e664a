/** A value without parts. */
export type Scalar = string | number | boolean;
