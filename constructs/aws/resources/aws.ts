import { literalResources } from '../../literal-resources';
import { cloudwatch } from './cloudwatch';
import { dynamodb } from './dynamodb';
import { ec2 } from './ec2';
import { eks } from './eks';
import { elasticache } from './elasticache';
import { iam } from './iam';
import { provider } from './provider';
import { rds } from './rds';
import { s3 } from './s3';
import { secretsManager } from './secrets-manager';
import { sqs } from './sqs';
import { ssm } from './ssm';

type Rooms = typeof cloudwatch &
  typeof dynamodb &
  typeof ec2 &
  typeof eks &
  typeof elasticache &
  typeof iam &
  typeof provider &
  typeof rds &
  typeof s3 &
  typeof secretsManager &
  typeof sqs &
  typeof ssm;

const rooms = [cloudwatch, dynamodb, ec2, eks, elasticache, iam, provider, rds, s3, secretsManager, sqs, ssm];

/**
 * The resource classes of the AWS binding that slipway itself makes things of, by name: `new aws.DbInstance(this, 'Resource', { … })`.
 *
 * Each is loaded when it is first used: a program that reads a workload pays for none. They take every text for itself; an expression is a
 * token, such as `instance.address`, or `terraformExpression(…)`. For other types make a room of your own with `literalResources`.
 */
export const aws: Rooms = literalResources(
  Object.defineProperties({}, Object.assign({}, ...rooms.map((room) => Object.getOwnPropertyDescriptors(room)))) as Rooms,
);
