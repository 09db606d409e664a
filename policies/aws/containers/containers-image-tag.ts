import { documents, graph, Policy, Problem, Unknown } from '../../../lib/rules';
import { valuesAt } from '../values-at';
import { containerTypes, inContainers } from './container-definitions';

/** Attributes that name an image, by their types. */
const holders: Readonly<Record<string, string>> = {
  aws_apprunner_service: 'source_configuration.image_repository.image_identifier',
  aws_codebuild_project: 'environment.image',
  aws_lambda_function: 'image_uri',
  aws_lightsail_container_service_deployment_version: 'container.image',
  aws_sagemaker_model: 'primary_container.image',
};

export const containersImageTag: Policy = {
  name: 'aws/containers/image-tag',
  description: 'Images of ECS, Batch, Lambda and the like have a tag other than latest, or a digest.',
  remediation: 'Write a version behind the image, or its digest.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/security-tasks-containers.html',
  rationale:
    'What runs is what somebody pushed last: a task that starts again at night brings code that nobody tested, and a step back brings the same.',
  severity: 'medium',
  rule: [
    graph(containerTypes, ({ raw }) =>
      inContainers(raw, ({ image }, name, attribute) => loose(image, `${name} has the image`, [attribute], `of ${name} in ${attribute}`)),
    ),
    graph(documents<unknown>(...Object.keys(holders)), ({ type, raw }) => {
      const path = holders[type]!;
      return valuesAt(raw, path).flatMap((image) => loose(image, 'has the image', path.split('.'), `in ${path}`));
    }),
  ],
};

function loose(image: unknown, what: string, at: readonly string[], where: string): readonly Problem[] {
  const text = image instanceof Unknown ? image.text : image;
  // Images of CodeBuild have versions of their own; what ends in an expression may have a tag there.
  if (typeof text !== 'string' || /^aws\/codebuild\/|\}$|@sha256:/.test(text)) return [];
  const [, tag = 'latest'] = /:([\w][\w.-]*)$/.exec(text) ?? [];
  if (tag !== 'latest') return [];
  return [
    {
      message: `${what} ${text}, whose tag is latest or missing`,
      at,
      remediation: `Write a version behind the image ${where}, or its digest.`,
    },
  ];
}
