import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Absent, Binding, ClusterFact, Consumer, Deferred, Flow, frozenCopy, ownerName, Provisioner, shorten } from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { cloudwatch } from '../aws/resources/cloudwatch';
import { rds } from '../aws/resources/rds';
import { terraformExpression } from '../literal-resources';
import { properties } from '../properties';
import { DataSecurityGroup } from './data-security-group';
import { checkDatabaseName } from './database-name';
import { finalSnapshot } from './final-snapshot';
import { givePodSecurityGroups } from './pod-security-groups';
import { Postgres, PostgresSize } from './postgres';
import { StoredPassword } from './stored-password';

/** What a size means on RDS. */
export interface AwsPostgresSize {
  /**
   * Such as `db.t4g.micro`.
   *
   * @pattern ^db\.[a-z0-9-]+\.[a-z0-9-]+$ a class such as 'db.t4g.micro'
   */
  readonly instanceClass: string;
  /**
   * GiB, from 20.
   *
   * @minimum 20
   * @maximum 65536
   * @unit GiB
   */
  readonly allocatedStorage: number;
  /**
   * GiB up to which the storage grows by itself.
   *
   * @minimum 20
   * @maximum 65536
   * @unit GiB
   */
  readonly maxAllocatedStorage: number;
}

export interface AwsPostgresOptions {
  /** @default - `db.t4g.micro` with 20 to 100 GiB, `db.m7g.large` with 100 to 500 GiB, `db.r7g.xlarge` with 500 to 2000 GiB */
  readonly sizes?: Partial<Readonly<Record<PostgresSize, AwsPostgresSize>>>;
  /**
   * Major version, or major and minor. Another major version upgrades the databases; where data is protected, only those of which an
   * override allows it.
   *
   * @pattern ^[1-9]\d(\.\d{1,2})?$ a major version such as '17', or major and minor: '17.5'
   * @default '17'
   */
  readonly engineVersion?: string;
  /**
   * Whether a standby in another availability zone takes over.
   *
   * @default false
   */
  readonly multiAz?: boolean;
  /**
   * Days for which backups are kept, 1 to 35.
   *
   * @minimum 1
   * @maximum 35
   * @unit days
   * @default 7
   */
  readonly backupRetentionDays?: number;
  /**
   * Whether Performance Insights keeps seven days, encrypted with the database's key.
   *
   * @default false
   */
  readonly performanceInsights?: boolean;
  /**
   * Name of a role of the account that RDS assumes to write metrics of the operating system to CloudWatch Logs, every minute.
   *
   * @format role-name
   * @default - none is written
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
   */
  readonly monitoringRole?: string;
  /**
   * Whether statements that change the schema, and those that take a second or longer, are logged: with the values that stand in them.
   *
   * @default false
   */
  readonly queryLogging?: boolean;
  /**
   * Counts up to have each database's password replaced; pods read the new one when they restart.
   *
   * @minimum 1
   * @default 1
   */
  readonly passwordVersion?: number;
}

const defaultSizes: Readonly<Record<PostgresSize, AwsPostgresSize>> = {
  small: { instanceClass: 'db.t4g.micro', allocatedStorage: 20, maxAllocatedStorage: 100 },
  medium: { instanceClass: 'db.m7g.large', allocatedStorage: 100, maxAllocatedStorage: 500 },
  large: { instanceClass: 'db.r7g.xlarge', allocatedStorage: 500, maxAllocatedStorage: 2000 },
};
const port = 5432;
/** What is exported to CloudWatch. */
const logs = ['postgresql', 'upgrade'] as const;
const queryLog = [
  { name: 'log_statement', value: 'ddl' },
  { name: 'log_min_duration_statement', value: '1000' },
];
/** Not one of the names that everybody tries first (Security Hub RDS.25). */
const defaultUsername = 'slipway';

/**
 * The approved PostgreSQL on AWS: RDS in the data subnets, private, backed up, reached by TLS only, encrypted with the region's key
 * `keys.database`. The workload logs in as master.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html for the limits
 */
