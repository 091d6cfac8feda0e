import type { Command } from './command';
import { Configured } from './config/configured';
import { CONFIG_OPTIONS } from './config/find-config';
import { INTERNAL_ERROR, tellFailures } from './internal-error';
import { UsageError } from './io';
import { judge } from './judge';
import { choice } from './options';
import { OUTPUT, writeReport } from './output';
import { version } from './package';
import { PLATFORM } from './profile';
import { isInternalError } from '../admission/check';
import { describeStarts } from '../analysis/start/describe-starts';
import type { WorkloadStart } from '../analysis/start/model';
import { startLatencies } from '../analysis/start/start-latencies';
import type { Manifest } from '../manifests/manifest';

const FORMATS = ['text', 'json'] as const;

export const start: Command = {
  takes: 'PATH…',
  description: `\
Tells how long each VM, pool and replica set takes from "create" to "usable", and pods for comparison: the
shortest and longest time of each phase with its reason, how long one takes that waits, and what would
shorten it, what saves most first.

  cdk8s-kubevirt start --platform platform.yaml manifests/`,
  options: {
    platform: PLATFORM,
    format: { value: 'FORMAT', words: FORMATS, help: `${FORMATS.join(', ')} (default: text)` },
    output: OUTPUT,
    within: { value: 'SECONDS', help: 'fail where a VM may take longer, be it new or one that waits' },
    ...CONFIG_OPTIONS,
  },
  notes: `\
The figures are claims of a model without a test set-up, those of StartLatency: good to compare, not to
promise. What they do not contain is told besides.`,

  run(parsed, io) {
    const { values } = parsed;
    const { output, within } = values;
    const format = choice('format', values.format ?? 'text', FORMATS);
    const longest = within === undefined ? Infinity : Number(within);
    if (!(longest >= 0) || within === '') throw new UsageError(`--within is a number of seconds, not ${JSON.stringify(within)}`);
    const configured = new Configured(parsed, io);
    const paths = configured.paths('judge');
    configured.refuseReplacing(output);
    const { cluster, manifests = [], subjects } = judge(configured, paths, output, io);
    if (!cluster) {
      tellFailures(subjects.flatMap(({ findings }) => findings.filter(isInternalError)), io);
      return INTERNAL_ERROR;
    }
    const starts = startLatencies(manifests.filter((manifest): manifest is Manifest => manifest !== undefined), cluster);
    writeReport(format === 'json' ? asJson(starts) : describeStarts(starts) || 'no workload\n', output, io);
    return starts.some(({ isGuest, total, handOver }) => isGuest && (handOver?.time ?? total).max > longest) ? 1 : 0;
  },
};

function asJson(starts: readonly WorkloadStart[]): string {
  const workloads = starts.map(({ manifest: { apiVersion, kind, metadata: { namespace, name } }, ...rest }) => (
    { apiVersion, kind, namespace, name, ...rest }
  ));
  return `${JSON.stringify({ version: version(), workloads }, null, 2)}\n`;
}
