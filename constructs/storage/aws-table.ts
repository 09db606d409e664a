import { Construct } from 'constructs';
import { Binding, Flow, Grant, Provisioner } from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { keyGrant } from '../aws/key-grant';
import { onlyTls } from '../aws/only-tls';
import { policyDocument } from '../aws/policy-document';
import { PolicyHolder } from '../aws/policy-holder';
import { dynamodb } from '../aws/resources/dynamodb';
import { madeIn } from '../made-in';
import { properties } from '../properties';
import { provisioner } from '../provisioner';
import { Table, TableAccess, TableKeyType } from './table';

export interface AwsTableOptions {
  /**
   * Days of which any second can be had back, 1 to 35.
   *
   * @default 35
   * @minimum 1
   * @maximum 35
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html
   */
  readonly recoveryPeriodDays?: number;
}

const attributeTypes: Readonly<Record<TableKeyType, string>> = { string: 'S', number: 'N', binary: 'B' };

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html */
const resourcePolicy: PolicyHolder = { noun: 'table', limit: 20 * 1024, unit: 'bytes' };

/**
 * The approved table on AWS: DynamoDB, paid by request, restored to any second, reached by TLS only, encrypted with the region's key
 * `keys.storage`.
 */
export class AwsTable extends Construct implements Binding<Table> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(given: AwsTableOptions = {}): Provisioner<Table> {
    return provisioner('table', AwsTable)(properties.check('AwsTableOptions', given, 'AwsTable.provisioner'));
  }

  readonly outputs: Binding<Table>['outputs'];
  readonly egress: readonly Flow[] = [{ peer: { place: 'cloudApis' } }];
  private readonly arn: string;
  private readonly hasIndexes: boolean;

  constructor(scope: Construct, id: string, dependency: Table, options: AwsTableOptions) {
    super(madeIn(scope, new.target, { dependency, options }, Table), id);
    const { recoveryPeriodDays = 35 } = options;
    const place = AwsPlace.of(this);
    const key = place.key('storage');
    const name = place.stack.physicalName(this, 'dynamodb', 255);
    const arn = place.arn('dynamodb', `table/${name}`);
    const { partitionKey, sortKey, timeToLiveAttribute, attributes } = dependency;
    const indexes = Object.entries(dependency.indexes);

    const table = new dynamodb.DynamodbTable(this, 'Resource', {
      name,
      billingMode: 'PAY_PER_REQUEST',
      hashKey: partitionKey.name,
      ...(sortKey && { rangeKey: sortKey.name }),
      attribute: [...attributes].map(([attribute, type]) => ({ name: attribute, type: attributeTypes[type] })),
      ...(indexes.length > 0 && {
        globalSecondaryIndex: indexes.map(([index, keys]) => ({
          name: index,
          hashKey: keys.partitionKey.name,
          ...(keys.sortKey && { rangeKey: keys.sortKey.name }),
          projectionType: 'ALL',
        })),
      }),
      ...(timeToLiveAttribute !== undefined && { ttl: { enabled: true, attributeName: timeToLiveAttribute } }),
      serverSideEncryption: { enabled: true, kmsKeyArn: key },
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: recoveryPeriodDays },
      deletionProtectionEnabled: place.isProtected,
      ...place.protection,
    });
    new dynamodb.DynamodbResourcePolicy(this, 'policy', {
      resourceArn: table.arn,
      policy: policyDocument(resourcePolicy, [onlyTls('dynamodb', [arn, `${arn}/index/*`])], this),
    });

    this.outputs = { name, region: place.region };
    this.arn = arn;
    this.hasIndexes = indexes.length > 0;
  }

  grantsFor(access: TableAccess): readonly Grant[] {
    const { arn } = this;
    const place = AwsPlace.of(this);
    return [...grants(access, arn, this.hasIndexes), keyGrant(place, 'dynamodb', place.key('storage'), 'read')];
  }
}

const queryActions = ['dynamodb:Query', 'dynamodb:Scan'];
const readActions = ['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem', 'dynamodb:GetItem', ...queryActions];
const writeActions = ['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
function grants(access: TableAccess, arn: string, hasIndexes: boolean): readonly Grant[] {
  const actions = [...(access === 'write' ? [] : readActions), ...(access === 'read' ? [] : writeActions)];
  return [
    { actions: ['dynamodb:DescribeTable', ...actions], resources: [arn] },
    ...(hasIndexes && access !== 'write' ? [{ actions: queryActions, resources: [`${arn}/index/*`] }] : []),
  ];
}
