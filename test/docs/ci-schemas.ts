/** What files of CI are made of here: the keywords of GitHub and GitLab that the examples use, and no other. */
const text = { type: 'string', minLength: 1 };
const texts = { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } };
const closed = (required: readonly string[], properties: object) => ({ type: 'object', required, properties, additionalProperties: false });

/** https://docs.github.com/en/actions/reference/workflow-syntax-for-github-actions */
export const githubWorkflow = closed(['name', 'on', 'permissions', 'concurrency', 'jobs'], {
  name: text,
  on: { type: 'object' },
  permissions: { type: 'object', additionalProperties: { enum: ['read', 'write', 'none'] } },
  concurrency: closed(['group', 'cancel-in-progress'], { group: text, 'cancel-in-progress': { const: true } }),
  jobs: {
    type: 'object',
    minProperties: 1,
    additionalProperties: closed(['runs-on', 'timeout-minutes', 'steps'], {
      if: text,
      'runs-on': text,
      'timeout-minutes': { type: 'integer', minimum: 1, maximum: 60 },
      permissions: { type: 'object', additionalProperties: { enum: ['read', 'write', 'none'] } },
      steps: {
        type: 'array',
        minItems: 1,
        items: {
          oneOf: [
            closed(['uses'], { name: text, if: text, uses: text, with: texts, 'continue-on-error': { const: true } }),
            closed(['run'], { name: text, if: text, run: text, env: texts }),
          ],
        },
      },
    }),
  },
});

const gitlabJob = closed(['stage', 'timeout', 'rules'], {
  stage: text,
  timeout: { type: 'string', pattern: '^\\d+ minutes$' },
  needs: { type: 'array', items: text },
  rules: { type: 'array', minItems: 1, items: closed(['if'], { if: text, when: { enum: ['always', 'on_success', 'manual', 'never'] } }) },
  environment: closed(['name', 'action'], { name: text, action: { enum: ['access', 'prepare', 'verify'] } }),
  variables: texts,
  artifacts: closed(['paths', 'expire_in'], { paths: { type: 'array', items: text }, expire_in: text }),
  extends: text,
  script: { type: 'array', minItems: 1, items: text },
});

/** https://docs.gitlab.com/ci/yaml/ */
export const gitlabPipeline = {
  type: 'object',
  required: ['stages', 'default'],
  properties: {
    stages: { type: 'array', items: text },
    default: closed(['image', 'interruptible'], { image: text, interruptible: { const: true } }),
    variables: texts,
  },
  additionalProperties: { anyOf: [gitlabJob, closed(['extends', 'script'], { extends: text, script: { type: 'array', items: text } })] },
};
