import * as kplus from 'cdk8s-plus-28';
import { LogBackend } from './log-backend';
import { LogCollectorEngine } from './log-collector-engine';

/** Properties of `LogCollector`. `metadata` is that of the DaemonSet; the other objects have its name and namespace. */
export interface LogCollectorProps extends kplus.ResourceProps {
  /** The store that logs are sent to. */
  readonly backend: LogBackend;

  /**
   * The program that collects.
   *
   * @default - LogCollectorEngine.fluentBit()
   */
  readonly engine?: LogCollectorEngine;

  /**
   * Whether what VMs write to their serial consoles is collected. KubeVirt logs it by a container `guest-console-log` in each launcher pod, unless a VM has
   * `logSerialConsole: false` or the cluster `serialConsoleLog: false`. The guest must write there: Linux with `console=ttyS0`. Beware of what cloud-init
   * prints at the first boot, such as generated passwords: who may read the logs reads them.
   *
   * @default true
   */
  readonly includeConsoles?: boolean;

  /**
   * Namespaces whose logs are not collected.
   *
   * @default - none
   */
  readonly excludedNamespaces?: string[];

  /**
   * Whether files that are there when the collector starts for the first time on a node are read from their beginning.
   *
   * @default false
   */
  readonly readFromHead?: boolean;

  /**
   * The folder of a node in which the kubelet has one file, a link, for each container: within one of `logVolumes`.
   *
   * @default '/var/log/containers'
   */
  readonly logFolder?: string;

  /**
   * Folders of a node that the collector reads, at the same paths: that with the files, and those to which links in it lead.
   *
   * @default ['/var/log']
   */
  readonly logVolumes?: string[];

  /**
   * The folder of a node where the collector remembers how far it has read, and keeps what is not delivered. Each collector needs one of its own.
   *
   * @default - '/var/lib/fluent-bit' or '/var/lib/fluentd'
   */
  readonly stateFolder?: string;

  /**
   * What its container requests and is limited to.
   *
   * @default - 50m CPU and 64Mi memory, at most 256Mi memory; with Fluentd 100m CPU and 200Mi memory, at most 512Mi
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * Taints that its pods tolerate.
   *
   * @default - all: every node has logs
   */
  readonly tolerations?: kplus.NodeTaintQuery[];

  /**
   * Labels of the nodes whose logs are collected.
   *
   * @default - all nodes
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * The name of its pods' PriorityClass, such as `system-node-critical`.
   *
   * @default - none
   */
  readonly priorityClassName?: string;

  /**
   * Secrets of the registry, in its namespace.
   *
   * @default - those of its service account
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * Whether its container is privileged, which it must be where SELinux keeps containers from `/var/log`, as on OpenShift.
   *
   * @default false
   */
  readonly privileged?: boolean;

  /**
   * Labels of its pods besides the one by which it selects them.
   *
   * @default - none
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations of its pods.
   *
   * @default - none but that of `rollOnChange`
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * Whether pods are replaced when the configuration changes, by its checksum in an annotation `checksum/config`. Without it they go on with the old one.
   *
   * @default true
   */
  readonly rollOnChange?: boolean;

  /**
   * The name of the ClusterRole and of its binding. Collectors of the same name in two namespaces of a cluster need two.
   *
   * @default - the collector's name
   */
  readonly clusterRoleName?: string;

  /**
   * Sections that are appended to the configuration as they are, in the language of the engine. They are not checked.
   *
   * @default - none
   */
  readonly extraConfiguration?: string;
}
