import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { counted, whole } from './format';
import { Section } from './parts/section';
import { linkTo, parseRoute, useArrival, useRoute } from './route';
import type { Route } from './route';
import { Changes } from './sections/changes';
import { Findings } from './sections/findings';
import { Nodes } from './sections/nodes';
import { Overview } from './sections/overview';
import { Reachability } from './sections/reachability';
import { Scaling } from './sections/scaling';
import { Starts } from './sections/starts';
import { Tenants } from './sections/tenants';
import { Topology } from './sections/topology';
import { Workloads } from './sections/workloads';
import type { ReportData } from '../src/report/report-data';

const NOWHERE = parseRoute('');

export function App({ data }: { data: ReportData }) {
  const route = useRoute();
  useArrival(route);
  const { title, cluster: { kubevirt, kubernetes, cdi }, summary, madeBy } = data;
  const parts = useParts(data, route);
  return (
    <>
      <header class="top">
        <a class="skip" href={linkTo('overview')}>Skip to the report</a>
        <h1>{title}</h1>
        <p class="muted">{counted(summary.objects, 'object')}, {counted(summary.guests, 'running VM')} and {counted(summary.pods, 'pod')} of containers in {counted(summary.namespaces, 'namespace')}, judged for KubeVirt {kubevirt}, Kubernetes {kubernetes} and CDI {cdi}</p>
      </header>
      <Contents data={data} current={route.section} />
      <main>
        {parts}
      </main>
      <footer class="muted">Made by <a href={madeBy.url} rel="noreferrer">{madeBy.name}</a> {madeBy.version}</footer>
    </>
  );
}

/** The parts, of which one is drawn again only where the address asks something of it. */
function useParts(data: ReportData, route: Route): VNode[] {
  const asked = (section: string) => (route.section === section ? route : NOWHERE);
  const wanted = (section: string) => (route.section === section ? route.path.join('/') : undefined);
  const [changes, tenants, findings] = ['changes', 'tenants', 'findings'].map(wanted);
  const [workloads, topology, reachability] = ['workloads', 'topology', 'reachability'].map(asked);
  return [
    useMemo(() => <Section id="overview" title="Overview"><Overview data={data} /></Section>, [data]),
    useMemo(() => <Changes changes={data.changes} wanted={changes} />, [data, changes]),
    useMemo(() => <Tenants data={data} wanted={tenants} />, [data, tenants]),
    useMemo(() => <Workloads data={data} route={workloads} />, [data, workloads]),
    useMemo(() => <Topology topology={data.topology} route={topology} />, [data, topology]),
    useMemo(() => <Reachability reachability={data.reachability} route={reachability} />, [data, reachability]),
    useMemo(() => <Starts data={data} />, [data]),
    useMemo(() => <Scaling data={data} />, [data]),
    useMemo(() => <Nodes data={data} />, [data]),
    useMemo(() => <Findings data={data} wanted={findings} />, [data, findings]),
  ];
}

function Contents({ data, current }: { data: ReportData; current: string }) {
  const { namespaces, workloads, findings, nodes, reachability, starts, scaling, topology, changes } = data;
  const parts: readonly (readonly [id: string, title: string, count?: number])[] = [
    ['overview', 'Overview'], ...changes ? [['changes', 'Pending change', changes.objects.length] as const] : [],
    ['tenants', 'Tenants and quotas', namespaces.length], ['workloads', 'Workloads', workloads.length],
    ...topology ? [['topology', 'Topology', topology.nodes.length] as const] : [],
    ['reachability', 'Who reaches whom', reachability.endpoints.length],
    ...starts.length ? [['starts', 'Start latency', starts.length] as const] : [],
    ...scaling.length ? [['scaling', 'Scaling', scaling.length] as const] : [],
    ['nodes', 'Node fit', nodes.classes.length], ['findings', 'Findings', findings.length],
  ];
  return (
    <nav class="contents" aria-label="Parts of the report">
      <ul>{parts.map(([id, title, count]) => (
        <li key={id}><a href={linkTo(id)} aria-current={current === id ? 'true' : undefined}>{title}{count === undefined ? '' : <span class="muted"> {whole(count)}</span>}</a></li>))}
      </ul>
    </nav>
  );
}
