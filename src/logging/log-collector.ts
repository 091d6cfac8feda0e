import { createHash } from 'node:crypto';
import { ApiObject, ApiObjectMetadata, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CollectorPlan } from './collector-plan';
import { fluentBitSections } from './fluent-bit-sections';
import { fluentBitText } from './fluent-bit-text';
import { fluentdElements } from './fluentd-elements';
import { fluentdText } from './fluentd-text';
import { LogCollectorEngine } from './log-collector-engine';
import { logCollectorProblems } from './log-collector-problems';
import { LogCollectorProps } from './log-collector-props';
import { logFilesIn } from './log-files';
import { renderLogCollector } from './render-log-collector';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

const RBAC = 'rbac.authorization.k8s.io';
const DAEMON_SET: ResourceType = { apiGroup: 'apps', version: 'v1', kind: 'DaemonSet', resourceType: 'daemonsets' };
const SERVICE_ACCOUNT: ResourceType = { apiGroup: '', version: 'v1', kind: 'ServiceAccount', resourceType: 'serviceaccounts' };
const CONFIG_MAP: ResourceType = { apiGroup: '', version: 'v1', kind: 'ConfigMap', resourceType: 'configmaps' };
const CLUSTER_ROLE: ResourceType = { apiGroup: RBAC, version: 'v1', kind: 'ClusterRole', resourceType: 'clusterroles' };
const BINDING: ResourceType = { apiGroup: RBAC, version: 'v1', kind: 'ClusterRoleBinding', resourceType: 'clusterrolebindings' };

/**
 * Collects the logs of all containers of a cluster and what VMs write to their serial consoles, and sends both to one backend, apart from each other: a
 * DaemonSet with its ServiceAccount, ClusterRole, binding and ConfigMap, all of the same name.
 *
 * It mounts folders of the nodes (hostPath): its namespace must not enforce pod security `baseline` or `restricted`. Logs of applications within a guest are
 * not among its logs: those need an agent in the guest, or syslog over the network.
 *
 * @example
 * new LogCollector(chart, 'fluent-bit', {
 *   backend: LogBackend.loki({ host: 'loki.logging.svc' }),
 *   excludedNamespaces: ['kube-system'],
 * });
 */
export class LogCollector extends kplus.Resource implements kplus.IPodSelector, kplus.INetworkPolicyPeer {
  public readonly resourceType: string = DAEMON_SET.resourceType;
  /** The account that it runs as. */
  public readonly serviceAccount: kplus.IServiceAccount;
  /** The whole configuration, as it is in the ConfigMap. */
  public readonly configuration: string;
  protected readonly apiObject: ApiObject;
  private readonly labels: { readonly [key: string]: string };

  /**
   * @param scope the construct it belongs to, in the collector's namespace
   * @param id the construct's id, and the name of its objects unless `metadata.name` is given
   * @param props where logs go, and what collects them
   * @throws on texts that do not fit into a line of the configuration, on folders of the node that are none or are not mounted, on a host, port, index or
   * label that the backend does not have, and on numbers that the engine does not take
   */
  constructor(scope: Construct, id: string, props: LogCollectorProps) {
    super(scope, id);
    const { engine = LogCollectorEngine.fluentBit(), includeConsoles = true, readFromHead = false, rollOnChange = true } = props;
    throwIfAny(this, logCollectorProblems(props, engine));
    const { logFolder = '/var/log/containers', stateFolder = `/var/lib/${engine.name}` } = props;
    const files = logFilesIn(logFolder, props.excludedNamespaces);
    const plan = { backend: props.backend, files, logFolder, stateFolder, includeConsoles, readFromHead };
    this.configuration = configurationOf(engine, plan, props.extraConfiguration);
    const configFile = `${engine.name}.conf`;
    const checksum = rollOnChange ? createHash('sha256').update(this.configuration).digest('hex') : undefined;
    const pods = () => ({ name: this.name, engine, labels: this.labels, configFile, checksum, stateFolder });
    this.apiObject = createApiObject(this, id, DAEMON_SET, {
      metadata: props.metadata, spec: Lazy.any({ produce: () => renderLogCollector(props, pods()) }),
    });
    this.labels = { 'app.kubernetes.io/name': this.name };
    this.serviceAccount = kplus.ServiceAccount.fromServiceAccountName(this, 'Account', this.name);
    this.emit(CONFIG_MAP, { data: { [configFile]: this.configuration } });
    this.emitAccount(props.clusterRoleName ?? this.name);
  }

  /** Its pods, for Services, monitors and network policies. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    const { namespace } = this.metadata;
    return { labelSelector: kplus.LabelSelector.of({ labels: { ...this.labels } }), namespaces: namespace ? { names: [namespace] } : undefined };
  }

  /** Its pods as a peer of a network policy: a backend in an isolated namespace must let them in. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** Its pods as a selector. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }

  private emitAccount(roleName: string): void {
    const { namespace } = this.metadata;
    const metadata = { name: roleName };
    this.emit(SERVICE_ACCOUNT, {});
    this.emit(CLUSTER_ROLE, { metadata, rules: [{ apiGroups: [''], resources: ['pods', 'namespaces'], verbs: ['get', 'list', 'watch'] }] });
    this.emit(BINDING, {
      metadata,
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: roleName },
      subjects: [{ kind: 'ServiceAccount', name: this.name, namespace: namespace ?? 'default' }],
    });
  }

  /** An object beside the DaemonSet, of its name and in its namespace unless it says otherwise. */
  private emit(type: ResourceType, content: { readonly metadata?: ApiObjectMetadata; readonly [field: string]: unknown }): void {
    const { name, metadata: { namespace } } = this;
    createApiObject(new Construct(this, type.kind), name, type, { metadata: { name, namespace }, ...content });
  }
}

function configurationOf({ _fluentBit, _fluentd }: LogCollectorEngine, plan: CollectorPlan, extra: string | undefined): string {
  const text = _fluentd ? fluentdText(fluentdElements(plan, _fluentd)) : fluentBitText(fluentBitSections(plan, _fluentBit!));
  return extra === undefined ? text : `${text}\n${extra.trimEnd()}\n`;
}
