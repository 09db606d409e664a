import { asWritten } from '../../../../policies/cross/as-written';
import { deployment, describePolicy, terraform } from '../table';

const bucket = terraform('aws_s3_bucket', { bucket: 'uploads' });

describePolicy(asWritten, {
  pass: { 'a block as it was written': bucket },
  excused: {
    'an object of a file that nobody described': deployment({}),
  },
  fail: {
    'an edited one': { ...bucket, integrity: 'edited' },
    'one that the assembly does not list': { ...deployment({}), integrity: 'unlisted' },
    'the first of an edited file': { ...bucket, integrity: 'file-edited' },
    'one without an assembly': { ...deployment({}), integrity: 'no-assembly' },
  },
});
