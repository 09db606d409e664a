import { saAutomount } from '../../../../policies/kubernetes/accounts/sa-automount';
import { saDeprecatedField } from '../../../../policies/kubernetes/accounts/sa-deprecated-field';
import { external, saExists } from '../../../../policies/kubernetes/accounts/sa-exists';
import { saNotDefault } from '../../../../policies/kubernetes/accounts/sa-not-default';
import { deployment, describePolicy, kubernetes, pod } from '../table';

describePolicy(saAutomount, {
  pass: {
    'a pod that asks for it, with an account of its own': pod({ automountServiceAccountToken: true, serviceAccountName: 'operator' }),
  },
  excused: {
    'a pod that declines the token, whatever its account': pod({ automountServiceAccountToken: false }),
  },
  fail: {
    'a pod that says nothing': pod({ serviceAccountName: 'operator' }),
    'a pod that asks for the token of the account that all share': deployment({ automountServiceAccountToken: true }),
  },
  unknown: { 'one that is substituted later': pod({ automountServiceAccountToken: '${AUTOMOUNT}' }) },
});

describePolicy(saNotDefault, {
  pass: { 'an account of its own': pod({ serviceAccountName: 'orders' }), 'one by the old field': pod({ serviceAccount: 'orders' }) },
  fail: {
    'no account': pod({}),
    'the account that all share': deployment({ serviceAccountName: 'default' }),
    'an empty name': pod({ serviceAccountName: '' }),
  },
  unknown: { 'an account that is substituted later': pod({ serviceAccountName: '${ACCOUNT}' }) },
});

const account = (name: string, namespace = 'shop') => kubernetes('v1/ServiceAccount', { metadata: { name, namespace } });

describePolicy(saExists, {
  pass: {
    'an account that is made here': [pod({ serviceAccountName: 'orders' }), account('orders')],
    'an account of the namespace that is meant where none is stated': [
      pod({ serviceAccountName: 'orders' }, { namespace: undefined }),
      account('orders', 'default'),
    ],
    'an account without a namespace, of a pod in that one': [
      pod({ serviceAccountName: 'orders' }, { namespace: 'default' }),
      kubernetes('v1/ServiceAccount', { metadata: { name: 'orders', namespace: undefined } }),
    ],
  },
  excused: {
    'an account that is listed as external': {
      resources: [pod({ serviceAccountName: 'orders' })],
      parameters: [external.set(['shop/orders'])],
    },
    'the account that every namespace has': pod({}),
    'an empty name, which is the same': pod({ serviceAccountName: '' }),
  },
  fail: {
    'an account that nothing makes': pod({ serviceAccountName: 'orders' }),
    'an account of another namespace': [pod({ serviceAccountName: 'orders' }), account('orders', 'other')],
  },
  unknown: { 'an account that is substituted later': pod({ serviceAccountName: '${ACCOUNT}' }) },
});

describePolicy(saDeprecatedField, {
  pass: {
    'the new field of a Deployment': deployment({ serviceAccountName: 'orders' }),
    'the new field': pod({ serviceAccountName: 'orders' }),
    'no account': pod({}),
  },
  fail: { 'the old field': deployment({ serviceAccount: 'orders' }) },
  unknown: { 'a specification that is substituted later': kubernetes('v1/Pod', { spec: '${SPEC}' }) },
});
