// Made by `npm run generate`.
import type { PropertyTypes } from '../lib';

/** What the public types of this folder take, from the types and their doc tags. */
export const types: PropertyTypes = {
  AccessProps: {
    properties: {
      name: { is: "text", pattern: "^[a-z][A-Za-z0-9-]{0,62}$", words: "a name such as 'models'" },
      actions: { is: "list", of: { is: "text" }, pattern: "^[a-z0-9-]+:[A-Za-z0-9]+$", words: "the name of an action, such as 'bedrock:InvokeModel': there is no '*'", minItems: 1, uniqueItems: true },
    },
  },
  Alert: {
    properties: {
      expr: { is: "text" },
      for: { is: "text", optional: true },
      severity: { is: "text", values: ["critical", "warning", "info"] },
      summary: { is: "text" },
      runbook: { is: "text", optional: true },
    },
  },
  ApprovedAccess: {
    properties: {
      actions: { is: "list", of: { is: "text" }, pattern: "^[a-z0-9-]+:[A-Za-z0-9]+$", words: "the name of an action, such as 'bedrock:InvokeModel': there is no '*'", minItems: 1, uniqueItems: true },
      resources: { is: "either", of: [{ is: "function" }, { is: "list", of: { is: "text" } }] },
      egress: { is: "list", of: { is: "object", type: "Flow" }, optional: true },
    },
  },
  AttachedJob: {
    properties: {
      activeDeadlineSeconds: { optional: true, minimum: 1, is: "number" },
      args: { optional: true, is: "list", of: { is: "text" } },
      backoffLimit: { optional: true, minimum: 0, is: "number" },
      command: { optional: true, is: "list", of: { is: "text" } },
      completions: { optional: true, minimum: 1, is: "number" },
      concurrencyPolicy: { is: "text", values: ["Allow", "Forbid", "Replace"], optional: true },
      env: { optional: true, entries: "stated", is: "either", of: [{ is: "function" }, { is: "map", of: { is: "either", of: [{ is: "instance", name: "Output", has: ["path", "variable"] }, { is: "instance", name: "PodField", has: ["valueFrom"] }, { is: "instance", name: "Text", has: ["literals", "parts"] }, { is: "text" }] } }] },
      failedJobsHistoryLimit: { is: "number", optional: true, minimum: 0 },
      parallelism: { optional: true, minimum: 1, is: "number" },
      resources: { optional: true, is: "object", type: "Resources" },
      restartPolicy: { optional: true, is: "text", values: ["Never", "OnFailure"] },
      schedule: { is: "text", optional: true },
      startingDeadlineSeconds: { is: "number", optional: true, minimum: 10 },
      successfulJobsHistoryLimit: { is: "number", optional: true, minimum: 0 },
      suspend: { is: "flag", optional: true },
      timeZone: { is: "text", optional: true },
    },
  },
  AwsAccessOptions: {
    properties: {
      approved: { is: "map", of: { is: "object", type: "ApprovedAccess" } },
    },
  },
  AwsBucketOptions: {
    properties: {
      earlierVersionDays: { is: "number", optional: true, minimum: 1, unit: "days" },
    },
  },
  AwsPostgresOptions: {
    properties: {
      sizes: { is: "object", type: "AwsPostgresOptions.sizes", optional: true },
      engineVersion: { is: "text", optional: true, pattern: "^[1-9]\\d(\\.\\d{1,2})?$", words: "a major version such as '17', or major and minor: '17.5'" },
      multiAz: { is: "flag", optional: true },
      backupRetentionDays: { is: "number", optional: true, minimum: 1, maximum: 35, unit: "days" },
      performanceInsights: { is: "flag", optional: true },
      monitoringRole: { is: "text", optional: true, format: "role-name" },
      queryLogging: { is: "flag", optional: true },
      passwordVersion: { is: "number", optional: true, minimum: 1 },
    },
  },
  "AwsPostgresOptions.sizes": {
    properties: {
      large: { is: "object", type: "AwsPostgresSize", optional: true },
      medium: { is: "object", type: "AwsPostgresSize", optional: true },
      small: { is: "object", type: "AwsPostgresSize", optional: true },
    },
  },
  AwsPostgresSize: {
    properties: {
      instanceClass: { is: "text", pattern: "^db\\.[a-z0-9-]+\\.[a-z0-9-]+$", words: "a class such as 'db.t4g.micro'" },
      allocatedStorage: { is: "number", minimum: 20, maximum: 65536, unit: "GiB" },
      maxAllocatedStorage: { is: "number", minimum: 20, maximum: 65536, unit: "GiB" },
    },
  },
  AwsProviderOptions: {
    properties: {
      role: { is: "text", format: "role-name" },
      tags: { is: "object", type: "AwsProviderOptions.tags" },
      version: { is: "text", optional: true, format: "version-range" },
    },
  },
  "AwsProviderOptions.tags": {
    properties: {
      owner: { is: "text", format: "tag-value" },
      costCentre: { is: "text", format: "tag-value" },
    },
  },
  AwsRedisOptions: {
    properties: {
      nodeTypes: { is: "object", type: "AwsRedisOptions.nodeTypes", optional: true },
      engineVersion: { is: "text", optional: true, pattern: "^[5-9]\\.(x|\\d{1,2})(\\.\\d{1,2})?$", words: "a version such as '7.1'" },
      nodes: { is: "number", optional: true, minimum: 1, maximum: 6 },
      backupRetentionDays: { is: "number", optional: true, minimum: 0, maximum: 35, unit: "days" },
    },
  },
  "AwsRedisOptions.nodeTypes": {
    properties: {
      large: { is: "text", optional: true, pattern: "^cache\\.[a-z0-9-]+\\.[a-z0-9-]+$", words: "a node type such as 'cache.t4g.micro'" },
      medium: { is: "text", optional: true, pattern: "^cache\\.[a-z0-9-]+\\.[a-z0-9-]+$", words: "a node type such as 'cache.t4g.micro'" },
      small: { is: "text", optional: true, pattern: "^cache\\.[a-z0-9-]+\\.[a-z0-9-]+$", words: "a node type such as 'cache.t4g.micro'" },
    },
  },
  AwsSecretOptions: {
    properties: {
      version: { is: "number", optional: true, minimum: 1 },
    },
  },
  AwsTableOptions: {
    properties: {
      recoveryPeriodDays: { is: "number", optional: true, minimum: 1, maximum: 35 },
    },
  },
  BesideContainer: {
    properties: {
      files: { is: "either", of: [{ is: "function" }, { is: "map", of: { is: "either", of: [{ is: "instance", name: "Output", has: ["path", "variable"] }, { is: "instance", name: "Text", has: ["literals", "parts"] }, { is: "object", type: "FileContent" }, { is: "text" }] } }], optional: true, entries: "stated" },
      volumes: { is: "map", of: { is: "object", type: "OwnVolume" }, optional: true },
      securityContext: { is: "object", type: "Partial<ContainerUser>", optional: true },
    },
  },
  BucketProps: {
    properties: {
      access: { is: "text", values: ["read", "write", "readWrite"], optional: true },
      expiration: { is: "instance", name: "Duration", has: ["toDays", "toHours", "toHumanString"], optional: true, minimum: 1, unit: "days" },
      versioned: { is: "flag", optional: true },
    },
  },
  ContainerHooks: {
    properties: {
      lifecycle: { is: "object", type: "Lifecycle", optional: true },
    },
  },
  ContainerProps: {
    properties: {
      env: { is: "either", of: [{ is: "function" }, { is: "map", of: { is: "either", of: [{ is: "instance", name: "Output", has: ["path", "variable"] }, { is: "instance", name: "PodField", has: ["valueFrom"] }, { is: "instance", name: "Text", has: ["literals", "parts"] }, { is: "text" }] } }], optional: true, entries: "stated" },
      resources: { is: "object", type: "Resources", optional: true },
      command: { is: "list", of: { is: "text" }, optional: true },
      args: { is: "list", of: { is: "text" }, optional: true },
      workingDir: { is: "text", optional: true },
      imagePullPolicy: { is: "text", values: ["Always", "IfNotPresent", "Never"], optional: true },
      runtime: { is: "text", values: ["jvm", "go", "node"], optional: true },
      capabilities: { is: "list", of: { is: "text", values: ["NET_BIND_SERVICE"] }, optional: true, uniqueItems: true },
    },
  },
  CronJobProps: {
    extends: ["PodProps", "ScheduleProps"],
    properties: {
    },
  },
  DaemonWorkloadProps: {
    extends: ["PodProps", "Probes", "Measured", "Offered", "Rollout"],
    properties: {
      ports: { is: "map", of: { is: "object", type: "Port" }, optional: true },
      updateStrategy: { is: "object", type: "UpdateStrategy", optional: true },
    },
  },
  DataStoreKind: {
    properties: {
      service: { is: "text" },
      longestName: { is: "number", minimum: 10 },
      key: { is: "text", values: ["cache", "database", "logs", "messaging", "secrets", "storage"] },
      port: { is: "number", minimum: 1, maximum: 65535 },
    },
  },
  DisruptionBudget: {
    properties: {
      maxUnavailable: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
      minAvailable: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
    },
  },
  DnsConfig: {
    properties: {
      nameservers: { is: "list", of: { is: "text" }, optional: true, uniqueItems: true },
      searches: { is: "list", of: { is: "text" }, optional: true, uniqueItems: true },
      options: { is: "map", of: { is: "text" }, optional: true },
    },
  },
  Egress: {
    properties: {
      cidrs: { is: "list", of: { is: "text" }, optional: true },
      hosts: { is: "list", of: { is: "text" }, optional: true },
      port: { optional: true, minimum: 1, maximum: 65535, is: "number" },
      protocol: { optional: true, is: "text", values: ["TCP", "UDP"] },
    },
  },
  EgressProxyFacts: {
    extends: ["EgressProxy"],
    properties: {
      peers: { is: "list", of: { is: "object", type: "NetworkPeer" }, minItems: 1 },
      port: { is: "number", minimum: 1, maximum: 65535 },
    },
  },
  EksAutoModeFacts: {
    properties: {
      apiServer: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      apiServerPort: { is: "number", optional: true, minimum: 1, maximum: 65535 },
      cloudApis: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      dns: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      egressProxy: { is: "object", type: "EgressProxyFacts", optional: true },
      engine: { is: "text", values: ["kubernetes", "none"], optional: true },
      fqdnPolicy: { is: "text", values: ["gke", "eksAutoMode", "calico"], optional: true },
      identity: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      ingress: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      monitoring: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
    },
  },
  ExternalSecretsOptions: {
    properties: {
      refreshInterval: { is: "instance", name: "Duration", has: ["toDays", "toHours", "toHumanString"], optional: true, minimum: 0, unit: "seconds" },
    },
  },
  FileContent: {
    properties: {
      base64: { is: "text", optional: true },
      content: { is: "text", optional: true },
      mode: { optional: true, is: "number" },
      source: { is: "text", optional: true },
    },
  },
  GatewayRoutesProps: {
    properties: {
      gateway: { is: "object", type: "GatewayRoutesProps.gateway" },
      annotations: { is: "map", of: { is: "text" }, optional: true, propertyNames: "label-key" },
    },
  },
  "GatewayRoutesProps.gateway": {
    properties: {
      name: { is: "text", format: "object-name" },
      namespace: { is: "text", format: "namespace" },
      sectionName: { is: "text", optional: true, format: "object-name" },
      plainSectionName: { is: "text", optional: true, format: "object-name" },
    },
  },
  IngressRoutesProps: {
    properties: {
      ingressClassName: { is: "text", format: "object-name" },
      clusterIssuer: { is: "text", optional: true, format: "object-name" },
      annotations: { is: "map", of: { is: "text" }, optional: true, propertyNames: "label-key" },
      grpcAnnotations: { is: "map", of: { is: "text" }, optional: true, propertyNames: "label-key" },
      timeoutAnnotations: { is: "list", of: { is: "text" }, optional: true, format: "label-key", minItems: 1, uniqueItems: true },
    },
  },
  InitContainer: {
    extends: ["BesideContainer"],
    properties: {
      image: { is: "text" },
      env: { is: "either", of: [{ is: "function" }, { is: "map", of: { is: "either", of: [{ is: "instance", name: "Output", has: ["path", "variable"] }, { is: "instance", name: "PodField", has: ["valueFrom"] }, { is: "instance", name: "Text", has: ["literals", "parts"] }, { is: "text" }] } }, { is: "text", values: ["inherit"] }], optional: true, entries: "stated" },
      secretMounts: { is: "list", of: { is: "text" }, optional: true, uniqueItems: true },
      volumeMounts: { is: "map", of: { is: "object", type: "VolumeMount" }, optional: true },
      runtime: { is: "text", values: ["jvm", "go", "node"], optional: true },
      capabilities: { is: "list", of: { is: "text", values: ["NET_BIND_SERVICE"] }, optional: true, uniqueItems: true },
      resources: { is: "object", type: "Resources", optional: true },
      command: { is: "list", of: { is: "text" }, optional: true },
      args: { is: "list", of: { is: "text" }, optional: true },
      workingDir: { is: "text", optional: true },
      imagePullPolicy: { is: "text", values: ["Always", "IfNotPresent", "Never"], optional: true },
    },
  },
  JobProps: {
    extends: ["PodProps", "JobRun"],
    properties: {
      ttlSecondsAfterFinished: { is: "number", optional: true, minimum: 0, unit: "seconds" },
    },
  },
  JobRun: {
    properties: {
      backoffLimit: { is: "number", optional: true, minimum: 0 },
      activeDeadlineSeconds: { is: "number", optional: true, minimum: 1 },
      restartPolicy: { is: "text", values: ["Never", "OnFailure"], optional: true },
      parallelism: { is: "number", optional: true, minimum: 1 },
      completions: { is: "number", optional: true, minimum: 1 },
    },
  },
  KedaOptions: {
    properties: {
      authentication: { is: "object", type: "KedaOptions.authentication", optional: true },
      pollingInterval: { is: "instance", name: "Duration", has: ["toDays", "toHours", "toHumanString"], optional: true, minimum: 1, unit: "seconds" },
      cooldownPeriod: { is: "instance", name: "Duration", has: ["toDays", "toHours", "toHumanString"], optional: true, minimum: 0, unit: "seconds" },
    },
  },
  "KedaOptions.authentication": {
    properties: {
      kind: { is: "text", values: ["TriggerAuthentication", "ClusterTriggerAuthentication"] },
      name: { is: "text", format: "object-name" },
    },
  },
  KubernetesApi: {
    properties: {
      rules: { is: "list", of: { is: "object", type: "KubernetesApiRule" } },
    },
  },
  KubernetesApiRule: {
    properties: {
      apiGroups: { is: "list", of: { is: "text" } },
      resources: { is: "list", of: { is: "text" } },
      verbs: { is: "list", of: { is: "text", values: ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"] } },
      resourceNames: { is: "list", of: { is: "text" }, optional: true },
    },
  },
  KubernetesProvidersOptions: {
    properties: {
      role: { is: "text", optional: true, format: "role-arn" },
      version: { is: "text", optional: true, format: "version-range" },
    },
  },
  KubernetesRedisOptions: {
    properties: {
      image: { is: "text", format: "pinned-image" },
      password: { is: "flag", optional: true },
      passwordVersion: { is: "number", optional: true, minimum: 1 },
      username: { is: "text", optional: true, pattern: "^[a-z][a-z0-9-]{0,31}$", words: "up to 32 small letters, digits and hyphens, a letter first, such as 'app'" },
      sizes: { is: "object", type: "KubernetesRedisOptions.sizes", optional: true },
    },
  },
  "KubernetesRedisOptions.sizes": {
    properties: {
      large: { is: "object", type: "KubernetesRedisSize", optional: true },
      medium: { is: "object", type: "KubernetesRedisSize", optional: true },
      small: { is: "object", type: "KubernetesRedisSize", optional: true },
    },
  },
  KubernetesRedisSize: {
    properties: {
      requests: { is: "object", type: "KubernetesRedisSize.requests" },
      limits: { is: "object", type: "KubernetesRedisSize.limits" },
      storage: { is: "text", format: "memory" },
    },
  },
  "KubernetesRedisSize.limits": {
    properties: {
      cpu: { is: "text", optional: true, format: "cpu" },
      memory: { is: "text", format: "memory" },
    },
  },
  "KubernetesRedisSize.requests": {
    properties: {
      cpu: { is: "text", format: "cpu" },
      memory: { is: "text", format: "memory" },
    },
  },
  Lifecycle: {
    properties: {
      postStart: { is: "object", type: "LifecycleHandler", optional: true },
      preStop: { is: "object", type: "LifecycleHandler", optional: true },
    },
  },
  LifecycleHandler: {
    properties: {
      exec: { is: "object", type: "LifecycleHandler.exec", optional: true },
      httpGet: { is: "object", type: "LifecycleHandler.httpGet", optional: true },
      sleep: { is: "object", type: "LifecycleHandler.sleep", optional: true },
    },
  },
  "LifecycleHandler.exec": {
    properties: {
      command: { is: "list", of: { is: "text" }, minItems: 1 },
    },
  },
  "LifecycleHandler.httpGet": {
    properties: {
      port: { is: "number", minimum: 1, maximum: 65535 },
      path: { is: "text" },
      scheme: { is: "text", values: ["HTTP", "HTTPS"], optional: true },
    },
  },
  "LifecycleHandler.sleep": {
    properties: {
      seconds: { is: "number", minimum: 1, unit: "seconds" },
    },
  },
  Marks: {
    properties: {
      labels: { is: "map", of: { is: "text" }, optional: true, format: "label-value", propertyNames: "label-key" },
      annotations: { is: "map", of: { is: "text" }, optional: true, propertyNames: "label-key" },
      podLabels: { is: "map", of: { is: "text" }, optional: true, format: "label-value", propertyNames: "label-key" },
    },
  },
  Measured: {
    properties: {
      metrics: { is: "object", type: "Metrics", optional: true },
    },
  },
  Metrics: {
    properties: {
      port: { is: "either", of: [{ is: "number" }, { is: "text" }] },
      path: { is: "text", optional: true },
      interval: { is: "text", optional: true },
    },
  },
  NameResolution: {
    properties: {
      dnsConfig: { is: "object", type: "DnsConfig", optional: true },
      hostAliases: { is: "map", of: { is: "list", of: { is: "text" } }, optional: true },
    },
  },
  NetworkFacts: {
    properties: {
      engine: { is: "text", values: ["kubernetes", "cilium", "none"], optional: true },
      fqdnPolicy: { is: "text", values: ["gke", "eksAutoMode", "calico"], optional: true },
      egressProxy: { is: "object", type: "EgressProxyFacts", optional: true },
      dns: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      identity: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      cloudApis: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      apiServer: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      apiServerPort: { is: "number", optional: true, minimum: 1, maximum: 65535 },
      ingress: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
      monitoring: { is: "list", of: { is: "object", type: "NetworkPeer" }, optional: true },
    },
  },
  NetworkPeer: {
    properties: {
      cidr: { is: "text", optional: true },
      entity: { is: "text", values: ["host", "remote-node", "kube-apiserver", "ingress"], optional: true },
      except: { is: "list", of: { is: "text" }, optional: true },
      namespace: { is: "text", format: "namespace", optional: true },
      pods: { is: "map", of: { is: "text" }, optional: true, format: "label-value", propertyNames: "label-key" },
    },
  },
  NetworkPeerForm: {
    properties: {
      cidr: { is: "text", optional: true },
      entity: { is: "text", values: ["host", "remote-node", "kube-apiserver", "ingress"], optional: true },
      except: { is: "list", of: { is: "text" }, optional: true },
      namespace: { is: "text", format: "namespace", optional: true },
      pods: { is: "map", of: { is: "text" }, optional: true, format: "label-value", propertyNames: "label-key" },
    },
  },
  Offered: {
    properties: {
      service: { is: "object", type: "ServiceOptions", optional: true },
    },
  },
  OwnVolume: {
    properties: {
      configMap: { is: "object", type: "OwnVolume.configMap", optional: true },
      csi: { is: "object", type: "OwnVolume.csi", optional: true },
      emptyDir: { is: "object", type: "OwnVolume.emptyDir", optional: true },
      mountPath: { is: "text" },
      persistentVolumeClaim: { is: "object", type: "OwnVolume.persistentVolumeClaim", optional: true },
      readOnly: { optional: true, is: "flag" },
      secret: { is: "object", type: "OwnVolume.secret", optional: true },
      serviceAccountToken: { is: "object", type: "OwnVolume.serviceAccountToken", optional: true },
      subPath: { optional: true, is: "text" },
    },
  },
  "OwnVolume.configMap": {
    properties: {
      name: { is: "text", format: "object-name" },
      key: { is: "text", optional: true, pattern: "^(?!\\.\\.?$)[-._a-zA-Z0-9]{1,253}$", words: "a key of a ConfigMap, such as 'ca.pem'" },
    },
  },
  "OwnVolume.csi": {
    properties: {
      driver: { is: "text", format: "object-name" },
      volumeAttributes: { is: "map", of: { is: "text" }, optional: true },
      fsType: { is: "text", optional: true },
    },
  },
  "OwnVolume.emptyDir": {
    properties: {
      sizeLimit: { is: "text" },
      medium: { is: "text", values: ["Memory"], optional: true },
    },
  },
  "OwnVolume.persistentVolumeClaim": {
    properties: {
      claimName: { is: "text", format: "object-name" },
    },
  },
  "OwnVolume.secret": {
    properties: {
      secretName: { is: "text", format: "object-name" },
      key: { is: "text", optional: true, pattern: "^(?!\\.\\.?$)[-._a-zA-Z0-9]{1,253}$", words: "a key of a Secret, such as 'tls.key'" },
    },
  },
  "OwnVolume.serviceAccountToken": {
    properties: {
      audience: { is: "text" },
      expirationSeconds: { is: "number", optional: true, minimum: 600, maximum: 4294967296, unit: "seconds" },
    },
  },
  Owner: {
    properties: {
      team: { is: "text" },
      chat: { is: "text", optional: true },
      pager: { is: "text", optional: true },
      docs: { is: "text", optional: true },
      source: { is: "text", optional: true },
    },
  },
  "Partial<ContainerUser>": {
    properties: {
      runAsGroup: { is: "number", optional: true, minimum: 1, maximum: 2147483647, because: "nothing runs as root" },
      runAsUser: { is: "number", optional: true, minimum: 1, maximum: 2147483647, because: "nothing runs as root" },
    },
  },
  "Partial<PodUser>": {
    properties: {
      fsGroup: { is: "number", optional: true, minimum: 1, maximum: 2147483647, because: "nothing runs as root" },
      fsGroupChangePolicy: { is: "text", values: ["Always", "OnRootMismatch"], optional: true },
      runAsGroup: { is: "number", optional: true, minimum: 1, maximum: 2147483647, because: "nothing runs as root" },
      runAsUser: { is: "number", optional: true, minimum: 1, maximum: 2147483647, because: "nothing runs as root" },
      supplementalGroups: { is: "list", of: { is: "number" }, optional: true, minimum: 1, maximum: 2147483647, because: "nothing runs as root", uniqueItems: true },
    },
  },
  PasswordRules: {
    properties: {
      length: { is: "number", optional: true, minimum: 16, maximum: 4096 },
      punctuation: { is: "flag", optional: true },
      exclude: { is: "text", optional: true },
      requireEachKind: { is: "flag", optional: true },
    },
  },
  PodProps: {
    extends: ["ContainerProps", "ContainerHooks", "NameResolution", "Marks"],
    properties: {
      image: { is: "text" },
      formerly: { is: "either", of: [{ is: "list", of: { is: "text" } }, { is: "text" }], optional: true, format: "former-name" },
      knownAs: { is: "text", optional: true, format: "former-name" },
      dependencies: { is: "map", of: { is: "instance", name: "Dependency", has: ["formerly", "knownAs", "accesses"] }, optional: true },
      initContainers: { is: "map", of: { is: "object", type: "InitContainer" }, optional: true },
      sidecars: { is: "map", of: { is: "object", type: "Sidecar" }, optional: true },
      files: { is: "either", of: [{ is: "function" }, { is: "map", of: { is: "either", of: [{ is: "instance", name: "Output", has: ["path", "variable"] }, { is: "instance", name: "Text", has: ["literals", "parts"] }, { is: "object", type: "FileContent" }, { is: "text" }] } }], optional: true, entries: "stated" },
      volumes: { is: "map", of: { is: "object", type: "Volume" }, optional: true },
      imagePullSecrets: { is: "list", of: { is: "text" }, optional: true, format: "object-name", uniqueItems: true },
      securityContext: { is: "object", type: "Partial<PodUser>", optional: true },
      terminationGracePeriodSeconds: { is: "number", optional: true, minimum: 0, unit: "seconds" },
      podAnnotations: { is: "map", of: { is: "text" }, optional: true, propertyNames: "label-key" },
      egress: { is: "map", of: { is: "object", type: "Egress" }, optional: true },
      kubernetesApi: { is: "object", type: "KubernetesApi", optional: true },
      serviceAccountName: { is: "text", optional: true, format: "object-name" },
      placement: { is: "text", optional: true },
      owner: { is: "object", type: "Owner", optional: true },
      alerts: { is: "map", of: { is: "object", type: "Alert" }, optional: true },
    },
  },
  PostgresProps: {
    properties: {
      size: { is: "text", values: ["small", "medium", "large"] },
      database: { is: "text", optional: true, pattern: "^[a-z][a-z0-9_]{0,62}$", words: "at most 63 lower-case letters, digits and underscores, a letter first" },
    },
  },
  Probe: {
    properties: {
      exec: { is: "object", type: "Probe.exec", optional: true },
      failureThreshold: { optional: true, minimum: 1, is: "number" },
      grpc: { is: "object", type: "Probe.grpc", optional: true },
      httpGet: { is: "object", type: "Probe.httpGet", optional: true },
      initialDelaySeconds: { optional: true, minimum: 0, is: "number" },
      periodSeconds: { optional: true, minimum: 1, is: "number" },
      successThreshold: { optional: true, minimum: 1, is: "number" },
      tcpSocket: { is: "object", type: "Probe.tcpSocket", optional: true },
      timeoutSeconds: { optional: true, minimum: 1, is: "number" },
    },
  },
  "Probe.exec": {
    properties: {
      command: { is: "list", of: { is: "text" }, minItems: 1 },
    },
  },
  "Probe.grpc": {
    properties: {
      port: { is: "anything" },
      service: { is: "text", optional: true },
    },
  },
  "Probe.httpGet": {
    properties: {
      port: { is: "anything" },
      path: { is: "text" },
      scheme: { is: "text", values: ["HTTP", "HTTPS"], optional: true },
      httpHeaders: { is: "map", of: { is: "text" }, optional: true, format: "header-value", propertyNames: "header-name" },
    },
  },
  "Probe.tcpSocket": {
    properties: {
      port: { is: "anything" },
    },
  },
  Probes: {
    properties: {
      readinessProbe: { is: "object", type: "Probe", optional: true },
      livenessProbe: { is: "object", type: "Probe", optional: true },
      startupProbe: { is: "object", type: "Probe", optional: true },
    },
  },
  PrometheusOperatorOptions: {
    properties: {
      labels: { is: "map", of: { is: "text" }, optional: true, format: "label-value", propertyNames: "label-key" },
    },
  },
  QueueProps: {
    properties: {
      access: { is: "text", values: ["send", "receive", "sendReceive"], optional: true },
      visibilityTimeout: { is: "instance", name: "Duration", has: ["toDays", "toHours", "toHumanString"], optional: true, minimum: 0, maximum: 43200, unit: "seconds" },
      retention: { is: "instance", name: "Duration", has: ["toDays", "toHours", "toHumanString"], optional: true, minimum: 60, maximum: 1209600, unit: "seconds" },
      maxReceiveCount: { is: "number", optional: true, minimum: 1, maximum: 1000 },
    },
  },
  RedisProps: {
    properties: {
      size: { is: "text", values: ["small", "medium", "large"] },
    },
  },
  RemoteEntry: {
    properties: {
      output: { is: "text" },
      store: { is: "text", values: ["secrets", "parameters"] },
      key: { is: "text" },
      property: { is: "text", optional: true },
    },
  },
  ResourceAmounts: {
    properties: {
      cpu: { is: "text", optional: true },
      memory: { is: "text", optional: true },
      ephemeralStorage: { is: "text", optional: true },
    },
  },
  Resources: {
    properties: {
      requests: { is: "object", type: "ResourceAmounts", optional: true },
      limits: { is: "object", type: "ResourceAmounts", optional: true },
      extended: { is: "map", of: { is: "number" }, optional: true, minimum: 1, propertyNames: "label-key" },
    },
  },
  RetiredWorkloadProps: {
    extends: ["Retirement"],
    properties: {
      dependencies: { is: "map", of: { is: "instance", name: "Dependency", has: ["formerly", "knownAs", "accesses"] }, optional: true },
      formerly: { is: "either", of: [{ is: "list", of: { is: "text" } }, { is: "text" }], optional: true, format: "object-name" },
      knownAs: { is: "text", optional: true, format: "object-name" },
    },
  },
  Rollout: {
    properties: {
      minReadySeconds: { is: "number", optional: true, minimum: 0, maximum: 599, unit: "seconds", because: "a rollout that does not get on for 600 has failed" },
      revisionHistoryLimit: { is: "number", optional: true, minimum: 0 },
    },
  },
  Route: {
    properties: {
      host: { is: "text" },
      port: { is: "text" },
      path: { is: "text", optional: true },
      pathType: { is: "text", values: ["Prefix", "Exact"], optional: true },
      tls: { is: "flag", optional: true },
      annotations: { is: "map", of: { is: "text" }, optional: true, propertyNames: "label-key" },
      tlsSecretName: { is: "text", optional: true, format: "object-name" },
      timeoutSeconds: { is: "number", optional: true, minimum: 1, maximum: 86400, unit: "seconds" },
      rewrite: { is: "object", type: "Rewrite", optional: true },
      redirect: { is: "object", type: "Redirect", optional: true },
      weights: { is: "map", of: { is: "object", type: "RouteWeight" }, optional: true },
    },
  },
  RouteWeight: {
    properties: {
      to: { is: "instance", name: "Call", has: ["formerly", "knownAs", "accesses"] },
      percent: { is: "number", minimum: 0, maximum: 100 },
    },
  },
  Routed: {
    properties: {
      routes: { is: "map", of: { is: "object", type: "Route" }, optional: true },
    },
  },
  S3StateOptions: {
    properties: {
      bucket: { is: "text", format: "bucket-name" },
      region: { is: "text" },
      key: { is: "function", optional: true },
      kmsKeyId: { is: "text", optional: true, format: "kms-key" },
      role: { is: "text", optional: true, format: "role-arn" },
    },
  },
  ScheduleProps: {
    extends: ["JobRun"],
    properties: {
      schedule: { is: "text" },
      timeZone: { is: "text", optional: true },
      concurrencyPolicy: { is: "text", values: ["Allow", "Forbid", "Replace"], optional: true },
      startingDeadlineSeconds: { is: "number", optional: true, minimum: 10 },
      successfulJobsHistoryLimit: { is: "number", optional: true, minimum: 0 },
      failedJobsHistoryLimit: { is: "number", optional: true, minimum: 0 },
      suspend: { is: "flag", optional: true },
    },
  },
  ScrapeAnnotationsOptions: {
    properties: {
      alerts: { is: "text", values: ["refused", "ignored"], optional: true },
    },
  },
  SecretProps: {
    properties: {
      keys: { is: "list", of: { is: "text" }, pattern: "^[a-z][A-Za-z0-9]{0,62}$", words: "a name in camelCase, such as 'apiKey'", minItems: 1, uniqueItems: true },
      as: { is: "text", values: ["env", "files"], optional: true },
    },
  },
  ServiceOptions: {
    properties: {
      annotations: { optional: true, propertyNames: "label-key", is: "map", of: { is: "text" } },
      externalTrafficPolicy: { optional: true, is: "text", values: ["Cluster", "Local"] },
      ipFamilyPolicy: { optional: true, is: "text", values: ["PreferDualStack", "RequireDualStack", "SingleStack"] },
      loadBalancerClass: { is: "text", optional: true },
      loadBalancerSourceRanges: { is: "list", of: { is: "text" }, optional: true, minItems: 1 },
      sessionAffinity: { optional: true, is: "object", type: "ServiceOptions.sessionAffinity" },
      type: { optional: true, is: "text", values: ["ClusterIP", "LoadBalancer", "NodePort"] },
    },
  },
  "ServiceOptions.sessionAffinity": {
    properties: {
      timeoutSeconds: { is: "number", optional: true, minimum: 1, maximum: 86400, unit: "seconds" },
    },
  },
  Sidecar: {
    extends: ["InitContainer", "Probes"],
    properties: {
      ports: { is: "map", of: { is: "object", type: "Port" }, optional: true },
      serves: { is: "list", of: { is: "text" }, optional: true, uniqueItems: true },
      lifecycle: { is: "object", type: "Lifecycle", optional: true },
    },
  },
  Spread: {
    properties: {
      topologySpread: { is: "object", type: "TopologySpread", optional: true },
    },
  },
  StatefulWorkloadProps: {
    extends: ["PodProps", "Probes", "Routed", "Measured", "Offered", "Rollout", "Spread"],
    properties: {
      volumeClaimTemplates: { is: "map", of: { is: "object", type: "VolumeClaim" } },
      ports: { is: "map", of: { is: "object", type: "Port" }, optional: true },
      peers: { is: "list", of: { is: "anything" }, optional: true, uniqueItems: true },
      replicas: { is: "number", optional: true, minimum: 0 },
      podManagementPolicy: { is: "text", values: ["OrderedReady", "Parallel"], optional: true },
      persistentVolumeClaimRetentionPolicy: { is: "object", type: "StatefulWorkloadProps.persistentVolumeClaimRetentionPolicy", optional: true },
      podDisruptionBudget: { is: "object", type: "DisruptionBudget", optional: true },
    },
  },
  "StatefulWorkloadProps.persistentVolumeClaimRetentionPolicy": {
    properties: {
      whenDeleted: { is: "text", values: ["Retain", "Delete"], optional: true },
      whenScaled: { is: "text", values: ["Retain", "Delete"], optional: true },
    },
  },
  StoredPasswordProps: {
    extends: ["PasswordRules"],
    properties: {
      version: { is: "number", optional: true, minimum: 1 },
    },
  },
  Strategy: {
    properties: {
      maxSurge: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
      maxUnavailable: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
      type: { is: "text", values: ["Recreate", "RollingUpdate"] },
    },
  },
  TableIndex: {
    properties: {
      partitionKey: { is: "object", type: "TableKey" },
      sortKey: { is: "object", type: "TableKey", optional: true },
    },
  },
  TableKey: {
    properties: {
      name: { is: "text" },
      type: { is: "text", values: ["string", "number", "binary"], optional: true },
    },
  },
  TableProps: {
    properties: {
      partitionKey: { is: "object", type: "TableKey" },
      sortKey: { is: "object", type: "TableKey", optional: true },
      indexes: { is: "map", of: { is: "object", type: "TableIndex" }, optional: true },
      timeToLiveAttribute: { is: "text", optional: true },
      access: { is: "text", values: ["read", "write", "readWrite"], optional: true },
    },
  },
  TopologySpread: {
    properties: {
      zone: { is: "text", values: ["ScheduleAnyway", "DoNotSchedule"], optional: true },
      hostname: { is: "text", values: ["ScheduleAnyway", "DoNotSchedule"], optional: true },
      maxSkew: { is: "number", optional: true, minimum: 1 },
    },
  },
  UpdateStrategy: {
    properties: {
      maxSurge: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
      maxUnavailable: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
      type: { is: "text", values: ["OnDelete", "RollingUpdate"] },
    },
  },
  Volume: {
    properties: {
      claim: { is: "object", type: "Volume.claim", optional: true },
      configMap: { is: "object", type: "OwnVolume.configMap", optional: true },
      csi: { is: "object", type: "OwnVolume.csi", optional: true },
      emptyDir: { is: "object", type: "OwnVolume.emptyDir", optional: true },
      mountPath: { is: "text" },
      persistentVolumeClaim: { is: "object", type: "OwnVolume.persistentVolumeClaim", optional: true },
      readOnly: { optional: true, is: "flag" },
      secret: { is: "object", type: "OwnVolume.secret", optional: true },
      serviceAccountToken: { is: "object", type: "OwnVolume.serviceAccountToken", optional: true },
      subPath: { optional: true, is: "text" },
    },
  },
  "Volume.claim": {
    properties: {
      storage: { is: "text" },
      storageClassName: { is: "text", optional: true, format: "object-name" },
      accessMode: { is: "text", values: ["ReadWriteOnce", "ReadWriteOncePod", "ReadWriteMany"], optional: true },
    },
  },
  VolumeClaim: {
    properties: {
      mountPath: { is: "text" },
      storage: { is: "text" },
      storageClassName: { is: "text", optional: true, format: "object-name" },
      accessMode: { is: "text", values: ["ReadWriteOnce", "ReadWriteOncePod"], optional: true },
    },
  },
  VolumeMount: {
    properties: {
      mountPath: { is: "text", optional: true },
      subPath: { is: "text", optional: true },
      readOnly: { is: "flag", optional: true },
    },
  },
  WorkloadProps: {
    extends: ["PodProps", "Probes", "Routed", "Measured", "Offered", "Rollout", "Spread"],
    properties: {
      ports: { is: "map", of: { is: "object", type: "Port" }, optional: true },
      replicas: { is: "number", optional: true, minimum: 0 },
      jobs: { is: "map", of: { is: "object", type: "AttachedJob" }, optional: true },
      autoscaling: { is: "object", type: "Autoscaling", optional: true },
      strategy: { is: "object", type: "Strategy", optional: true },
      podDisruptionBudget: { is: "object", type: "DisruptionBudget", optional: true },
    },
  },
  WrittenOutputs: {
    properties: {
      stack: { is: "instance", name: "DeploymentStack", has: ["addDependency", "addOverride", "allProviders"] },
      outputs: { is: "map", of: { is: "either", of: [{ is: "instance", name: "Deferred", has: ["expression"] }, { is: "instance", name: "ExistingSecret", has: ["name", "version"] }, { is: "instance", name: "StoredSecret", has: ["name", "value", "version"] }] } },
    },
  },
};
