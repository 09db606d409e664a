import { UserError } from '../errors';
import { nearestFirst } from '../wording/nearest';

/**
 * Regions of each partition, as far as they were known when this was written.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 * @see https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
 */
const regions: Readonly<Record<string, readonly string[]>> = {
  aws: [
    'af-south-1',
    ...['ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2'],
    ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7'],
    ...['ca-central-1', 'ca-west-1'],
    ...['eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
    ...['il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1', 'sa-east-1', 'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-eusc': ['eusc-de-east-1'],
  'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
  'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
  'aws-iso-e': ['eu-isoe-west-1'],
  'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** The first parts of the names of each partition's regions. */
const areas: Readonly<Record<string, string>> = {
  aws: 'af|ap|ca|eu|il|me|mx|sa|us',
  'aws-cn': 'cn',
  'aws-eusc': 'eusc-[a-z]{2}',
  'aws-iso': 'us-iso',
  'aws-iso-b': 'us-isob',
  'aws-iso-e': 'eu-isoe',
  'aws-iso-f': 'us-isof',
  'aws-us-gov': 'us-gov',
};

const directions = 'north|south|east|west|central|northeast|northwest|southeast|southwest';

/** @throws UserError if AWS has no such partition */
export function checkPartition(where: string, partition: string): void {
  if (!Object.hasOwn(areas, partition))
    throw new UserError(`${where} is '${partition}'.`, `Choose one of: ${Object.keys(areas).join(', ')}.`);
}

/**
 * A region of AWS: one that is known, or one whose name has the form that new ones have.
 *
 * @param where where it stands, for the error: `'regions[0].region' of environment 'production'`
 * @param partition that it must be of; any where none is named
 * @throws UserError if there is no such region
 */
export function checkAwsRegion(where: string, region: string, partition?: string): void {
  const own = Object.keys(areas).find((one) => isOf(region, one));
  if (own === undefined) {
    const known = partition === undefined ? Object.values(regions).flat() : regions[partition]!;
    throw new UserError(
      `${where} is '${region}', which is no region${partition === undefined ? ' of AWS' : ` of the partition '${partition}'`}.`,
      `Did you mean '${nearestFirst(region, known)[0]}'? Regions are named like it: area, direction and number.`,
    );
  }
  if (partition !== undefined && own !== partition)
    throw new UserError(
      `${where} is '${region}', which is of the partition '${own}' and not of '${partition}'.`,
      own === 'aws' ? `Drop 'partition', or state a region of '${partition}'.` : `State partition: '${own}' beside it.`,
    );
}

function isOf(region: string, partition: string): boolean {
  return regions[partition]!.includes(region) || new RegExp(`^(${areas[partition]})-(${directions})-[1-9]$`).test(region);
}
