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
import { ROLES } from '../analysis/topology/model';
import type { Topology } from '../analysis/topology/model';
import { topologyOf } from '../analysis/topology/topology';
import type * as dot from '../diagram/dot';
import type * as mermaid from '../diagram/mermaid';
import type * as svg from '../diagram/svg';
import type { Manifest } from '../manifests/manifest';

/* eslint-disable @typescript-eslint/no-require-imports -- loaded when they are asked for, as commands are */
const RENDERERS = {
  mermaid: () => (require('../diagram/mermaid') as typeof mermaid).renderMermaid,
  dot: () => (require('../diagram/dot') as typeof dot).renderDot,
  svg: () => (require('../diagram/svg') as typeof svg).renderSvg,
  json: () => asJson,
};
/* eslint-enable @typescript-eslint/no-require-imports */
const FORMATS = Object.keys(RENDERERS) as (keyof typeof RENDERERS)[];
/** What a picture holds: to place more takes minutes, and nobody finds anything in it. */
const MOST_DRAWN = 1500;

export const graph: Command = {
  takes: 'PATH…',
  description: `\
Draws what the objects in files make, which are read as check reads them: what runs in each namespace, the
networks, disks and images of VMs, Services and autoscalers, and what refers to what.

  cdk8s-kubevirt graph --format svg --output topology.svg manifests/
  cdk8s-kubevirt graph --namespace shop manifests/ >> README.md`,
  options: {
    platform: PLATFORM,
    format: { value: 'FORMAT', words: FORMATS, help: `${FORMATS.join(', ')} (default: mermaid)` },
    namespace: { value: 'NAME[,NAME]', help: 'only these, with all that they lead to and what acts on them' },
    only: { value: 'ROLE[,ROLE]', help: `only nodes of these roles:\n${ROLES.join(', ')}` },
    each: { help: 'each object by itself, also those that are alike' },
    output: OUTPUT,
    ...CONFIG_OPTIONS,
  },
  notes: `\
Four or more objects that are alike, but for numbers in their names, are one node; so are namespaces that hold
the same. Dashed is what the objects only refer to. Objects that the API server would refuse for their shape
are left out: check tells why.`,

  run(parsed, io) {
    const { values, flags } = parsed;
    const { output } = values;
    const format = choice('format', values.format ?? 'mermaid', FORMATS);
    const roles = listed(values.only)?.map((role) => choice('only', role, ROLES));
    const namespaces = listed(values.namespace);
    const configured = new Configured(parsed, io);
    const paths = configured.paths('draw');
    configured.refuseReplacing(output);
    const { cluster, manifests = [], subjects, objects, notJudged } = judge(configured, paths, output, io);
    const failures = subjects.flatMap(({ findings }) => findings.filter(isInternalError));
    if (!cluster) {
      tellFailures(failures, io);
      return INTERNAL_ERROR;
    }
    const read = manifests.filter((manifest): manifest is Manifest => manifest !== undefined);
    const topology = topologyOf(read, cluster, { namespaces, roles, ...flags.has('each') ? { collapseFrom: Infinity } : {} });
    if (namespaces && !topology.nodes.length) throw new UsageError(`nothing to draw in ${namespaces.join(', ')}: there is ${foundIn(read)}`);
    if (format === 'svg' && topology.nodes.length > MOST_DRAWN) {
      throw new UsageError(`${topology.nodes.length} nodes are too many for a picture; choose some by --namespace or --only, or another format`);
    }
    writeReport(RENDERERS[format]()(topology), output, io);
    const unsound = objects - read.length - [...notJudged.values()].reduce((sum, count) => sum + count, 0);
    if (unsound > 0) io.stderr.write(`${unsound} of ${objects} objects are left out, as their shape is not sound: check tells why\n`);
    return 0;
  },
};

function listed(value: string | undefined): readonly string[] | undefined {
  return value?.split(',').map((word) => word.trim());
}

function foundIn(manifests: readonly Manifest[]): string {
  const names = [...new Set(manifests.flatMap(({ metadata: { namespace } }) => namespace ?? []))].sort();
  return names.length ? names.slice(0, 10).join(', ') + (names.length > 10 ? ` and ${names.length - 10} more` : '') : 'no namespace';
}

function asJson(topology: Topology): string {
  return `${JSON.stringify({ version: version(), ...topology }, null, 2)}\n`;
}
