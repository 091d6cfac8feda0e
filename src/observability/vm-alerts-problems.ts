import { RatioAlertOptions, VmAlertsProps } from './vm-alerts-props';
import { vmAlertThresholds } from './vm-alerts-thresholds';
import { UsageError } from '../usage-error';

/** What makes an alert that never fires, or always. */
export function* vmAlertProblems(props: VmAlertsProps): Generator<UsageError> {
  const { containers = {}, guests = {}, diskLatencyFactor, throughput, alertLabels = {} } = props;
  const { cpu, memory } = containers;
  const { vcpu, steal, memoryHeadroom, ballooned } = guests;
  yield* ratioProblems('containers', { cpu, memory });
  yield* ratioProblems('guests', { vcpu, steal, memoryHeadroom, ballooned });
  if (throughput?.vmRatio !== undefined) yield* outOfRatio('throughput.vmRatio', throughput.vmRatio);
  if (diskLatencyFactor !== undefined && !(diskLatencyFactor >= 1 && Number.isFinite(diskLatencyFactor))) {
    yield { what: 'diskLatencyFactor', got: diskLatencyFactor, allowed: 'a number from 1', fix: 'A VM waits for the disk of its node: it takes longer.' };
  }
  yield* latencyProblems(props);
  for (const got of Object.keys(alertLabels).filter((key) => key === 'severity' || key === 'workload')) {
    yield { what: 'alertLabels', got, allowed: 'labels besides severity and workload', fix: 'Set `severity` of the alert.' };
  }
}

function* latencyProblems(props: VmAlertsProps): Generator<UsageError> {
  const { containers = {}, guests = {} } = props;
  const { nodeDiskLatency, diskLatency, startLatency } = vmAlertThresholds(props);
  const all = { 'containers.diskLatency': nodeDiskLatency, 'guests.diskLatency': diskLatency, 'guests.startLatency': startLatency };
  for (const [what, { threshold }] of Object.entries(all)) {
    if (threshold === 0) yield { what: `${what}.latency`, got: '0 seconds', allowed: 'more than zero', fix: 'Leave it out for its default.' };
  }
  if (guests.diskLatency?.latency && containers.diskLatency?.enabled !== false && diskLatency.threshold < nodeDiskLatency.threshold) {
    yield {
      what: 'guests.diskLatency.latency',
      got: guests.diskLatency.latency.toHumanString(),
      allowed: `at least that of containers, ${nodeDiskLatency.threshold * 1000} ms`,
      fix: 'A VM waits for the disk of its node, too: leave it out, or lower containers.diskLatency.',
    };
  }
}

function* ratioProblems(where: string, alerts: { readonly [name: string]: RatioAlertOptions | undefined }): Generator<UsageError> {
  for (const [name, alert] of Object.entries(alerts)) {
    if (alert?.ratio !== undefined) yield* outOfRatio(`${where}.${name}.ratio`, alert.ratio);
  }
}

function* outOfRatio(what: string, got: number): Generator<UsageError> {
  if (got > 0 && got < 1) return;
  yield { what, got, allowed: 'a number between 0 and 1', fix: 'Write 0.8 for 80 %.' };
}
