import { UserError } from '../errors';
import { checkName } from './names';

/** Devices, which no file or folder of Windows can be called, whatever its extension. */
const devices = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Whether Windows takes it as the name of a file or folder. */
export function isDevice(name: string): boolean {
  return devices.test(name.split('.', 1)[0]!);
}

/**
 * The name of something that gets a file or folder of that name.
 *
 * @param what what bears it, for the error: `A workload`
 * @throws UserError if it is none on some operating system
 * @see https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions
 */
export function checkFileName(what: string, name: string): string {
  if (isDevice(name))
    throw new UserError(
      `${what} has the name '${name}', which is that of a device on Windows.`,
      'Choose another one: it names a file or a folder.',
    );
  return name;
}

/**
 * Beginnings of names that AWS keeps for itself: of parameters, of security groups, of buckets.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const ofAws = ['aws', 'ssm', 'sg-', 'sthree-', 'amzn-s3-demo-'];

/**
 * The name of an organization, with which those of cloud resources begin.
 *
 * @throws UserError if it is malformed, or makes names that AWS keeps for itself
 */
export function checkOrganization(name: string): string {
  checkName('The organization', name, 20);
  const reserved = ofAws.find((start) => `${name}-`.startsWith(start));
  if (reserved)
    throw new UserError(
      `The organization has the name '${name}', and AWS keeps names that begin with '${reserved}' for itself.`,
      'Choose another one: names of cloud resources begin with it.',
    );
  return name;
}

/**
 * The namespace of an app, which its platform stack makes and guards.
 *
 * @param app for the error
 * @throws UserError if it is malformed, or a namespace of Kubernetes itself
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export function checkNamespace(app: string, namespace: string): string {
  checkName(`The namespace of app '${app}'`, namespace);
  if (namespace === 'default' || namespace.startsWith('kube-'))
    throw new UserError(
      `App '${app}' has the namespace '${namespace}', which belongs to Kubernetes itself.`,
      "Choose another name for the app, or another one by 'namespace' of the environment: it is restricted, and cut off from whatever no workload asks for.",
    );
  return namespace;
}
