import { literalResources } from '../../literal-resources';

/** Resources of Amazon S3, each loaded when it is first used: a program that reads a workload pays for none. */
export const s3 = literalResources({
  get S3Bucket() {
    return (require('@cdktf/provider-aws/lib/s3-bucket') as typeof import('@cdktf/provider-aws/lib/s3-bucket')).S3Bucket;
  },
  get S3BucketLifecycleConfiguration() {
    return (
      require('@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration') as typeof import('@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration')
    ).S3BucketLifecycleConfiguration;
  },
  get S3BucketLoggingA() {
    return (require('@cdktf/provider-aws/lib/s3-bucket-logging') as typeof import('@cdktf/provider-aws/lib/s3-bucket-logging'))
      .S3BucketLoggingA;
  },
  get S3BucketOwnershipControls() {
    return (
      require('@cdktf/provider-aws/lib/s3-bucket-ownership-controls') as typeof import('@cdktf/provider-aws/lib/s3-bucket-ownership-controls')
    ).S3BucketOwnershipControls;
  },
  get S3BucketPolicy() {
    return (require('@cdktf/provider-aws/lib/s3-bucket-policy') as typeof import('@cdktf/provider-aws/lib/s3-bucket-policy'))
      .S3BucketPolicy;
  },
  get S3BucketPublicAccessBlock() {
    return (
      require('@cdktf/provider-aws/lib/s3-bucket-public-access-block') as typeof import('@cdktf/provider-aws/lib/s3-bucket-public-access-block')
    ).S3BucketPublicAccessBlock;
  },
  get S3BucketServerSideEncryptionConfigurationA() {
    return (
      require('@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration') as typeof import('@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration')
    ).S3BucketServerSideEncryptionConfigurationA;
  },
  get S3BucketVersioningA() {
    return (require('@cdktf/provider-aws/lib/s3-bucket-versioning') as typeof import('@cdktf/provider-aws/lib/s3-bucket-versioning'))
      .S3BucketVersioningA;
  },
});
