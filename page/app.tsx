import { counted, whole } from './format';
import { anchor, linkTo, useArrival, useRoute } from './route';
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

export function App({ data }: { data: ReportData }) {
  const route = useRoute();
  useArrival(route);
  const { title, cluster: { kubevirt, kubernetes, cdi }, summary, madeBy } = data;
  const wanted = (section: string) => (route.section === section ? route.path.join('/') : undefined);
  return (
    <>
      <header class="top">
        <a class="skip" href={linkTo('overview')}>Skip to the report</a>
        <h1>{title}</h1>
        <p class="muted">{counted(summary.objects, 'object')}, {counted(summary.guests, 'running VM')} and {counted(summary.pods, 'pod')} of containers in {counted(summary.namespaces, 'namespace')}, judged for KubeVirt {kubevirt}, Kubernetes {kubernetes} and CDI {cdi}</p>
      </header>
      <Contents data={data} current={route.section} />
      <main>
        <section class="part" aria-labelledby={anchor('overview')}>
          <h2 id={anchor('overview')} tabIndex={-1}>Overview</h2>
          <Overview data={data} />
        </section>
        <Changes changes={data.changes} wanted={wanted('changes')} />
        <Tenants data={data} wanted={wanted('tenants')} />
        <Workloads data={data} route={route} />
        <Topology topology={data.topology} route={route} />
        <Reachability reachability={data.reachability} route={route} />
        <Starts data={data} />
        <Scaling data={data} />
        <Nodes data={data} />
        <Findings data={data} wanted={wanted('findings')} />
      </main>
      <footer class="muted">Made by <a href={madeBy.url} rel="noreferrer">{madeBy.name}</a> {madeBy.version}</footer>
    </>
  );
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
