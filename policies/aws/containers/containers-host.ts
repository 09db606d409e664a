import { documents, graph, Policy, Problem } from '../../../lib/rules';
import { type Attribute, demandRules } from '../attributes';
import { blocks } from '../blocks';
import { containerTypes, fieldOf, inContainers } from './container-definitions';

/** Capabilities by which a program gets hold of the machine, or of the network of others on it. */
const dangerous = new Set(['ALL', 'BPF', 'DAC_READ_SEARCH', 'NET_ADMIN', 'SYS_ADMIN', 'SYS_MODULE', 'SYS_RAWIO']);

/** Folders of a machine by which a container has the machine: the root, and what holds the socket of the container runtime. */
const machine = /^\/+(?:(?:var\/+)?run(?:\/+(?:docker|containerd))?)?\/*$|(?:docker|containerd)\.sock\/*$/;

export const containersHost: Policy = {
  name: 'aws/containers/host',
  description: 'Containers of ECS and Batch have no hold on their machine: they are not privileged, and in no namespace of it.',
  remediation: 'Leave out privileged and the capability in the definition of the container; set network_mode to awsvpc.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4',
  rationale:
    'A container that holds its machine reads the credentials of that, and of every other task on it. An error in one program is then an error in all.',
  severity: 'high',
  controls: { fsbp: ['ECS.3', 'ECS.4'], checkov: ['CKV_AWS_210', 'CKV_AWS_334', 'CKV_AWS_335'] },
  rule: [
    ...demandRules([
      ...['containers[]', 'init_containers[]'].map((list) => ({
        types: 'batch_job_definition',
        field: `eks_properties.pod_properties.${list}.security_context.privileged`,
        holds: (isPrivileged: Attribute) => isPrivileged.isNot(true),
        message: 'has a container that is privileged: it has the machine',
        cure: `Leave out privileged in security_context of ${list.replace('[]', '')} in eks_properties.`,
      })),
      {
        types: 'batch_job_definition',
        field: 'eks_properties.pod_properties.host_network',
        holds: (shares) => shares.isNot(true),
        message: 'shares a namespace of its machine: eks_properties.pod_properties.host_network is true',
        cure: 'Set host_network to false in pod_properties of eks_properties.',
      },
    ]),
    graph(containerTypes, ({ raw }) =>
      inContainers(raw, (container, name, attribute) => [
        ...(String(container['privileged']) === 'true'
          ? [
              {
                message: `${name} is privileged: it has the machine`,
                at: [attribute],
                remediation: `Leave out privileged of ${name} in ${attribute}.`,
                extent: [`privileged ${name}`],
              },
            ]
          : []),
        ...blocks(fieldOf(container['linuxparameters'], 'capabilities', 'add'))
          .map((capability) => String(capability).toUpperCase())
          .filter((capability) => dangerous.has(capability))
          .map((capability) => ({
            message: `${name} adds the capability ${capability}`,
            at: [attribute],
            remediation: `Leave ${capability} out of capabilities.add of ${name} in ${attribute}.`,
            extent: [`${capability} ${name}`],
          })),
      ]),
    ),
    graph(documents<unknown>('aws_ecs_task_definition'), ({ raw }): readonly Problem[] => [
      ...['ipc_mode', 'pid_mode'].flatMap((field) => (raw[field] === 'host' ? [sharing(field, `Leave out ${field}.`)] : [])),
      ...(raw.network_mode === 'host' ? [sharing('network_mode', 'Set network_mode to awsvpc, or to bridge.')] : []),
      ...blocks<Volume>(raw.volume).flatMap(({ name, host_path: path }, index): readonly Problem[] =>
        typeof path === 'string' && machine.test(path)
          ? [
              {
                message: `volume ${String(name)} is ${path} of the machine: whoever has it has the machine`,
                at: ['volume', index, 'host_path'],
                remediation: 'Leave out the volume, or set host_path to a folder that holds nothing else.',
                extent: [path],
              },
            ]
          : [],
      ),
    ]),
  ],
};

interface Volume {
  readonly name?: unknown;
  readonly host_path?: unknown;
}

function sharing(field: string, remediation: string): Problem {
  return { message: `shares a namespace of its machine: ${field} is host`, at: [field], remediation };
}
