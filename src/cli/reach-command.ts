import type { Command } from './command';
import { Configured } from './config/configured';
import { CONFIG_OPTIONS } from './config/find-config';
import { tellUnrendered } from './foreign-lines';
import { renderReachMarkdown } from './format/reach-markdown';
import { renderReach, renderReachAnswers } from './format/reach-text';
import { UsageError } from './io';
import type { Io } from './io';
import { readAnd } from './judge';
import { choice } from './options';
import { OUTPUT, writeReport } from './output';
import { version } from './package';
import { answersOf } from '../analysis/reachability/ask';
import { namesMeant, placesOf } from '../analysis/reachability/find';
import type { Place } from '../analysis/reachability/find';
import { PROTOCOLS } from '../analysis/reachability/model';
import type { Reachability } from '../analysis/reachability/model';
import { reachabilityOf } from '../analysis/reachability/reachability';

const FORMATS = ['text', 'json', 'md'] as const;

export const reach: Command = {
  takes: 'PATH…',
  description: `\
Tells who reaches whom among the pods and VMs of files, which are read as check reads them, and addresses
outside: on the network of the cluster, on primary and on secondary networks, by NetworkPolicy,
AdminNetworkPolicy, BaselineAdminNetworkPolicy, ClusterNetworkPolicy and MultiNetworkPolicy. It also tells
what is exposed, and what pods with other labels would reach.

  cdk8s-kubevirt reach manifests/
  cdk8s-kubevirt reach --from web --to erp/erp-db --port 5432 --why manifests/`,
  options: {
    from: { value: 'NAME', help: 'who calls: a namespace, [NAMESPACE/]NAME of a workload,\nan address or CIDR, or internet' },
    to: { value: 'NAME', help: 'who is called: the same, or a Service' },
    port: { value: 'PORT', help: 'only this port, of a Service its own' },
    protocol: { value: 'PROTOCOL', words: PROTOCOLS, help: `${PROTOCOLS.join(', ')} (default: TCP)` },
    why: { help: 'with the policies and rules that decide' },
    format: { value: 'FORMAT', words: FORMATS, help: `${FORMATS.join(', ')} (default: text)` },
    output: OUTPUT,
    ...CONFIG_OPTIONS,
  },
  notes: `\
Pods that nothing tells apart are one class. A pod that policies name and no file makes, such as that of DNS,
is taken to be there. With hostNetwork no policy holds. What Cilium, Calico, service meshes and firewalls do
is not in it. It exits with 0, whatever is reached: for tests there is Reachability.`,

  run(parsed, io) {
    const { values, flags } = parsed;
    const { output } = values;
    const format = choice('format', values.format ?? 'text', FORMATS);
    const protocol = choice('protocol', values.protocol ?? 'TCP', PROTOCOLS);
    const port = portOf(values.port);
    const configured = new Configured(parsed, io);
    const paths = configured.paths('read');
    configured.refuseReplacing(output);
    const { sources, renders, result: found } = readAnd(({ objects }) => {
      configured.clustersOf(objects);
      return reachabilityOf(objects.map(({ manifest }) => manifest));
    }, configured, paths, output, io, { acting: 'reading' });
    const { from, to } = values;
    const isAsked = from !== undefined || to !== undefined || port !== undefined;
    const answers = isAsked ? answersOf(found, place(found, 'from', from), place(found, 'to', to), port, protocol) : undefined;
    const isTold = answers?.filter(({ isReached, asked }) => isReached || asked || (from !== undefined && to !== undefined));
    const render = {
      text: () => (isTold ? renderReachAnswers(found, isTold, flags.has('why')) : renderReach(found, flags.has('why'))),
      json: () => asJson(found, isTold),
      md: () => renderReachMarkdown(found, isTold),
    };
    writeReport(render[format](), output, io);
    tellUnrendered(sources.foreign, renders, io);
    tellUnreadable(sources.unreadable.length, io);
    return 0;
  },
};

function portOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const port = /^\d{1,5}$/.test(written) ? Number(written) : 0;
  if (port < 1 || port > 65535) throw new UsageError(`--port is a number from 1 to 65535, not ${JSON.stringify(written)}`);
  return port;
}

/** What an option names; all that files make where it is not given. */
function place(found: Reachability, option: string, name: string | undefined): Place {
  if (name === undefined) return { name: 'all', classes: found.classes.filter(({ workloads }) => workloads.length).map(({ id }) => id) };
  const places = placesOf(found, name);
  if (places.length > 1) throw new UsageError(`--${option} ${name} means ${places.map((each) => each.name).join(', ')}; name one`);
  const [only] = places;
  if (only?.classes.length) return only;
  const { closest, some } = namesMeant([found], name);
  throw new UsageError(`--${option} ${name} means no pods and no addresses; ${closest ? `did you mean ${closest}?` : `there are ${some}`}`);
}

function asJson(found: Reachability, answers: readonly ReturnType<typeof answersOf>[number][] | undefined): string {
  const { classes, planes, exposures, attacker } = found;
  const data = answers
    ? { classes, answers: answers.map((answer) => ({ ...answer, why: found.explain(answer.from, answer.to) })) }
    : { classes, planes, exposures, attacker };
  return `${JSON.stringify({ version: version(), ...data }, null, 2)}\n`;
}

function tellUnreadable(count: number, { stderr }: Io): void {
  if (count) stderr.write(`${count} ${count === 1 ? 'file or document' : 'files or documents'} could not be read; check tells why\n`);
}
