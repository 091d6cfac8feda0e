import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { snapshotScheduleProblems } from './snapshot-schedule-problems';
import { SnapshotScheduleProps } from './snapshot-schedule-props';
import { snapshotScript } from './snapshot-schedule-script';
import { Admission } from '../admission';
import { namespaceProblems } from '../resource/references';
import { throwIfAny } from '../usage-error';

const RESOURCES: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(50), limit: kplus.Cpu.millis(500) },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(256) },
};

/**
 * Snapshots of virtual machines by a clock, which KubeVirt does not have: a CronJob that runs `kubectl` in the namespace of the VMs, as a service account that may
 * make and delete VirtualMachineSnapshots and nothing else. It runs in a namespace of the Pod Security Standard `restricted`.
 *
 * Snapshots are called `<schedule>-<VM>-<date and time in UTC>` and carry the labels `snapshot-schedule`, `snapshot-source`, `snapshot-run` and `snapshot-taken`, in
 * seconds since 1970; those of other schedules and those made by hand are left alone. A run fails if one of its snapshots does, and deletes no old one of that VM. One
 * that could not begin within ten minutes is left out, and none begins while another is under way.
 *
 * @example
 * new SnapshotSchedule(chart, 'nightly', {
 *   sources: [vm],
 *   schedule: Cron.schedule({ minute: '30', hour: '1' }),
 *   timeZone: 'Europe/Berlin',
 *   image: 'registry.example.com/tools/kubectl:1.34.1',
 *   keepLast: 14,
 * });
 */
export class SnapshotSchedule extends Construct {
  /** What runs `kubectl`. */
  public readonly cronJob: kplus.CronJob;
  /** What it runs as. */
  public readonly serviceAccount: kplus.ServiceAccount;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of its objects unless `metadata.name` is given
   * @param props which VMs, when, and how long their snapshots are kept
   * @throws without a VM, on a pool or a replica set, where nothing says which snapshots are kept, and on malformed addresses
   */
  constructor(scope: Construct, id: string, props: SnapshotScheduleProps) {
    super(scope, id);
    Admission.guard(this);
    throwIfAny(this, snapshotScheduleProblems(props));
    const metadata = { ...props.metadata, name: props.metadata?.name ?? id };
    const { name } = metadata;
    this.serviceAccount = new kplus.ServiceAccount(this, 'ServiceAccount', { metadata, automountToken: false });
    const role = new kplus.Role(this, 'Role', { metadata });
    role.allow(
      ['create', 'delete', 'get', 'list', 'watch'],
      kplus.ApiResource.custom({ apiGroup: 'snapshot.kubevirt.io', resourceType: 'virtualmachinesnapshots' }),
    );
    new kplus.RoleBinding(this, 'RoleBinding', { metadata, role }).addSubjects(this.serviceAccount);
    this.cronJob = new kplus.CronJob(this, 'CronJob', {
      metadata,
      schedule: props.schedule,
      timeZone: props.timeZone,
      suspend: props.suspend,
      startingDeadline: Duration.minutes(10),
      concurrencyPolicy: kplus.ConcurrencyPolicy.FORBID,
      backoffLimit: 2,
      serviceAccount: this.serviceAccount,
      automountServiceAccountToken: true,
      dockerRegistryAuth: props.dockerRegistryAuth,
      containers: [container(name, props)],
    });
    throwIfAny(this, namespaceProblems(this.cronJob, { sources: props.sources }));
    if (props.apiServers) this.openApiServers(name, props.apiServers, props.apiServerPort ?? 6443);
  }

  private openApiServers(name: string, addresses: readonly string[], port: number): void {
    const { namespace } = this.cronJob.metadata;
    new kplus.NetworkPolicy(this, 'NetworkPolicy', {
      metadata: { name: `${name}-api-server`, ...namespace ? { namespace } : {} },
      selector: this.cronJob,
      egress: {
        rules: addresses.map((cidr, i) => ({
          peer: cidr.includes(':')
            ? kplus.NetworkPolicyIpBlock.ipv6(this, `ApiServer${i}`, cidr)
            : kplus.NetworkPolicyIpBlock.ipv4(this, `ApiServer${i}`, cidr),
          ports: [kplus.NetworkPolicyPort.tcp(port)],
        })),
      },
    });
  }
}

function container(name: string, props: SnapshotScheduleProps): kplus.ContainerProps {
  const script = snapshotScript({
    schedule: name,
    virtualMachines: props.sources.map((source) => source.name),
    keepLast: props.keepLast,
    keepForSeconds: props.keepFor?.toSeconds(),
    failureDeadlineSeconds: props.failureDeadline?.toSeconds(),
  });
  return {
    name: 'kubectl',
    image: props.image,
    command: ['sh', '-c', script],
    envVariables: { RUN: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_LABEL, { key: 'batch.kubernetes.io/job-name' }) },
    resources: props.resources ?? RESOURCES,
    securityContext: {
      user: props.userId,
      capabilities: { drop: [kplus.Capability.ALL] },
      seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
    },
  };
}
