import { existsSync } from 'fs';
import { dirname, join, relative, sep } from 'path';
import { clusterIn, refusals } from './cluster-input';
import type { Command } from './command';
import { absolute, Io, UsageError } from './io';
import { writeReport } from './output';
import { kubectlCommands, rbac } from './platform-kubectl';
import { isLabelKey } from '../kubernetes/label';
import { printable } from '../kubernetes/printable';
import { readCluster } from '../platform/from-cluster/read-cluster';

const SCHEMA = 'node_modules/cdk8s-kubevirt/platform.schema.json';

export const platform: Command = {
  takes: 'PATH…',
  description: `\
Writes a platform file from what kubectl prints of a cluster, in files of YAML and JSON. Of a directory it
reads what check reads; - is standard input. Nothing is contacted, and only facts are written, each with a
comment that says where it is from. The file is for check --platform, the validation plugin of cdk8s synth
and Platform.fromFile. What is not known of the cluster is told on standard error.

  cdk8s-kubevirt platform --print-command > read-cluster.sh
  sh read-cluster.sh`,
  options: {
    'output': { value: 'FILE', help: 'write the platform file there instead of to standard output' },
    'ignore-labels': { value: 'KEYS', help: 'labels that no workload selects nodes by, separated by commas: nodes that\ndiffer in them are alike' },
    'print-command': { help: 'print the commands of kubectl whose output is read' },
    'print-rbac': { help: 'print the roles that those need' },
  },

  run({ values, flags, positionals }, io) {
    const { output } = values;
    if (flags.has('print-command') || flags.has('print-rbac')) {
      if (positionals.length) throw new UsageError(`what --${[...flags].join(' and --')} prints is the same for every cluster; leave out ${positionals.join(', ')}`);
      if (flags.size > 1) throw new UsageError('--print-command and --print-rbac print one file each; call it twice');
      writeReport(flags.has('print-command') ? kubectlCommands() : rbac(), output, io);
      return 0;
    }
    if (!positionals.length) throw new UsageError('nothing to read; name files, or - for standard input; platform --print-command prints what makes them');
    const ignoredLabels = keysOf(values['ignore-labels']);
    const cluster = clusterIn(positionals, output, io);
    const { text, objects: count, remarks } = refusals(positionals.join(', '), () => readCluster(cluster, { schema: schemaFor(output, io), ignoredLabels }));
    writeReport(text, output, io);
    io.stderr.write(remarks.map((remark) => `cdk8s-kubevirt: ${printable(remark)}\n`).join(''));
    if (output !== undefined) io.stderr.write(`${output}: from ${count} ${count === 1 ? 'object' : 'objects'} of the cluster\n`);
    return 0;
  },
};

function keysOf(text: string | undefined): string[] {
  const keys = (text ?? '').split(',').map((key) => key.trim()).filter(Boolean);
  const [wrong] = keys.filter((key) => !isLabelKey(key));
  if (wrong !== undefined) throw new UsageError(`--ignore-labels takes keys of labels, separated by commas, not ${JSON.stringify(wrong)}`);
  return keys;
}

/** Where editors find the schema, as seen from the file: in the nearest folder that has this package installed. */
function schemaFor(output: string | undefined, io: Io): string {
  if (output === undefined) return SCHEMA;
  const folder = dirname(absolute(output, io));
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, SCHEMA))) return relative(folder, join(above, SCHEMA)).replaceAll(sep, '/');
    if (dirname(above) === above) return SCHEMA;
  }
}
