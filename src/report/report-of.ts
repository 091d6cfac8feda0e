import { changesReport } from './changes';
import { findingReports, ruleReports } from './findings';
import type { PlacedFinding } from './findings';
import { namespaceReports } from './namespaces';
import { nodeFit } from './node-fit';
import { reachabilityReport } from './reachability';
import { REPORT_VERSION } from './report-data';
import type { ClusterReport, ReportData, SummaryReport } from './report-data';
import { scalingReports } from './scaling';
import { startReports } from './starts';
import { topologyReport } from './topology';
import { workloadReports } from './workloads';
import { LEVELS } from '../admission/report';
import { reachabilityOf } from '../analysis/reachability/reachability';
import type { Review } from '../changes/review';
import type { Cluster, Manifest } from '../manifests/manifest';
import { UPSTREAM } from '../manifests/releases';
import { homepage, version } from '../package';

/** What the objects are compared with, and what applying them does. */
export interface PendingChange {
  readonly against: string;
  readonly review: Review;
}

/** What a report is made of: objects of one cluster, and what was found in them. */
export interface ReportInput {
  readonly title: string;
  /** How many objects there are, with those that cannot be read. */
  readonly objects: number;
  readonly findings: readonly PlacedFinding[];
  /** The objects that rules looked at. */
  readonly manifests: readonly Manifest[];
  readonly cluster: Cluster;
  readonly pending?: PendingChange;
  readonly notJudged?: ReadonlyMap<string, number>;
}

/** All that a report shows. It is the same for the same input, to the byte. */
export function reportOf({ title, objects, findings: found, manifests, cluster, pending, notJudged = new Map() }: ReportInput): ReportData {
  const findings = findingReports(found);
  const namespaces = namespaceReports(manifests, cluster);
  const workloads = workloadReports(manifests, cluster, findings);
  const names = namespaces.map(({ name }) => name);
  const reach = reachabilityOf(manifests);
  const topology = topologyReport(manifests, cluster, reach, names);
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  const total = (count: (namespace: typeof namespaces[number]) => number) => namespaces.reduce((sum, namespace) => sum + count(namespace), 0);
  const summary: SummaryReport = {
    objects,
    namespaces: namespaces.length,
    guests: total(({ guests }) => guests),
    pods: total(({ pods }) => pods),
    notMigratable: workloads.filter(({ migration }) => migration?.isMigratable === false).length,
    findings: Object.fromEntries(LEVELS.map((level) => [level, open.filter((finding) => finding.level === level).length])) as SummaryReport['findings'],
    acknowledged: findings.length - open.length,
    notJudged: Object.fromEntries(notJudged),
  };
  const rules = [...findings.map(({ rule }) => rule), ...workloads.flatMap(({ migration }) => migration?.obstacles.map(({ rule }) => rule) ?? [])];
  return {
    version: REPORT_VERSION,
    title,
    madeBy: { name: 'cdk8s-kubevirt', version: version(), url: homepage() },
    cluster: clusterReport(cluster),
    summary,
    ...pending && { changes: changesReport(pending.review, pending.against) },
    namespaces,
    workloads,
    nodes: nodeFit(manifests, cluster),
    ...topology && { topology },
    reachability: reachabilityReport(reach, names),
    starts: startReports(manifests, cluster),
    scaling: scalingReports(manifests, cluster),
    findings,
    rules: ruleReports(rules),
  };
}

function clusterReport({ releases: { kubevirt, cdi, kubernetes } }: Cluster): ClusterReport {
  return { kubevirt, cdi, kubernetes: kubernetes ?? UPSTREAM.kubernetes.replace(/\.\d+$/, '') };
}
