import type { ScalingReport, ScalingSampleReport } from './report-data';
import { workloadId } from './workload-id';
import type { HorizontalPodAutoscalerSpec } from '../../imports/kubernetes';
import { cpuUtilization } from '../analysis/autoscaling/autoscaler-spec';
import { simulate, SYNC_PERIOD } from '../analysis/autoscaling/simulate';
import type { Replica, Sample } from '../analysis/autoscaling/simulate';
import { namespaceCapacities } from '../analysis/namespace/capacity';
import type { PodGroup } from '../analysis/namespace/pod-group';
import type { WorkloadStart } from '../analysis/start/model';
import { startLatencies } from '../analysis/start/start-latencies';
import type { Cluster, Manifest } from '../manifests/manifest';
import { ofKind } from '../manifests/of-kind';
import { HPA, ownTargetKey, scaleTargetOf, targetKey } from '../manifests/scale-target';
import { vcpuCount } from '../manifests/vcpu-count';

/** When the load rises, when it falls, and when it is over, in seconds. */
const [RISES, FALLS, ENDS] = [300, 2100, 4500];
/** What the load comes to of what the most replicas serve at the target. */
const PEAK = 0.8;
/** More is not simulated: a replica more or less is nothing that one sees. */
const [MOST_REPLICAS, MOST_AUTOSCALERS] = [500, 40];

/** How the autoscalers of the input follow a load, those that leave most of it unmet first. */
export function scalingReports(manifests: readonly Manifest[], cluster: Cluster): ScalingReport[] {
  const autoscalers = ofKind(manifests, HPA).slice(0, MOST_AUTOSCALERS);
  if (!autoscalers.length) return [];
  const groups = new Map(namespaceCapacities(manifests, cluster).flatMap(({ pods }) => pods).map((group) => [ownTargetKey(group.manifest), group]));
  const starts = new Map(startLatencies(manifests, cluster).map((start) => [start.manifest, start]));
  const reports = autoscalers.flatMap((autoscaler) => {
    const target = scaleTargetOf(autoscaler);
    const group = target && groups.get(targetKey(autoscaler.metadata.namespace, target));
    const start = group && starts.get(group.manifest);
    return group && start ? reportOn(autoscaler, group, start) : [];
  });
  return reports.sort((a, b) => b.unmetSeconds - a.unmetSeconds || (a.autoscaler < b.autoscaler ? -1 : 1));
}

function reportOn(autoscaler: Manifest, group: PodGroup, start: WorkloadStart): ScalingReport[] {
  const spec = (autoscaler.spec ?? {}) as HorizontalPodAutoscalerSpec;
  const { minReplicas: least = 1, maxReplicas: most } = spec;
  const utilization = cpuUtilization(spec);
  const replica = replicaOf(group, start);
  if (utilization === undefined || replica.request <= 0 || !(least >= 1 && least <= most && most <= MOST_REPLICAS)) return [];
  const served = (replicas: number) => Math.min(replica.limit, replica.request * utilization / 100) * replicas;
  const [low, high] = [served(least), Math.max(served(least), served(most) * PEAK)];
  const load = (time: number) => (time >= RISES && time < FALLS ? high : low);
  const samples = simulate({ autoscaler: spec, utilization, replica, initial: least, load, duration: ENDS });
  return [{
    workload: workloadId(group.manifest),
    autoscaler: workloadId(autoscaler),
    least,
    most,
    utilization,
    samples: changing(samples.map(sampleOf)),
    end: ENDS,
    unmetSeconds: samples.filter(({ unmet }) => unmet > 0).length * SYNC_PERIOD,
    peakReplicas: Math.max(...samples.map(({ replicas }) => replicas)),
  }];
}

/** A replica uses as much as its limit lets it, or its guest has. */
function replicaOf({ resources, launcher, containers }: PodGroup, { phases, total }: WorkloadStart): Replica {
  const compute = containers.find(({ name }) => name === 'compute');
  const request = thousandths((launcher ? compute?.requests : resources.requests)?.get('cpu'));
  const limit = launcher ? Number(vcpuCount(launcher.cost.spec.domain.cpu) || 1n) * 1000 : thousandths(resources.limits.get('cpu'));
  return { request, limit: Math.max(limit, request), runningAfter: phases.prepare.time.max, readyAfter: total.max };
}

function thousandths(nano: bigint | undefined): number {
  return Number((nano ?? 0n) / 1_000_000n);
}

function sampleOf({ time, load, replicas, ready, unmet }: Sample): ScalingSampleReport {
  return { seconds: time, demand: Math.round(load) / 1000, served: Math.round(load - unmet) / 1000, replicas, ready };
}

function changing(samples: readonly ScalingSampleReport[]): ScalingSampleReport[] {
  const facts = ({ demand, served, replicas, ready }: ScalingSampleReport) => [demand, served, replicas, ready].join();
  return samples.filter((sample, i) => i === 0 || facts(sample) !== facts(samples[i - 1]));
}