export class AwsPostgres extends Construct implements Binding<Postgres> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(given: AwsPostgresOptions = {}): Provisioner<Postgres> {
    const options = frozenCopy(properties.check('AwsPostgresOptions', given, 'AwsPostgres.provisioner'));
    return {
      type: 'postgres',
      name: 'AwsPostgres',
      provision: (scope, id, postgres) => new AwsPostgres(scope, id, postgres, options),
    };
  }

  readonly outputs: Binding<Postgres>['outputs'];
  readonly egress: readonly Flow[];

  constructor(scope: Construct, id: string, dependency: Postgres, options: AwsPostgresOptions) {
    super(scope, id);
    const place = AwsPlace.of(this);
    const { stack, isProtected } = place;
    const { dataSubnetIds, dataSubnetCidrs } = stack.required(stack.region.network, 'network', this);
    const { maintenanceWindow } = stack.region;
    const kmsKeyId = place.key('database');
    const name = stack.physicalName(this, 'rds', 63);
    const { engineVersion = '17', multiAz = false, backupRetentionDays = 7, performanceInsights = false, passwordVersion = 1 } = options;
    const { monitoringRole, queryLogging = false } = options;
    const username = place.keptName('rds/username') ?? defaultUsername;
    const database = dependency.database ?? derivedName(stack.names.appOf(scope, id), ownerName(scope, id), this);

    const { secret } = new StoredPassword(this, 'password', passwordVersion);
    const { securityGroupId } = new DataSecurityGroup(this, 'security-group', port);
    const instance = new rds.DbInstance(this, 'Resource', {
      identifier: name,
      engine: 'postgres',
      engineVersion,
      ...(options.sizes?.[dependency.size] ?? defaultSizes[dependency.size]),
      storageType: 'gp3',
      storageEncrypted: true,
      kmsKeyId,
      dbName: database,
      username,
      passwordWo: terraformExpression(secret.value),
      passwordWoVersion: secret.version,
      port,
      publiclyAccessible: false,
      dbSubnetGroupName: this.subnetGroup(name, dataSubnetIds),
      vpcSecurityGroupIds: [securityGroupId],
      parameterGroupName: this.parameterGroup(name, `postgres${engineVersion.split('.')[0]}`, queryLogging),
      multiAz,
      backupRetentionPeriod: backupRetentionDays,
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: !isProtected,
      enabledCloudwatchLogsExports: [...logs],
      ...this.withLogGroups(place, name),
      ...(maintenanceWindow !== undefined && { maintenanceWindow }),
      performanceInsightsEnabled: performanceInsights,
      ...(performanceInsights && { performanceInsightsKmsKeyId: kmsKeyId, performanceInsightsRetentionPeriod: 7 }),
      ...(monitoringRole !== undefined && {
        monitoringInterval: 60,
        monitoringRoleArn: place.arn('iam', `role/${monitoringRole}`),
      }),
      deletionProtection: isProtected,
      deleteAutomatedBackups: !isProtected,
      skipFinalSnapshot: !isProtected,
      ...finalSnapshot(place, name, 255),
    });

    const { databaseAuthorities: authorities } = stack.region;
    this.outputs = {
      host: new Deferred(instance.address),
      port,
      database,
      username,
      password: secret,
      sslMode: authorities ? 'verify-full' : 'require',
      ca: authorities ? new ClusterFact(authorities.configMap, authorities.key) : new Absent(),
    };
    this.egress = [{ peer: { cidrs: dataSubnetCidrs }, ports: [{ port, protocol: 'TCP' }] }];
  }

  connect(consumers: readonly Consumer[]): void {
    givePodSecurityGroups(consumers);
  }

  /** RDS would make them itself, and keep what is in them for ever. They are there before. */
  private withLogGroups({ stack, isProtected }: AwsPlace, database: string): { readonly dependsOn?: ITerraformDependable[] } {
    const { logRetentionDays: retentionInDays, keys: { logs: kmsKeyId } = {} } = stack.region;
    if (retentionInDays === undefined) return {};
    const groups = logs.map(
      (log) =>
        new cloudwatch.CloudwatchLogGroup(this, `logs-${log}`, {
          name: `/aws/rds/instance/${database}/${log}`,
          retentionInDays,
          ...(kmsKeyId !== undefined && { kmsKeyId }),
          skipDestroy: isProtected,
        }),
    );
    return { dependsOn: groups };
  }

  private subnetGroup(name: string, subnetIds: readonly string[]): string {
    return new rds.DbSubnetGroup(this, 'subnets', { name: AwsPlace.of(this).keptName('rds/subnets') ?? name, subnetIds: [...subnetIds] })
      .name;
  }

  /**
   * Its name carries the family, so that a new major version gets its group before the old one goes.
   *
   * `pending-reboot` is what RDS answers where TLS is the default, from version 15 on; another method would differ in every plan.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/39252
   */
  private parameterGroup(name: string, family: string, logsQueries: boolean): string {
    return new rds.DbParameterGroup(this, 'parameters', {
      name: AwsPlace.of(this).keptName('rds/parameters') ?? `${name}-${family}`,
      family,
      parameter: [{ name: 'rds.force_ssl', value: '1', applyMethod: 'pending-reboot' }, ...(logsQueries ? queryLog : [])],
      lifecycle: { createBeforeDestroy: true },
    }).name;
  }
}

function derivedName(app: string, owner: string, { node }: Construct): string {
  return checkDatabaseName(`The database of '${node.scope!.node.path}'`, shorten(`${app}-${owner}`, 63).replaceAll('-', '_'));
}
