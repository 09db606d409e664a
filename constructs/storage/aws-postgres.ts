import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Absent, Binding, ClusterFact, Deferred, ownerName, Provisioner, shorten } from '../../lib';
import { AwsDataStore } from '../aws/data/aws-data-store';
import { cloudwatch } from '../aws/resources/cloudwatch';
import { rds } from '../aws/resources/rds';
import { madeIn } from '../made-in';
import { properties } from '../properties';
import { provisioner } from '../provisioner';
import { checkDatabaseName } from './database-name';
import { Postgres, PostgresSize, postgresSize } from './postgres';

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
export class AwsPostgres extends AwsDataStore<Postgres> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(given: AwsPostgresOptions = {}): Provisioner<Postgres> {
    return provisioner('postgres', AwsPostgres)(properties.check('AwsPostgresOptions', given, 'AwsPostgres.provisioner'));
  }

  readonly outputs: Binding<Postgres>['outputs'];

  constructor(scope: Construct, id: string, dependency: Postgres, options: AwsPostgresOptions) {
    super(madeIn(scope, new.target, { dependency, options }, Postgres), id, { service: 'rds', longestName: 63, key: 'database', port });
    const { place, name, kmsKeyId } = this;
    const { stack, isProtected } = place;
    const { maintenanceWindow } = stack.region;
    const { engineVersion = '17', multiAz = false, backupRetentionDays = 7, performanceInsights = false, passwordVersion = 1 } = options;
    const { monitoringRole, queryLogging = false } = options;
    const username = place.keptName('rds/username') ?? defaultUsername;
    const database = dependency.database ?? derivedName(stack.names.appOf(scope, id), ownerName(scope, id), this);

    const password = this.password({ version: passwordVersion });
    const securityGroupId = this.securityGroup();
    const instance = new rds.DbInstance(this, 'Resource', {
      identifier: name,
      engine: 'postgres',
      engineVersion,
      ...postgresSize.meaning(dependency.size, defaultSizes, options.sizes),
      storageType: 'gp3',
      storageEncrypted: true,
      kmsKeyId,
      dbName: database,
      username,
      ...password.written,
      port,
      publiclyAccessible: false,
      dbSubnetGroupName: this.subnetGroup(rds.DbSubnetGroup),
      vpcSecurityGroupIds: [securityGroupId],
      parameterGroupName: this.parameterGroup(`postgres${engineVersion.split('.')[0]}`, queryLogging),
      multiAz,
      backupRetentionPeriod: backupRetentionDays,
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: !isProtected,
      enabledCloudwatchLogsExports: [...logs],
      ...this.withLogGroups(),
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
      ...this.finalSnapshot(255),
    });

    const { databaseAuthorities: authorities } = stack.region;
    this.outputs = {
      host: new Deferred(instance.address),
      port,
      database,
      username,
      password: password.output,
      sslMode: authorities ? 'verify-full' : 'require',
      ca: authorities ? new ClusterFact(authorities.configMap, authorities.key) : new Absent(),
    };
  }

  /** RDS would make them itself, and keep what is in them for ever. They are there before. */
  private withLogGroups(): { readonly dependsOn?: ITerraformDependable[] } {
    const { stack, isProtected } = this.place;
    const { logRetentionDays: retentionInDays, keys: { logs: kmsKeyId } = {} } = stack.region;
    if (retentionInDays === undefined) return {};
    const groups = logs.map(
      (log) =>
        new cloudwatch.CloudwatchLogGroup(this, `logs-${log}`, {
          name: `/aws/rds/instance/${this.name}/${log}`,
          retentionInDays,
          ...(kmsKeyId !== undefined && { kmsKeyId }),
          skipDestroy: isProtected,
        }),
    );
    return { dependsOn: groups };
  }

  /**
   * Its name carries the family, so that a new major version gets its group before the old one goes.
   *
   * `pending-reboot` is what RDS answers where TLS is the default, from version 15 on; another method would differ in every plan.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/39252
   */
  private parameterGroup(family: string, logsQueries: boolean): string {
    return new rds.DbParameterGroup(this, 'parameters', {
      name: this.place.keptName('rds/parameters') ?? `${this.name}-${family}`,
      family,
      parameter: [{ name: 'rds.force_ssl', value: '1', applyMethod: 'pending-reboot' }, ...(logsQueries ? queryLog : [])],
      lifecycle: { createBeforeDestroy: true },
    }).name;
  }
}

function derivedName(app: string, owner: string, { node }: Construct): string {
  return checkDatabaseName(`The database of '${node.scope!.node.path}'`, shorten(`${app}-${owner}`, 63).replaceAll('-', '_'));
}
