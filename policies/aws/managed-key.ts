import { Problem, Unknown } from '../../lib/rules';

/** What is wrong with a key of KMS that is not ours: AWS manages those named `alias/aws/…`. A reference to a key is one of ours. */
export function managedByAws(key: unknown, at: readonly (string | number)[]): readonly Problem[] {
  if (key instanceof Unknown) return key.certain ? [] : [{ message: 'may be a key of AWS: only a plan tells', at, unknown: true }];
  return /(?:^|:)alias\/aws\//.test(String(key)) ? [{ message: 'is a key that AWS manages', at }] : [];
}
