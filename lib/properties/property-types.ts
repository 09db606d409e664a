// Made by `npm run generate`.
import type { PropertyTypes } from './property';

/** What the public types of this folder take, from the types and their doc tags. */
export const types: PropertyTypes = {
  "Access.given": {
    properties: {
      actions: { is: "list", of: { is: "text" }, pattern: "^[a-z0-9-]+:[A-Za-z0-9]+$", words: "the name of an action, such as 'bedrock:InvokeModel': there is no '*'", minItems: 1, uniqueItems: true },
      name: { is: "text", pattern: "^[a-z][A-Za-z0-9-]{0,62}$", words: "a name such as 'models'" },
    },
  },
  AcknowledgedBy: {
    properties: {
      dataLoss: { is: "list", of: { is: "text" }, optional: true },
      permissions: { is: "list", of: { is: "text" }, optional: true },
      exposure: { is: "list", of: { is: "text" }, optional: true },
    },
  },
  Address: {
    properties: {
      block: { is: "text", values: ["resource", "data", "ephemeral", "module", "provider", "backend", "change"], optional: true },
      cluster: { is: "text", optional: true },
      deposed: { is: "text", optional: true },
      engine: { is: "text", values: ["kubernetes", "terraform"] },
      group: { is: "text", optional: true },
      key: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
      kind: { is: "text", optional: true },
      module: { is: "text", optional: true },
      name: { is: "text" },
      namespace: { is: "text", optional: true },
      type: { is: "text", optional: true },
    },
  },
  AdmissionOptions: {
    properties: {
      deny: { is: "flag", optional: true },
      excludedNamespaces: { is: "list", of: { is: "text" }, optional: true, format: "namespace" },
      kubernetesVersion: { is: "text", optional: true, pattern: "^1\\.[1-9]\\d{0,2}$", words: "a minor version, such as '1.34'" },
      protected: { is: "flag", optional: true },
    },
  },
  AdoptedNames: {
    properties: {
      Deployment: { is: "text", optional: true, format: "object-name" },
      StatefulSet: { is: "text", optional: true, format: "object-name" },
      DaemonSet: { is: "text", optional: true, format: "object-name" },
      CronJob: { is: "text", optional: true, format: "object-name" },
      Service: { is: "text", optional: true, format: "dns-label" },
      HeadlessService: { is: "text", optional: true, format: "dns-label" },
      HorizontalPodAutoscaler: { is: "text", optional: true, format: "object-name" },
      ScaledObject: { is: "text", optional: true, format: "object-name" },
      PodDisruptionBudget: { is: "text", optional: true, format: "object-name" },
      container: { is: "text", optional: true, format: "dns-label" },
    },
  },
  AdoptedPlace: {
    properties: {
      region: { is: "text" },
      cluster: { is: "text", optional: true },
    },
  },
  AdoptedResourcesProps: {
    properties: {
      ids: { is: "map", of: { is: "text" }, optional: true },
      names: { is: "map", of: { is: "text" }, optional: true },
    },
  },
  AdoptedWorkloadProps: {
    properties: {
      selector: { is: "map", of: { is: "text" }, optional: true, format: "label-value", propertyNames: "label-key" },
      names: { is: "object", type: "AdoptedNames", optional: true },
    },
  },
  AloneOptions: {
    properties: {
      app: { is: "text", optional: true },
      name: { is: "text", optional: true },
      regions: { is: "list", of: { is: "object", type: "Region" }, optional: true, minItems: 1 },
      provisioners: { is: "list", of: { is: "instance", name: "Provisioner", has: ["provision", "name", "type"] }, optional: true },
      release: { is: "object", type: "Release", optional: true },
      updates: { is: "map", of: { is: "instance", name: "UpdateRule", has: ["terms"] }, optional: true, propertyNames: "workloads" },
      approvals: { is: "object", type: "RequiredApprovals", optional: true },
      terraform: { is: "list", of: { is: "function" }, optional: true },
      namespace: { is: "function", optional: true },
      differences: { is: "map", of: { is: "object", type: "Difference" }, optional: true, propertyNames: "workload" },
      replicas: { is: "number", optional: true, minimum: 0 },
      defaults: { is: "text", values: ["2026-11"], optional: true },
      identity: { is: "instance", name: "IdentityProvider", has: ["bind"], optional: true },
      delivery: { is: "instance", name: "Delivery", has: ["fetch", "publish"], optional: true },
      routes: { is: "either", of: [{ is: "function" }, { is: "instance", name: "Routes", has: ["render"] }], optional: true },
      monitoring: { is: "either", of: [{ is: "function" }, { is: "instance", name: "Monitoring", has: ["alert", "collect"] }], optional: true },
      telemetry: { is: "either", of: [{ is: "function" }, { is: "object", type: "Telemetry" }], optional: true },
      placements: { is: "either", of: [{ is: "function" }, { is: "map", of: { is: "object", type: "NodePlacement" } }], optional: true },
      queueScaling: { is: "either", of: [{ is: "function" }, { is: "instance", name: "QueueScaler", has: ["render"] }], optional: true },
      ordering: { is: "either", of: [{ is: "function" }, { is: "instance", name: "Ordering", has: ["annotations"] }], optional: true },
      protected: { is: "flag", optional: true },
      requireDigest: { is: "flag", optional: true },
      promotion: { is: "object", type: "Promotion", optional: true },
      policies: { is: "list", of: { is: "object", type: "Pack" }, optional: true },
      approvedOrigins: { is: "list", of: { is: "text" }, optional: true },
      approved: { is: "object", type: "Approvals", optional: true },
      terraformFiles: { is: "list", of: { is: "text" }, optional: true },
      waivers: { is: "list", of: { is: "instance", name: "Waiver", has: ["covers", "problem", "expires"] }, optional: true },
    },
  },
  AmbiguousText: {
    properties: {
      path: { is: "list", of: { is: "either", of: [{ is: "number" }, { is: "text" }] } },
      text: { is: "text" },
      readings: { is: "text" },
    },
  },
  AmountsDifference: {
    properties: {
      cpu: { is: "text", optional: true, removable: true, format: "cpu" },
      memory: { is: "text", optional: true, removable: true, format: "memory" },
      ephemeralStorage: { is: "text", optional: true, removable: true, format: "memory" },
    },
  },
  Approvals: {
    properties: {
      annotations: { is: "list", of: { is: "text" }, optional: true, format: "label-key", uniqueItems: true },
      routeAnnotations: { is: "list", of: { is: "text" }, optional: true, format: "label-key", uniqueItems: true },
      wildcardHosts: { is: "list", of: { is: "text" }, optional: true, uniqueItems: true },
      serviceAnnotations: { is: "list", of: { is: "text" }, optional: true, format: "label-key", uniqueItems: true },
      serviceTypes: { is: "list", of: { is: "text", values: ["LoadBalancer", "NodePort"] }, optional: true, uniqueItems: true },
      loadBalancerClasses: { is: "list", of: { is: "text" }, optional: true, format: "label-key", uniqueItems: true },
      serviceAccounts: { is: "list", of: { is: "text" }, optional: true, format: "object-name", uniqueItems: true },
      csiDrivers: { is: "list", of: { is: "text" }, optional: true, format: "object-name", uniqueItems: true },
      topologySpread: { is: "list", of: { is: "text", values: ["DoNotSchedule"] }, optional: true, uniqueItems: true },
      capabilities: { is: "list", of: { is: "text", values: ["NET_BIND_SERVICE"] }, optional: true, uniqueItems: true },
      daemonWorkloads: { is: "list", of: { is: "text" }, optional: true, uniqueItems: true },
    },
  },
  Autoscaling: {
    properties: {
      behavior: { optional: true, is: "object", type: "Autoscaling.behavior" },
      cpu: { optional: true, minimum: 1, unit: "percent", is: "number" },
      external: { optional: true, is: "map", of: { is: "object", type: "ExternalMetric" } },
      maxReplicas: { minimum: 1, is: "number" },
      memory: { optional: true, minimum: 1, unit: "percent", is: "number" },
      minReplicas: { minimum: 0, is: "number" },
      objects: { optional: true, is: "map", of: { is: "object", type: "ObjectMetric" } },
      pods: { optional: true, is: "map", of: { is: "object", type: "PodsMetric" } },
      queue: { optional: true, is: "object", type: "Autoscaling.queue" },
    },
  },
  "Autoscaling.behavior": {
    properties: {
      scaleUp: { is: "object", type: "ScalingRules", optional: true },
      scaleDown: { is: "object", type: "ScalingRules", optional: true },
    },
  },
  "Autoscaling.queue": {
    properties: {
      dependency: { is: "anything" },
      messagesPerReplica: { is: "number", minimum: 1 },
    },
  },
  Awaiting: {
    properties: {
      use: { is: "instance", name: "Use", has: ["formerly", "knownAs", "access"] },
      workload: { is: "instance", name: "Construct", has: ["with", "node"] },
      stack: { is: "instance", name: "SharingStack", has: ["addDependency", "addOverride", "allProviders"] },
      source: { is: "object", type: "Source", optional: true, removable: true },
    },
  },
  Cluster: {
    properties: {
      name: { is: "text" },
      kubernetesVersion: { is: "text", pattern: "^1\\.(3[1-9]|4\\d)$", words: "'1.31' or newer, major and minor only" },
      network: { is: "instance", name: "Network", has: ["allow"] },
      api: { is: "object", type: "Cluster.api", optional: true },
      podSecurityGroupIds: { is: "list", of: { is: "text" }, optional: true, format: "security-group-id", minItems: 1, uniqueItems: true },
      secretStores: { is: "object", type: "Cluster.secretStores", optional: true },
      dualStack: { is: "flag", optional: true },
      zones: { is: "number", optional: true, minimum: 1 },
      facts: { is: "map", of: { is: "anything" }, optional: true },
    },
  },
  "Cluster.api": {
    properties: {
      endpoint: { is: "text", pattern: "^https:\\/\\/[A-Za-z0-9.-]+(:\\d{1,5})?(\\/[^\\s?#]*)?$", words: "the URL of the API server: 'https://…'" },
      certificateAuthority: { is: "text", pattern: "^[A-Za-z0-9+/]+={0,2}$", words: "the certificate authority in base64" },
    },
  },
  "Cluster.secretStores": {
    properties: {
      secrets: { is: "object", type: "SecretStore" },
      parameters: { is: "object", type: "SecretStore" },
    },
  },
  ClusterChoices: {
    properties: {
      routes: { is: "instance", name: "Routes", has: ["render"], optional: true, removable: true },
      monitoring: { is: "instance", name: "Monitoring", has: ["alert", "collect"], optional: true, removable: true },
      telemetry: { is: "object", type: "Telemetry", optional: true, removable: true },
      placements: { is: "map", of: { is: "object", type: "NodePlacement" }, optional: true },
      queueScaling: { is: "instance", name: "QueueScaler", has: ["render"], optional: true, removable: true },
      ordering: { is: "instance", name: "Ordering", has: ["annotations"], optional: true, removable: true },
    },
  },
  Consumer: {
    properties: {
      name: { is: "text" },
      workload: { is: "instance", name: "Construct", has: ["with", "node"] },
      pods: { is: "list", of: { is: "map", of: { is: "text" } } },
      serviceAccount: { is: "object", type: "ServiceAccount" },
      principal: { is: "text", optional: true },
      access: { is: "text" },
    },
  },
  ContainerUser: {
    properties: {
      runAsUser: { is: "number", minimum: 1, maximum: 2147483647, because: "nothing runs as root" },
      runAsGroup: { is: "number", minimum: 1, maximum: 2147483647, because: "nothing runs as root" },
    },
  },
  Controls: {
    properties: {
      cisKubernetes: { is: "list", of: { is: "text" }, optional: true },
      cisAws: { is: "list", of: { is: "text" }, optional: true },
      fsbp: { is: "list", of: { is: "text" }, optional: true },
      podSecurity: { is: "list", of: { is: "text", values: ["baseline", "restricted"] }, optional: true },
      nsa: { is: "list", of: { is: "text" }, optional: true },
      checkov: { is: "list", of: { is: "text" }, optional: true },
      kubeLinter: { is: "list", of: { is: "text" }, optional: true },
      kyverno: { is: "list", of: { is: "text" }, optional: true },
    },
  },
  "DeploymentStack.route": {
    properties: {
      grpc: { is: "flag" },
      host: { is: "text" },
      path: { is: "text" },
      pathType: { is: "text", values: ["Prefix", "Exact"] },
    },
  },
  DeploymentWindow: {
    properties: {
      timeZone: { is: "text", optional: true },
      days: { is: "list", of: { is: "text", values: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] }, optional: true },
      from: { is: "text", optional: true, pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", words: "a time of the day: 09:00" },
      to: { is: "text", optional: true, pattern: "^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$", words: "a time of the day: 17:00" },
      first: { is: "text", optional: true, pattern: "^\\d{4}-\\d{2}-\\d{2}$", words: "a day: YYYY-MM-DD" },
      last: { is: "text", optional: true, pattern: "^\\d{4}-\\d{2}-\\d{2}$", words: "a day: YYYY-MM-DD" },
      closed: { is: "flag", optional: true },
    },
  },
  Difference: {
    properties: {
      scale: { is: "object", type: "Difference.scale", optional: true },
      resources: { is: "object", type: "Difference.resources", optional: true },
      env: { is: "map", of: { is: "text" }, optional: true, removable: true },
      hosts: { is: "map", of: { is: "text" }, optional: true },
    },
  },
  "Difference.resources": {
    properties: {
      requests: { is: "object", type: "AmountsDifference", optional: true },
      limits: { is: "object", type: "AmountsDifference", optional: true },
    },
  },
  "Difference.scale": {
    properties: {
      autoscaling: { is: "object", type: "Autoscaling", optional: true },
      replicas: { is: "number", minimum: 0, optional: true },
    },
  },
  EgressProxy: {
    properties: {
      hosts: { is: "list", of: { is: "text" }, optional: true, pattern: "^(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", words: "a DNS name such as api.example.com, or *.example.com" },
      url: { is: "text", optional: true },
      noProxy: { is: "list", of: { is: "text" }, optional: true, pattern: "^[A-Za-z0-9.:\\/\\[\\]-]+$", words: "a name, an address or a CIDR, without scheme and commas" },
    },
  },
  EnvSource: {
    properties: {
      value: { is: "text", optional: true },
      valueFrom: { is: "object", type: "Reference", optional: true },
    },
  },
  "Environment.changes": {
    properties: {
      approvals: { is: "object", type: "RequiredApprovals", optional: true },
      approved: { is: "object", type: "Approvals", optional: true },
      approvedOrigins: { is: "list", of: { is: "text" }, optional: true },
      defaults: { is: "text", values: ["2026-11"], optional: true },
      delivery: { is: "instance", name: "Delivery", has: ["fetch", "publish"], optional: true },
      differences: { is: "map", of: { is: "object", type: "Difference" }, optional: true, propertyNames: "workload" },
      identity: { is: "instance", name: "IdentityProvider", has: ["bind"], optional: true },
      monitoring: { is: "either", of: [{ is: "function" }, { is: "instance", name: "Monitoring", has: ["alert", "collect"] }], optional: true },
      name: { is: "text" },
      namespace: { is: "function", optional: true },
      ordering: { is: "either", of: [{ is: "function" }, { is: "instance", name: "Ordering", has: ["annotations"] }], optional: true },
      placements: { is: "either", of: [{ is: "function" }, { is: "map", of: { is: "object", type: "NodePlacement" } }], optional: true },
      policies: { is: "list", of: { is: "object", type: "Pack" }, optional: true },
      promotion: { is: "object", type: "Promotion", optional: true },
      protected: { is: "flag", optional: true },
      provisioners: { is: "list", of: { is: "instance", name: "Provisioner", has: ["provision", "name", "type"] }, optional: true },
      queueScaling: { is: "either", of: [{ is: "function" }, { is: "instance", name: "QueueScaler", has: ["render"] }], optional: true },
      regions: { is: "list", of: { is: "object", type: "Region" }, optional: true, minItems: 1 },
      release: { is: "object", type: "Release", optional: true },
      replicas: { is: "number", optional: true, minimum: 0 },
      requireDigest: { is: "flag", optional: true },
      routes: { is: "either", of: [{ is: "function" }, { is: "instance", name: "Routes", has: ["render"] }], optional: true },
      telemetry: { is: "either", of: [{ is: "function" }, { is: "object", type: "Telemetry" }], optional: true },
      terraform: { is: "list", of: { is: "function" }, optional: true },
      terraformFiles: { is: "list", of: { is: "text" }, optional: true },
      updates: { is: "map", of: { is: "instance", name: "UpdateRule", has: ["terms"] }, optional: true, propertyNames: "workloads" },
      waivers: { is: "list", of: { is: "instance", name: "Waiver", has: ["covers", "problem", "expires"] }, optional: true },
    },
  },
  EnvironmentChoices: {
    properties: {
      identity: { is: "instance", name: "IdentityProvider", has: ["bind"], optional: true },
      delivery: { is: "instance", name: "Delivery", has: ["fetch", "publish"], optional: true },
      routes: { is: "either", of: [{ is: "function" }, { is: "instance", name: "Routes", has: ["render"] }], optional: true },
      monitoring: { is: "either", of: [{ is: "function" }, { is: "instance", name: "Monitoring", has: ["alert", "collect"] }], optional: true },
      telemetry: { is: "either", of: [{ is: "function" }, { is: "object", type: "Telemetry" }], optional: true },
      placements: { is: "either", of: [{ is: "function" }, { is: "map", of: { is: "object", type: "NodePlacement" } }], optional: true },
      queueScaling: { is: "either", of: [{ is: "function" }, { is: "instance", name: "QueueScaler", has: ["render"] }], optional: true },
      ordering: { is: "either", of: [{ is: "function" }, { is: "instance", name: "Ordering", has: ["annotations"] }], optional: true },
    },
  },
  EnvironmentProps: {
    extends: ["EnvironmentChoices", "EnvironmentRules"],
    properties: {
      name: { is: "text" },
      regions: { is: "list", of: { is: "object", type: "Region" }, minItems: 1 },
      provisioners: { is: "list", of: { is: "instance", name: "Provisioner", has: ["provision", "name", "type"] } },
      release: { is: "object", type: "Release" },
      updates: { is: "map", of: { is: "instance", name: "UpdateRule", has: ["terms"] }, optional: true, propertyNames: "workloads" },
      approvals: { is: "object", type: "RequiredApprovals", optional: true },
      terraform: { is: "list", of: { is: "function" }, optional: true },
      namespace: { is: "function", optional: true },
      differences: { is: "map", of: { is: "object", type: "Difference" }, optional: true, propertyNames: "workload" },
      replicas: { is: "number", optional: true, minimum: 0 },
      defaults: { is: "text", values: ["2026-11"], optional: true },
    },
  },
  EnvironmentRules: {
    properties: {
      protected: { is: "flag", optional: true },
      requireDigest: { is: "flag", optional: true },
      promotion: { is: "object", type: "Promotion", optional: true },
      policies: { is: "list", of: { is: "object", type: "Pack" }, optional: true },
      approvedOrigins: { is: "list", of: { is: "text" }, optional: true },
      approved: { is: "object", type: "Approvals", optional: true },
      terraformFiles: { is: "list", of: { is: "text" }, optional: true },
      waivers: { is: "list", of: { is: "instance", name: "Waiver", has: ["covers", "problem", "expires"] }, optional: true },
    },
  },
  ExternalMetric: {
    properties: {
      averageValue: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
      matchLabels: { optional: true, format: "label-value", propertyNames: "label-key", is: "map", of: { is: "text" } },
      value: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
    },
  },
  ExternalProps: {
    properties: {
      outputs: { is: "map", of: { is: "either", of: [{ is: "flag" }, { is: "instance", name: "Absent", has: [] }, { is: "instance", name: "ClusterFact", has: ["key", "name", "reference"] }, { is: "instance", name: "ClusterSecret", has: ["key", "name", "reference"] }, { is: "instance", name: "ExistingSecret", has: ["name", "version"] }, { is: "number" }, { is: "text" }] } },
      beside: { is: "map", of: { is: "anything" }, optional: true },
      egress: { is: "list", of: { is: "object", type: "Flow" } },
      grants: { is: "either", of: [{ is: "list", of: { is: "object", type: "Grant" } }, { is: "map", of: { is: "list", of: { is: "object", type: "Grant" } } }], optional: true },
    },
  },
  Flow: {
    properties: {
      peer: { is: "object", type: "Peer" },
      ports: { is: "list", of: { is: "object", type: "PodPort" }, optional: true },
    },
  },
  Grant: {
    properties: {
      actions: { is: "list", of: { is: "text" } },
      resources: { is: "list", of: { is: "text" } },
      conditions: { is: "list", of: { is: "object", type: "StatementCondition" }, optional: true },
    },
  },
  Hold: {
    properties: {
      reason: { is: "text", pattern: "^(?=.*\\S)[^\\p{Cc}]{1,500}$", words: "a reason, on one line" },
      by: { is: "text", pattern: "^(?=.*\\S)[^\\p{Cc}]{1,500}$", words: "a name, on one line" },
      since: { is: "text", pattern: "^\\d{4}-\\d{2}-\\d{2}$", words: "a day: YYYY-MM-DD" },
      until: { is: "text", optional: true, pattern: "^\\d{4}-\\d{2}-\\d{2}$", words: "a day: YYYY-MM-DD" },
    },
  },
  JoinedText: {
    properties: {
      literals: { is: "list", of: { is: "text" } },
      parts: { is: "list", of: { is: "object", type: "JoinedText.parts" } },
    },
  },
  "JoinedText.parts": {
    properties: {
      name: { is: "text" },
      published: { is: "anything" },
      output: { is: "text" },
    },
  },
  LabelRequirement: {
    properties: {
      key: { is: "text", optional: true },
      operator: { is: "text", optional: true },
      values: { is: "list", of: { is: "text" }, optional: true },
    },
  },
  LabelSelector: {
    properties: {
      matchLabels: { is: "map", of: { is: "text" }, optional: true },
      matchExpressions: { is: "list", of: { is: "object", type: "LabelRequirement" }, optional: true },
    },
  },
  NameParts: {
    properties: {
      organization: { is: "text" },
      environment: { is: "text" },
      region: { is: "text" },
      app: { is: "text" },
      ids: { is: "list", of: { is: "text" } },
    },
  },
  NetworkAccess: {
    properties: {
      name: { is: "text" },
      namespace: { is: "text" },
      labels: { is: "map", of: { is: "text" } },
      pods: { is: "map", of: { is: "text" } },
      ingress: { is: "list", of: { is: "object", type: "Flow" } },
      egress: { is: "list", of: { is: "object", type: "Flow" } },
    },
  },
  NodePlacement: {
    properties: {
      nodeSelector: { is: "map", of: { is: "text" }, optional: true, format: "label-value", propertyNames: "label-key" },
      tolerations: { is: "list", of: { is: "object", type: "Toleration" }, optional: true },
      runtimeClassName: { is: "text", optional: true, format: "object-name" },
      priorityClassName: { is: "text", optional: true, format: "object-name" },
      extendedResources: { is: "list", of: { is: "text" }, optional: true, format: "label-key", uniqueItems: true },
    },
  },
  ObjectIdentity: {
    properties: {
      apiVersion: { is: "anything", optional: true },
      kind: { is: "anything", optional: true },
      metadata: { is: "anything", optional: true },
    },
  },
  ObjectMetric: {
    properties: {
      averageValue: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
      describedObject: { is: "object", type: "ObjectMetric.describedObject" },
      matchLabels: { optional: true, format: "label-value", propertyNames: "label-key", is: "map", of: { is: "text" } },
      value: { is: "either", of: [{ is: "number" }, { is: "text" }], optional: true },
    },
  },
  "ObjectMetric.describedObject": {
    properties: {
      apiVersion: { is: "text", format: "api-version" },
      kind: { is: "text", pattern: "^[A-Z][A-Za-z0-9]*$", words: "the kind of an object, such as 'Ingress'" },
      name: { is: "text", format: "object-name" },
    },
  },
  ObjectReference: {
    properties: {
      apiVersion: { is: "text", optional: true, removable: true },
      kind: { is: "text", optional: true, removable: true },
      name: { is: "text", optional: true, removable: true },
    },
  },
  OfflinePlanOptions: {
    properties: {
      mirror: { is: "text", optional: true },
      versions: { is: "map", of: { is: "text" }, optional: true },
    },
  },
  OverrideTerms: {
    properties: {
      reason: { is: "text" },
      expires: { is: "text" },
    },
  },
  Pack: {
    properties: {
      name: { is: "text", pattern: "^[a-z][a-z0-9-]{0,62}$", words: "at most 63 lower-case letters, digits and hyphens, a letter first" },
      version: { is: "text", pattern: "^(?=.{1,63}$)\\d+\\.\\d+\\.\\d+([-+.0-9A-Za-z]*[0-9A-Za-z])?$", words: "a semantic version, such as 1.4.0" },
      policies: { is: "list", of: { is: "object", type: "Policy" } },
      level: { is: "text", values: ["off", "advisory", "mandatory", "mandatory-without-waiver"], optional: true },
      levels: { is: "map", of: { is: "text", values: ["off", "advisory", "mandatory", "mandatory-without-waiver"] }, optional: true },
      parameters: { is: "list", of: { is: "object", type: "Setting" }, optional: true },
    },
  },
  "Partial<PlatformProps>": {
    properties: {
      clock: { is: "function", optional: true },
      kubernetesOutdir: { is: "text", optional: true },
      organization: { is: "text", optional: true },
      terraformOutdir: { is: "text", optional: true },
    },
  },
  Peer: {
    properties: {
      cidrs: { is: "list", of: { is: "text" }, optional: true },
      hosts: { is: "list", of: { is: "text" }, optional: true },
      namespace: { is: "text", optional: true, format: "namespace" },
      place: { is: "text", values: ["dns", "identity", "cloudApis", "apiServer", "ingress", "monitoring"], optional: true },
      pods: { is: "map", of: { is: "text" }, format: "label-value", propertyNames: "label-key", optional: true },
    },
  },
  PeerForm: {
    properties: {
      cidrs: { is: "list", of: { is: "text" }, optional: true },
      hosts: { is: "list", of: { is: "text" }, optional: true },
      namespace: { is: "text", optional: true, format: "namespace" },
      place: { is: "text", values: ["dns", "identity", "cloudApis", "apiServer", "ingress", "monitoring"], optional: true },
      pods: { is: "map", of: { is: "text" }, format: "label-value", propertyNames: "label-key", optional: true },
    },
  },
  Place: {
    properties: {
      environment: { is: "instance", name: "Environment", has: ["adopt", "at", "differenceOf"] },
      region: { is: "object", type: "Region" },
      app: { is: "text" },
    },
  },
  Placed: {
    properties: {
      shared: { is: "object", type: "SharedThing" },
      stack: { is: "instance", name: "SharingStack", has: ["addDependency", "addOverride", "allProviders"] },
      provided: { is: "instance", name: "ProvidedDependency", has: ["connect", "fetch", "grantsFor"] },
      source: { is: "object", type: "Source", optional: true, removable: true },
      options: { is: "object", type: "ShareOptions" },
    },
  },
  Placement: {
    extends: ["Difference"],
    properties: {
      data: { is: "map", of: { is: "text", values: ["independent"] }, optional: true },
    },
  },
  PlatformProps: {
    properties: {
      organization: { is: "text" },
      terraformOutdir: { is: "text", optional: true },
      kubernetesOutdir: { is: "text", optional: true },
      clock: { is: "function", optional: true },
    },
  },
  PodPort: {
    properties: {
      port: { is: "number", minimum: 1, maximum: 65535 },
      protocol: { is: "text", values: ["TCP", "UDP"] },
    },
  },
  PodUser: {
    extends: ["ContainerUser"],
    properties: {
      fsGroup: { is: "number", optional: true, minimum: 1, maximum: 2147483647, because: "nothing runs as root" },
      fsGroupChangePolicy: { is: "text", values: ["Always", "OnRootMismatch"], optional: true },
      supplementalGroups: { is: "list", of: { is: "number" }, optional: true, minimum: 1, maximum: 2147483647, because: "nothing runs as root", uniqueItems: true },
    },
  },
  PodsMetric: {
    properties: {
      averageValue: { is: "either", of: [{ is: "number" }, { is: "text" }] },
      matchLabels: { is: "map", of: { is: "text" }, optional: true, format: "label-value", propertyNames: "label-key" },
    },
  },
  Policy: {
    properties: {
      name: { is: "text" },
      description: { is: "text" },
      remediation: { is: "text" },
      source: { is: "text" },
      rationale: { is: "text", optional: true },
      example: { is: "object", type: "PolicyExample", optional: true },
      excuses: { is: "list", of: { is: "text" }, optional: true },
      severity: { is: "text", values: ["info", "low", "medium", "high", "critical"] },
      controls: { is: "object", type: "Controls", optional: true },
      cure: { is: "text", optional: true },
      parameters: { is: "list", of: { is: "instance", name: "Parameter", has: ["set", "description", "name"] }, optional: true },
      showsValues: { is: "flag", optional: true },
      extent: { is: "text", values: ["place", "item", "document"], optional: true },
      supersedes: { is: "list", of: { is: "text" }, optional: true },
      covers: { is: "flag", optional: true },
      rule: { is: "either", of: [{ is: "instance", name: "ExpressionRule", has: ["condition", "target"] }, { is: "instance", name: "GraphRule", has: ["check", "target"] }, { is: "list", of: { is: "either", of: [{ is: "instance", name: "ExpressionRule", has: ["condition", "target"] }, { is: "instance", name: "GraphRule", has: ["check", "target"] }] } }] },
    },
  },
  PolicyExample: {
    properties: {
      passes: { is: "text" },
      fails: { is: "text" },
    },
  },
  PolicyRow: {
    properties: {
      address: { is: "text", optional: true },
      ambiguous: { is: "list", of: { is: "object", type: "AmbiguousText" }, optional: true },
      approvedOrigins: { is: "list", of: { is: "text" }, optional: true },
      around: { is: "list", of: { is: "object", type: "Resource" }, optional: true },
      integrity: { is: "text", values: ["edited", "unlisted", "file-edited", "no-assembly"], optional: true },
      kubernetesVersions: { is: "map", of: { is: "text" }, optional: true },
      origin: { is: "text", optional: true },
      parameters: { is: "list", of: { is: "object", type: "Setting" }, optional: true },
      path: { is: "text", optional: true },
      planned: { is: "anything", optional: true },
      protected: { is: "flag", optional: true },
      resources: { is: "list", of: { is: "object", type: "Resource" }, optional: true },
      type: { is: "text", optional: true },
      values: { is: "map", of: { is: "anything" }, optional: true },
    },
  },
  Port: {
    properties: {
      port: { is: "number", minimum: 1, maximum: 65535 },
      targetPort: { is: "number", optional: true, minimum: 1, maximum: 65535 },
      protocol: { is: "text", values: ["TCP", "UDP"], optional: true },
      appProtocol: { is: "text", optional: true, format: "app-protocol" },
    },
  },
  Promotion: {
    properties: {
      from: { is: "text" },
      soak: { is: "instance", name: "Duration", has: ["toDays", "toHours", "toHumanString"], optional: true, minimum: 1, unit: "minutes" },
    },
  },
  "ProvidedDependency.consumer": {
    properties: {
      app: { is: "text" },
    },
  },
  ProvisionerTrial: {
    properties: {
      provisioner: { is: "instance", name: "Provisioner", has: ["provision", "name", "type"] },
      environment: { is: "instance", name: "Environment", has: ["adopt", "at", "differenceOf"] },
      dependency: { is: "function" },
      place: { is: "function" },
    },
  },
  Publication: {
    properties: {
      published: { is: "anything" },
      output: { is: "text" },
    },
  },
  Redirect: {
    properties: {
      scheme: { is: "text", values: ["http", "https"], optional: true },
      host: { is: "text", optional: true },
      path: { is: "text", optional: true },
      statusCode: { is: "number", values: [301, 302], optional: true, minimum: 301, maximum: 302 },
    },
  },
  Reference: {
    properties: {
      configMapKeyRef: { is: "object", type: "Reference.configMapKeyRef", optional: true },
      secretKeyRef: { is: "object", type: "Reference.secretKeyRef", optional: true },
    },
  },
  "Reference.configMapKeyRef": {
    properties: {
      name: { is: "text" },
      key: { is: "text" },
    },
  },
  "Reference.secretKeyRef": {
    properties: {
      name: { is: "text" },
      key: { is: "text" },
    },
  },
  Region: {
    extends: ["RegionUpkeep"],
    properties: {
      region: { is: "text" },
      account: { is: "text", optional: true, format: "account" },
      partition: { is: "text", optional: true },
      keyAccount: { is: "text", optional: true, format: "account" },
      network: { is: "object", type: "RegionNetwork", optional: true },
      keys: { is: "object", type: "RegionKeys", optional: true },
      accessLogBucket: { is: "text", optional: true, format: "bucket-name" },
      cacheAuthentication: { is: "text", values: ["iam", "none"], optional: true },
      databaseAuthorities: { is: "object", type: "Region.databaseAuthorities", optional: true },
      external: { is: "map", of: { is: "instance", name: "External", has: ["bind", "fits", "secrets"] }, optional: true, propertyNames: "dependency" },
      adopt: { is: "map", of: { is: "either", of: [{ is: "instance", name: "AdoptedResources", has: ["ids", "names", "source"] }, { is: "instance", name: "AdoptedWorkload", has: ["names", "selector", "source"] }] }, optional: true, propertyNames: "adopted" },
      facts: { is: "map", of: { is: "anything" }, optional: true },
      clusters: { is: "list", of: { is: "object", type: "Cluster" }, minItems: 1 },
      jobs: { is: "text", optional: true },
      suspendJobs: { is: "flag", optional: true },
    },
  },
  "Region.databaseAuthorities": {
    properties: {
      configMap: { is: "text", format: "object-name" },
      key: { is: "text", pattern: "^[-._a-zA-Z0-9]{1,253}$", words: "a key of a ConfigMap, such as 'ca.pem'" },
    },
  },
  RegionKeys: {
    properties: {
      storage: { is: "text", optional: true, format: "kms-key" },
      database: { is: "text", optional: true, format: "kms-key" },
      cache: { is: "text", optional: true, format: "kms-key" },
      messaging: { is: "text", optional: true, format: "kms-key" },
      secrets: { is: "text", optional: true, format: "kms-key" },
      logs: { is: "text", optional: true, format: "kms-key" },
    },
  },
  RegionNetwork: {
    properties: {
      vpcId: { is: "text", format: "vpc-id" },
      dataSubnetIds: { is: "list", of: { is: "text" }, format: "subnet-id", minItems: 2, uniqueItems: true },
      dataSubnetCidrs: { is: "list", of: { is: "text" }, minItems: 1, uniqueItems: true },
      podSecurityGroupIds: { is: "list", of: { is: "text" }, format: "security-group-id", minItems: 1, uniqueItems: true },
    },
  },
  RegionUpkeep: {
    properties: {
      logRetentionDays: { is: "number", optional: true, minimum: 1, maximum: 3653, unit: "days" },
      maintenanceWindow: { is: "text", optional: true, pattern: "^(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):[0-5]\\d-(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):[0-5]\\d$", words: "two times of the week in UTC: 'sun:03:00-sun:04:00'" },
      permissionsBoundary: { is: "text", optional: true, format: "policy-name" },
    },
  },
  Release: {
    properties: {
      $schema: { is: "text", optional: true },
      schemaVersion: { is: "number", values: [1], minimum: 1, maximum: 1 },
      revision: { is: "text", optional: true, pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$", words: "a commit, by all of its 40 or 64 hexadecimal digits" },
      holds: { is: "map", of: { is: "object", type: "Hold" }, optional: true, propertyNames: "held" },
      images: { is: "map", of: { is: "object", type: "ReleasedImage" }, propertyNames: "release-line" },
    },
  },
  ReleasedImage: {
    properties: {
      tag: { is: "text", pattern: "^\\w[\\w.-]{0,127}$", words: "an image tag, such as '1.2.3'" },
      digest: { is: "text", optional: true, pattern: "^sha256:[0-9a-f]{64}$", words: "'sha256:' and 64 hexadecimal digits" },
      source: { is: "object", type: "ReleasedImage.source", optional: true },
      from: { is: "text", optional: true, pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$", words: "the hash of a blob: 40 or 64 hexadecimal digits" },
    },
  },
  "ReleasedImage.source": {
    properties: {
      repository: { is: "text", pattern: "^[^\\s\\p{Cc}]{1,500}$", words: "a repository" },
      commit: { is: "text", pattern: "^[^\\s\\p{Cc}]{1,500}$", words: "a commit" },
    },
  },
  RequiredApprovals: {
    properties: {
      count: { is: "number", minimum: 1, maximum: 20 },
      roles: { is: "list", of: { is: "text" }, optional: true },
      acknowledgedBy: { is: "object", type: "AcknowledgedBy", optional: true },
      maxAge: { is: "instance", name: "Duration", has: ["toDays", "toHours", "toHumanString"], optional: true, minimum: 1, unit: "minutes" },
      windows: { is: "list", of: { is: "object", type: "DeploymentWindow" }, optional: true },
      requireSigned: { is: "flag", optional: true },
    },
  },
  Resource: {
    properties: {
      type: { is: "text" },
      address: { is: "text" },
      path: { is: "text" },
      values: { is: "map", of: { is: "anything" } },
      origin: { is: "text", optional: true },
      integrity: { is: "text", values: ["edited", "unlisted", "file-edited", "no-assembly"], optional: true },
      ambiguous: { is: "list", of: { is: "object", type: "AmbiguousText" }, optional: true },
    },
  },
  ResourceChoice: {
    properties: {
      name: { is: "text", optional: true },
      path: { is: "text", optional: true },
      cluster: { is: "text", optional: true },
      address: { is: "text", optional: true },
    },
  },
  Retirement: {
    properties: {
      reason: { is: "text" },
      owner: { is: "text", optional: true },
      date: { is: "text", optional: true, pattern: "^\\d{4}-\\d{2}-\\d{2}$", words: "a day as YYYY-MM-DD" },
      until: { is: "text", optional: true, pattern: "^\\d{4}-\\d{2}-\\d{2}$", words: "a day as YYYY-MM-DD" },
    },
  },
  Rewrite: {
    properties: {
      host: { is: "text", optional: true },
      path: { is: "text", optional: true },
    },
  },
  ScalingRules: {
    properties: {
      stabilizationWindowSeconds: { is: "number", optional: true, minimum: 0, maximum: 3600, unit: "seconds" },
      selectPolicy: { is: "text", values: ["Max", "Min", "Disabled"], optional: true },
      policies: { is: "list", of: { is: "object", type: "ScalingRules.policies" }, optional: true, minItems: 1 },
    },
  },
  "ScalingRules.policies": {
    properties: {
      type: { is: "text", values: ["Pods", "Percent"] },
      value: { is: "number", minimum: 1 },
      periodSeconds: { is: "number", minimum: 1, maximum: 1800, unit: "seconds" },
    },
  },
  Scope: {
    properties: {
      organization: { is: "text", optional: true },
      environment: { is: "text", optional: true },
      account: { is: "text", optional: true, removable: true },
      region: { is: "text", optional: true },
      cluster: { is: "text", optional: true },
      namespace: { is: "text", optional: true },
    },
  },
  SecretStore: {
    properties: {
      kind: { is: "text", values: ["SecretStore", "ClusterSecretStore"] },
      name: { is: "text", format: "object-name" },
    },
  },
  SemverUpdates: {
    properties: {
      prereleases: { is: "flag", optional: true },
    },
  },
  ServiceAccount: {
    properties: {
      namespace: { is: "text" },
      name: { is: "text" },
    },
  },
  Setting: {
    properties: {
      parameter: { is: "instance", name: "Parameter", has: ["set", "description", "name"] },
      value: { is: "either", of: [{ is: "flag" }, { is: "list", of: { is: "either", of: [{ is: "flag" }, { is: "number" }, { is: "text" }] } }, { is: "number" }, { is: "text" }] },
    },
  },
  ShareOptions: {
    properties: {
      usedElsewhere: { is: "text", optional: true },
    },
  },
  SharedThing: {
    properties: {
      name: { is: "text" },
      id: { is: "text" },
      dependency: { is: "instance", name: "Dependency", has: ["formerly", "knownAs", "accesses"] },
      source: { is: "object", type: "Source", optional: true, removable: true },
    },
  },
  Source: {
    properties: {
      file: { is: "text" },
      line: { is: "number" },
      column: { is: "number" },
    },
  },
  StampOptions: {
    properties: {
      regions: { is: "list", of: { is: "text" }, optional: true },
      empty: { is: "flag", optional: true },
    },
  },
  StatementCondition: {
    properties: {
      operator: { is: "text" },
      key: { is: "text" },
      values: { is: "list", of: { is: "text" } },
    },
  },
  Synthesized: {
    properties: {
      resources: { is: "instance", name: "Resources", has: ["below", "ofType", "only"] },
      files: { is: "anything" },
      report: { is: "anything" },
    },
  },
  Taking: {
    properties: {
      instance: { is: "function", optional: true },
      method: { is: "function", optional: true },
    },
  },
  Telemetry: {
    properties: {
      endpoint: { is: "text", pattern: "^https?:\\/\\/[A-Za-z0-9.-]+:([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5])(\\/[^\\s?#]*)?$", words: "a URL with its port, such as http://otel-collector.observability:4317" },
      protocol: { is: "text", values: ["grpc", "http/protobuf", "http/json"], optional: true },
      peers: { is: "list", of: { is: "object", type: "Peer" }, minItems: 1 },
      port: { is: "number", optional: true, minimum: 1, maximum: 65535 },
    },
  },
  Toleration: {
    properties: {
      key: { is: "text", optional: true },
      operator: { is: "text", values: ["Equal", "Exists"], optional: true },
      value: { is: "text", optional: true },
      effect: { is: "text", values: ["NoSchedule", "PreferNoSchedule", "NoExecute"], optional: true },
      tolerationSeconds: { is: "number", optional: true, unit: "seconds" },
    },
  },
  UpdateTerms: {
    properties: {
      expression: { is: "text" },
      flags: { is: "text", optional: true },
      kind: { is: "text", values: ["semver", "build"] },
      prereleases: { is: "flag", optional: true },
    },
  },
  User: {
    extends: ["Consumer"],
    properties: {
      source: { is: "object", type: "Source", optional: true, removable: true },
      owner: { is: "anything", optional: true, removable: true },
    },
  },
  ValueOwner: {
    properties: {
      name: { is: "text" },
      dependency: { is: "text" },
      id: { is: "text" },
      source: { is: "object", type: "Source", optional: true, removable: true },
    },
  },
  "Waiver.parameter0": {
    properties: {
      rule: { is: "text" },
      path: { is: "text" },
      fingerprint: { is: "text" },
    },
  },
  WaiverProps: {
    properties: {
      rule: { is: "text" },
      path: { is: "text", optional: true },
      fingerprint: { is: "text", optional: true },
      reason: { is: "text" },
      owner: { is: "text" },
      expires: { is: "text" },
    },
  },
  "checkIpBlock.parameter1": {
    properties: {
      cidr: { is: "text" },
      except: { is: "list", of: { is: "text" }, optional: true },
    },
  },
  "hostsOf.parameter0": {
    properties: {
      peer: { is: "anything" },
    },
  },
  "packWith.changes": {
    properties: {
      level: { is: "text", values: ["off", "advisory", "mandatory", "mandatory-without-waiver"], optional: true },
      levels: { is: "map", of: { is: "text", values: ["off", "advisory", "mandatory", "mandatory-without-waiver"] }, optional: true },
      parameters: { is: "list", of: { is: "object", type: "Setting" }, optional: true },
    },
  },
  "podSecurityLabels.options": {
    properties: {
      deny: { is: "flag", optional: true },
      kubernetesVersion: { is: "text", optional: true, pattern: "^1\\.[1-9]\\d{0,2}$", words: "a minor version, such as '1.34'" },
    },
  },
  "policyCases.table": {
    properties: {
      error: { is: "map", of: { is: "either", of: [{ is: "list", of: { is: "object", type: "Resource" } }, { is: "object", type: "PolicyRow" }] }, optional: true },
      excused: { is: "map", of: { is: "either", of: [{ is: "list", of: { is: "object", type: "Resource" } }, { is: "object", type: "PolicyRow" }] }, optional: true },
      fail: { is: "map", of: { is: "either", of: [{ is: "list", of: { is: "object", type: "Resource" } }, { is: "object", type: "PolicyRow" }] }, optional: true },
      pass: { is: "map", of: { is: "either", of: [{ is: "list", of: { is: "object", type: "Resource" } }, { is: "object", type: "PolicyRow" }] }, optional: true },
      unknown: { is: "map", of: { is: "either", of: [{ is: "list", of: { is: "object", type: "Resource" } }, { is: "object", type: "PolicyRow" }] }, optional: true },
    },
  },
  "synthesize.parameter2": {
    properties: {
      app: { is: "text", optional: true },
      clock: { is: "function", optional: true },
      kubernetesOutdir: { is: "text", optional: true },
      organization: { is: "text", optional: true },
      terraformOutdir: { is: "text", optional: true },
    },
  },
};
