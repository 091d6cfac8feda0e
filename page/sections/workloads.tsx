import { useEffect, useMemo, useState } from 'preact/hooks';
import { Migration } from './workload-details';
import type { ReportData, WorkloadReport } from '../../src/report/report-data';
import { bytes, counted, cpus, whole } from '../format';
import { Choice } from '../parts/choice';
import { Level } from '../parts/level';
import { PagedTable } from '../parts/paged-table';
import type { Column } from '../parts/paged-table';
import { Section } from '../parts/section';
import { anchor, linkTo, remember } from '../route';
import type { Route } from '../route';

/** What the filters say; the empty word is all. */
interface Filter {
  readonly q: string;
  readonly ns: string;
  readonly kind: string;
  readonly only: string;
  readonly sort: string;
}

const FIELDS: readonly (keyof Filter)[] = ['q', 'ns', 'kind', 'only', 'sort'];
const ONLY: readonly (readonly [word: string, label: string, isMeant: (workload: WorkloadReport) => boolean])[] = [
  ['stuck', 'cannot migrate', ({ migration }) => migration?.isMigratable === false],
  ['blocks', 'blocks a drain', ({ migration }) => migration?.onDrain === 'blocks'],
  ['findings', 'has findings', ({ findings }) => findings > 0],
  ['vms', 'VMs', ({ isGuest }) => isGuest],
  ['pods', 'pods', ({ isGuest }) => !isGuest],
];

export function Workloads({ data, route }: { data: ReportData; route: Route }) {
  const { workloads, nodes } = data;
  const selected = route.section === 'workloads' && route.path.length === 3 ? route.path.join('/') : undefined;
  const [filter, setFilter] = useState(() => filterOf(route));
  useEffect(() => {
    if (route.section === 'workloads') setFilter(filterOf(route));
  }, [route]);
  const change = (part: Partial<Filter>) => {
    const next = { ...filter, ...part };
    setFilter(next);
    remember(linkTo('workloads', [], { ...next }));
  };
  const texts = useMemo(() => workloads.map(({ namespace, name, kind, runStrategy = '' }) => `${namespace}/${name} ${kind} ${runStrategy}`.toLowerCase()), [workloads]);
  const rows = useMemo(() => matching(workloads, texts, filter), [workloads, filter.q, filter.ns, filter.kind, filter.only]);
  const columns = useMemo(() => columnsOf(nodes.classes.length > 0), [nodes]);
  return (
    <Section id="workloads" title="Workloads" lead="What makes pods: of guests, each in its launcher pod, and of containers. Unfold one to see what it costs and whether it can move.">
      <form class="filters" role="search" aria-label="Filter workloads" onSubmit={(event) => event.preventDefault()}>
        <label>Search <input type="search" value={filter.q} onInput={({ currentTarget }) => change({ q: currentTarget.value })} /></label>
        <Choice label="Namespace" all="all" value={filter.ns} words={wordsOf(workloads, ({ namespace }) => namespace)} onChange={(ns) => change({ ns })} />
        <Choice label="Kind" all="all" value={filter.kind} words={wordsOf(workloads, ({ kind }) => kind)} onChange={(kind) => change({ kind })} />
        <Choice label="Only what" all="all" value={filter.only} words={ONLY.map(([word, label]) => [word, label])} onChange={(only) => change({ only })} />
        <p class="count" role="status" aria-live="polite">{rows.length === workloads.length ? counted(rows.length, 'workload') : `${whole(rows.length)} of ${counted(workloads.length, 'workload')}`}</p>
      </form>
      <PagedTable
        caption="Workloads" columns={columns} rows={rows} keyOf={({ id }) => id} sort={filter.sort} onSort={(sort) => change({ sort })}
        selected={selected} anchorOf={({ kind, namespace, name }) => anchor('workloads', [kind, namespace, name])}
        details={(workload) => <Details workload={workload} data={data} />}
      />
    </Section>
  );
}

