/** What files of CI are made of here: the keywords of GitHub and GitLab that the examples use, and no other. */
const text = { type: 'string', minLength: 1 };
const texts = { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } };
const closed = (required: readonly string[], properties: object) => ({ type: 'object', required, properties, additionalProperties: false });

/** https://docs.github.com/en/actions/reference/workflow-syntax-for-github-actions */
export const githubWorkflow = closed(['name', 'on', 'permissions', 'concurrency', 'jobs'], {
  name: text,
  on: { type: 'object' },
  permissions: { type: 'object', additionalProperties: { enum: ['read', 'write', 'none'] } },
  concurrency: closed(['group'], { group: text, 'cancel-in-progress': { const: true } }),
  defaults: closed(['run'], { run: closed(['shell'], { shell: { const: 'bash' } }) }),
  jobs: {
    type: 'object',
    minProperties: 1,
    additionalProperties: closed(['runs-on', 'timeout-minutes', 'steps'], {
      if: text,
      needs: { anyOf: [text, { type: 'array', items: text }] },
      environment: text,
      env: texts,
      outputs: texts,
      'runs-on': text,
      'timeout-minutes': { type: 'integer', minimum: 1, maximum: 60 },
      permissions: { type: 'object', additionalProperties: { enum: ['read', 'write', 'none'] } },
      steps: {
        type: 'array',
        minItems: 1,
        items: {
          oneOf: [
            closed(['uses'], { name: text, if: text, uses: text, with: texts, 'continue-on-error': { const: true } }),
            closed(['run'], { name: text, id: text, if: text, run: text, env: texts }),
          ],
        },
      },
    }),
  },
});

/** Scripts, with the lines of an anchor among them. */
const script = { type: 'array', minItems: 1, items: { anyOf: [text, { type: 'array', items: text }] } };
const rule = closed(['if'], {
  if: text,
  changes: { type: 'array', items: text },
  when: { enum: ['always', 'on_success', 'manual', 'never'] },
  allow_failure: { const: false },
});
const keywords = {
  extends: text,
  stage: text,
  image: closed(['name', 'entrypoint'], { name: text, entrypoint: { type: 'array', items: { type: 'string' } } }),
  timeout: { type: 'string', pattern: '^(?:\\d+ minutes|1 hour)$' },
  needs: { type: 'array', items: text },
  rules: { type: 'array', minItems: 1, items: rule },
  resource_group: text,
  environment: closed(['name'], { name: text, action: { enum: ['access', 'prepare', 'verify'] } }),
  variables: texts,
  id_tokens: { type: 'object', additionalProperties: closed(['aud'], { aud: text }) },
  artifacts: closed(['paths', 'expire_in'], {
    paths: { type: 'array', items: text },
    access: { enum: ['all', 'developer', 'none'] },
    expire_in: text,
  }),
  before_script: script,
};

/** https://docs.gitlab.com/ci/yaml/ */
export const gitlabPipeline = {
  type: 'object',
  required: ['stages', 'default'],
  properties: {
    stages: { type: 'array', items: text },
    default: closed(['image'], { image: text, interruptible: { const: true } }),
    variables: texts,
  },
  // What jobs are made of, and jobs: what they lack of stage, timeout and rules they have of the former.
  patternProperties: { '^\\.': closed(['rules'], keywords) },
  additionalProperties: {
    anyOf: [
      closed(['extends', 'script'], { ...keywords, script }),
      closed(['stage', 'timeout', 'rules', 'script'], { ...keywords, script }),
    ],
  },
};
