import { withoutAddresses } from './terraform-json';

const is =
  (...addresses: string[]) =>
  (address: string): boolean =>
    addresses.includes(address);

test('references become literals, in every expression, and only whole ones', () => {
  const { document, out } = withoutAddresses(
    {
      resource: {
        aws_eks_cluster: { main: { name: 'blue' } },
        aws_ssm_parameter: {
          a: { value: '${jsonencode({ a = { b = 1 }, c = aws_eks_cluster.main.name })}' },
          b: { value: 'at ${aws_eks_cluster.main.name}', depends_on: ['aws_eks_cluster.main', 'aws_ssm_parameter.a'] },
          c: { value: '${data.aws_eks_cluster.main.name}-${aws_eks_cluster.main-two.name}' },
        },
      },
      data: { aws_eks_cluster: { main: {} } },
    },
    is('aws_eks_cluster.main'),
    { 'aws_eks_cluster.main.name': 'green' },
  );
  expect(out).toEqual(['aws_eks_cluster.main']);
  expect(document).toEqual({
    resource: {
      aws_ssm_parameter: {
        a: { value: '${jsonencode({ a = { b = 1 }, c = "green" })}' },
        b: { value: 'at ${"green"}', depends_on: ['aws_ssm_parameter.a'] },
        c: { value: '${data.aws_eks_cluster.main.name}-${aws_eks_cluster.main-two.name}' },
      },
    },
    data: { aws_eks_cluster: { main: {} } },
  });
});

test('a provider goes with its last resource', () => {
  const { document } = withoutAddresses(
    {
      terraform: { required_providers: { aws: {}, kubernetes: {} } },
      provider: { aws: [{}], kubernetes: [{ host: '${aws_eks_cluster.main.endpoint}' }] },
      resource: { aws_sqs_queue: { a: {} }, aws_eks_cluster: { main: {} }, kubernetes_secret_v1: { a: {} } },
    },
    is('kubernetes_secret_v1.a', 'aws_eks_cluster.main'),
    {},
  );
  expect(document).toEqual({
    terraform: { required_providers: { aws: {} } },
    provider: { aws: [{}] },
    resource: { aws_sqs_queue: { a: {} } },
  });
});

test('what moves, is forgotten and is imported goes with its resource; a provider stays for what is forgotten', () => {
  const both = (name: string) => ['aws_sqs_queue', 'kubernetes_secret_v1'].map((type) => `${type}.${name}`);
  const { document } = withoutAddresses(
    {
      provider: { aws: [{}], kubernetes: [{}] },
      moved: both('a').map((from) => ({ from, to: `${from}2` })),
      removed: both('b').map((from) => ({ from })),
      import: both('c').map((to) => ({ to, id: 'x' })),
    },
    (address) => address.startsWith('kubernetes_'),
    {},
  );
  expect(document).toEqual({
    provider: { aws: [{}] },
    moved: [{ from: 'aws_sqs_queue.a', to: 'aws_sqs_queue.a2' }],
    removed: [{ from: 'aws_sqs_queue.b' }],
    import: [{ to: 'aws_sqs_queue.c', id: 'x' }],
  });
});

test('a reference that was forgotten is an error', () => {
  const document = { ephemeral: { aws_a: { b: {} } }, output: { c: { value: '${ephemeral.aws_a.b.value}' } } };
  expect(() => withoutAddresses(document, is('ephemeral.aws_a.b'), {})).toThrow('What remains still refers to ephemeral.aws_a.b.');
});