function columnsOf(hasNodes: boolean): Column<WorkloadReport>[] {
  return [
    {
      id: 'name',
      head: 'Workload',
      value: ({ namespace, name }) => `${namespace}/${name}`,
      cell: ({ namespace, name, kind }) => (
        <span class="name"><span class="muted">{namespace && `${namespace}/`}</span>{name}<small>{kind}</small></span>),
    },
    { id: 'replicas', head: 'Replicas', isNumeric: true, value: ({ replicas }) => replicas.usual, cell: ({ replicas: { usual, most } }) => (most > usual ? `${usual}–${most}` : usual) },
    { id: 'cpu', head: 'Guest', isNumeric: true, value: ({ guest }) => guest?.memory ?? 0, cell: ({ guest }) => (guest ? <>{cpus(guest.cpu)}<br />{bytes(guest.memory)}</> : '') },
    { id: 'memory', head: 'Pod requests', isNumeric: true, value: ({ pod }) => pod?.memory ?? 0, cell: ({ pod }) => (pod ? <>{cpus(pod.cpu)}<br />{bytes(pod.memory)}</> : 'not known') },
    { id: 'overhead', head: 'Overhead', isNumeric: true, value: ({ pod }) => pod?.overhead ?? 0, cell: ({ pod }) => (pod?.overhead ? bytes(pod.overhead) : '') },
    { id: 'runs', head: 'Runs', value: ({ runStrategy = '' }) => runStrategy, cell: ({ runStrategy }) => runStrategy ?? '' },
    { id: 'migrates', head: 'Migration', value: ({ migration }) => (migration ? Number(migration.isMigratable) : 2), cell: ({ migration }) => migration && <Migrates migration={migration} /> },
    ...hasNodes ? [{ id: 'nodes', head: 'Fits nodes', value: ({ fits }: WorkloadReport) => fits?.length ?? 0, cell: ({ fits }: WorkloadReport) => fitsText(fits) }] : [],
    { id: 'findings', head: 'Findings', isNumeric: true, value: ({ findings }) => findings, cell: ({ findings, worst }) => (worst ? <>{findings} <Level level={worst} /></> : '') },
  ];
}

function Migrates({ migration: { isMigratable, onDrain } }: { migration: NonNullable<WorkloadReport['migration']> }) {
  if (isMigratable) return <>can move</>;
  return <><strong class="bad">cannot move</strong>{onDrain === 'blocks' ? <small>its node cannot be drained</small> : null}</>;
}

function fitsText(fits: readonly number[] | undefined): string {
  if (!fits) return '';
  return fits.length ? fits.map((index) => `nodes[${index}]`).join(', ') : 'none';
}

function Details({ workload, data }: { workload: WorkloadReport; data: ReportData }) {
  const { pod, replicas, migration, namespace, kind, name } = workload;
  const findings = data.findings.filter((finding) => finding.kind === kind && finding.namespace === namespace && finding.name === name);
  return (
    <div class="unfolded">
      {pod && <p>One pod requests {cpus(pod.cpu)} and {bytes(pod.memory)}{pod.overhead ? `, of which ${bytes(pod.overhead)} are what KubeVirt needs beside the guest` : ''}. Quality of service: {pod.qosClass}.</p>}
      {!pod && <p>What a pod requests is not known: the input has no instancetype of that name.</p>}
      {replicas.most > replicas.usual && <p>An autoscaler keeps {replicas.least} to {replicas.most} replicas.</p>}
      {migration && <Migration migration={migration} rules={data.rules} />}
      {findings.length > 0 && (
        <ul class="plain">{findings.map(({ rule, level, got, field }) => <li key={`${rule} ${field}`}><Level level={level} /> <a href={linkTo('findings', rule.split('/'))}>{data.rules[rule]?.summary ?? rule}</a>{got === undefined ? '' : `: ${got}`}</li>)}</ul>
      )}
    </div>
  );
}

function filterOf({ section, query }: Route): Filter {
  const meant = section === 'workloads' ? query : new URLSearchParams();
  return Object.fromEntries(FIELDS.map((field) => [field, meant.get(field) ?? ''])) as unknown as Filter;
}

function wordsOf(workloads: readonly WorkloadReport[], wordOf: (workload: WorkloadReport) => string): (readonly [string, string])[] {
  return [...new Set(workloads.map(wordOf))].sort().map((word) => [word, word || '(none)'] as const);
}

function matching(workloads: readonly WorkloadReport[], texts: readonly string[], { q, ns, kind, only }: Filter): WorkloadReport[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const isMeant = ONLY.find(([word]) => word === only)?.[2] ?? (() => true);
  return workloads.filter((workload, i) => (
    (!ns || workload.namespace === ns) && (!kind || workload.kind === kind) && isMeant(workload) && words.every((word) => texts[i].includes(word))
  ));
}
