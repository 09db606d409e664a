import { allOf, containersOf, expression, Policy, pods, told } from '../../../lib/rules';

export const envSecretAsFile: Policy = {
  name: 'k8s/env/secret-as-file',
  description: 'Secrets reach containers as files, not as environment variables.',
  remediation: 'Mount the Secret as a volume: variables are inherited, dumped and logged.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets',
  rationale: 'One crash report, debug page or child process gives them all away at once; and a new value arrives only after a restart.',
  severity: 'info',
  controls: { cisKubernetes: ['5.4.1'], nsa: ['Secrets'], checkov: ['CKV_K8S_35'], kubeLinter: ['read-secret-from-env-var'] },
  cure: 'Workload.files',
  rule: expression(pods, (pod) =>
    containersOf(pod).every(({ env, envFrom }) =>
      allOf(
        env.every(({ name, valueFrom }) => told(valueFrom.secretKeyRef.isUnset(), ["variable '", name, "' takes a secret"])),
        envFrom.every(({ secretRef }) => told(secretRef.isUnset(), ['its variables take all of Secret ', secretRef.name])),
      ),
    ),
  ),
};
