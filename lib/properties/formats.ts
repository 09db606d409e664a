/** What a text must be: `@format` names it. */
export interface Format {
  readonly pattern: RegExp;
  /** What it is, in words that end "Write …". */
  readonly words: string;
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const subdomain = '[a-z0-9](-*[a-z0-9])*(\\.[a-z0-9](-*[a-z0-9])*)*';
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const qualifiedName = new RegExp(`^(?=(.{1,253}/)?[^/]*$)(${subdomain}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`);

/** Of an app, a workload or a container. */
const name = '[a-z]([a-z0-9-]*[a-z0-9])?';
const workload = `${name}/${name}`;
/** What stands behind the name of a workload, of a container beside its own and of a dependency. */
const [container, dependency] = [`\\.${name}`, '\\.[a-z][A-Za-z0-9-]*'];

/** Forms of text that several properties take. */
export const formats: Readonly<Record<string, Format>> = {
  account: { pattern: /^\d{12}$/, words: 'an AWS account: 12 digits' },
  adopted: {
    pattern: new RegExp(`^${workload}(${dependency})?$`),
    words:
      "a workload '<app>/<workload>', a dependency of one, '<app>/<workload>.<dependency>', or what an app shares, '<app>/shared.<name>'",
  },
  'api-version': {
    pattern: new RegExp(`^(${subdomain}/)?v[1-9]\\d*((alpha|beta)[1-9]\\d*)?$`),
    words: "a version with its group, such as 'networking.k8s.io/v1'",
  },
  'app-protocol': { pattern: qualifiedName, words: "a protocol such as 'http' or 'grpc', or one with a domain: 'kubernetes.io/h2c'" },
  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
  'bucket-name': {
    pattern:
      /^(?!xn--|sthree-|amzn-s3-demo-|.*\.\.|.*(?:-s3alias|--ol-s3|--x-s3|--table-s3|\.mrap)$|\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    words: 'the name of a bucket: 3 to 63 lower-case letters, digits, hyphens and dots, and no beginning or end that S3 keeps for itself',
  },
  cpu: { pattern: /^(\d+(\.\d{1,3})?|\d+m)$/, words: "cores, such as '2' or '0.5', or thousandths, such as '250m'" },
  /** Not of an alias, which IAM policies do not follow: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html */
  'kms-key': {
    pattern: /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    words: "the ARN of a KMS key, never of an alias: 'arn:aws:kms:<region>:<account>:key/<id>'",
  },
  dependency: {
    pattern: new RegExp(`^${workload}${dependency}$`),
    words: "a dependency of a workload, '<app>/<workload>.<dependency>', or what an app shares, '<app>/shared.<name>'",
  },
  'dns-label': {
    pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    words: 'a name as Kubernetes takes it: up to 63 lower-case letters, digits and hyphens',
  },
  held: {
    pattern: new RegExp(`^(\\*|${name}(/${name}(${container})?)?)$`),
    words: "a workload '<app>/<workload>', a container beside its own, '<app>/<workload>.<container>', an app, or '*'",
  },
  'former-name': {
    pattern: /^([a-z](-?[a-z0-9])*\/)?[a-z](-?[a-z0-9])*$/,
    words: "the name of a workload, 'orders', or with the app that it was in, 'shop/orders'",
  },
  'header-name': { pattern: /^[-A-Za-z0-9]+$/, words: 'the name of a header: letters, digits and hyphens' },
  'header-value': { pattern: /^[\t\x20-\x7e\x80-\u{10ffff}]*$/u, words: 'the value of a header, on one line' },
  'label-key': { pattern: qualifiedName, words: "a key such as 'team' or 'example.com/team'" },
  'label-value': {
    pattern: /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/,
    words: "the value of a label: up to 63 letters, digits, '-', '_' and '.'",
  },
  memory: { pattern: /^\d+(\.\d+)?(Ki|Mi|Gi|Ti|k|M|G|T)$/, words: "a number and a unit, such as '64Mi' or '1Gi'" },
  namespace: {
    pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    words: 'the name of a namespace: up to 63 lower-case letters, digits and hyphens',
  },
  'object-name': {
    pattern: new RegExp(`^(?=.{1,253}$)${subdomain}$`),
    words: 'the name of an object: lower-case letters, digits, hyphens and dots',
  },
  /** A tag that moves is a pin only beside a digest. */
  'pinned-image': {
    pattern: /^(?!\S*:latest$)[a-z0-9][\w.-]*(:\d+(?=\/))?(\/[\w.-]+)*(:\w[\w.-]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$/,
    words: "an image with a tag other than 'latest', or with a digest: 'redis:8.2.1-alpine'",
  },
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  'policy-name': { pattern: /^(?!\/)[\w+=,.@/-]{1,640}$/, words: "the name of a policy, with its path if it has one: 'bounds/workloads'" },
  'release-line': {
    pattern: new RegExp(`^${workload}(${container})?$`),
    words: "a workload, '<app>/<workload>', or a container beside its own, '<app>/<workload>.<container>'",
  },
  'role-arn': {
    pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/,
    words: "the ARN of a role: 'arn:aws:iam::<account>:role/<name>'",
  },
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  'role-name': { pattern: /^(?!\/)[\w+=,.@/-]{1,576}$/, words: "the name of a role, with its path if it has one: 'deploy/slipway'" },
  'security-group-id': { pattern: /^sg-[0-9a-f]+$/, words: "'sg-' and hexadecimal digits" },
  'subnet-id': { pattern: /^subnet-[0-9a-f]+$/, words: "'subnet-' and hexadecimal digits" },
  /** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
  'tag-value': {
    pattern: /^(?![aA][wW][sS]:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u,
    words: "the value of a tag: 1 to 256 letters, digits, spaces and '_.:/=+-@', without 'aws:' in front",
  },
  /** https://developer.hashicorp.com/terraform/language/expressions/version-constraints */
  'version-range': {
    pattern: /^\s*(~>|[<>]=?|!?=)?\s*\d+(\.\d+){0,2}(-[\w.-]+)?(\s*,\s*(~>|[<>]=?|!?=)?\s*\d+(\.\d+){0,2}(-[\w.-]+)?)*\s*$/,
    words: "a version such as '6.0.0', or a range such as '~> 6.0'",
  },
  'vpc-id': { pattern: /^vpc-[0-9a-f]+$/, words: "'vpc-' and hexadecimal digits" },
  workloads: {
    pattern: new RegExp(`^(\\*|${name})/(\\*|${name}(${container})?)$`),
    words: "workloads: '<app>/<workload>', '<app>/<workload>.<container>', '<app>/*', '*/<workload>' or '*/*'",
  },
  workload: { pattern: new RegExp(`^${workload}$`), words: "a workload: '<app>/<workload>'" },
};
