import type { ChangesReport } from './changes-report';
import type { FindingReport, RuleReport } from './finding-report';
import type { NamespaceReport } from './namespace-report';
import type { ReachabilityReport } from './reachability-report';
import type { ScalingReport, StartReport } from './start-report';
import type { TopologyReport } from './topology-report';
import type { NodesReport, WorkloadReport } from './workload-report';
import type { FindingLevel } from '../rules/finding-level';

export * from './changes-report';
export * from './finding-report';
export * from './namespace-report';
export * from './reachability-report';
export * from './start-report';
export * from './topology-report';
export * from './workload-report';

/** The version of the form of `ReportData`: one more where a field goes or means something else. A field that is new changes nothing. */
export const REPORT_VERSION = 1;

/** All that a report shows, as JSON can hold it. Amounts are CPUs, bytes, seconds and pieces. */
export interface ReportData {
  readonly version: typeof REPORT_VERSION;
  readonly title: string;
  readonly madeBy: { readonly name: string; readonly version: string; readonly url: string };
  readonly cluster: ClusterReport;
  readonly summary: SummaryReport;
  /** What is nearest to a quota first. */
  readonly namespaces: readonly NamespaceReport[];
  /** Only where they are compared with others. */
  readonly changes?: ChangesReport;
  /** By namespace, kind and name. */
  readonly workloads: readonly WorkloadReport[];
  readonly nodes: NodesReport;
  /** Not given where there is nothing to draw, or too much. */
  readonly topology?: TopologyReport;
  readonly reachability: ReachabilityReport;
  /** The slowest first. */
  readonly starts: readonly StartReport[];
  /** Those that leave most of a load unmet first. */
  readonly scaling: readonly ScalingReport[];
  /** The gravest first, then by rule. */
  readonly findings: readonly FindingReport[];
  /** Those that anything here refers to, by id. */
  readonly rules: { readonly [id: string]: RuleReport };
}

/** The releases by which the objects were judged. */
export interface ClusterReport {
  readonly kubevirt: string;
  readonly kubernetes: string;
  readonly cdi: string;
}

export interface SummaryReport {
  readonly objects: number;
  readonly namespaces: number;
  /** Guests that usually run. */
  readonly guests: number;
  /** Pods of containers that usually run. */
  readonly pods: number;
  /** Workloads of guests that cannot move to another node. */
  readonly notMigratable: number;
  /** Findings that are not acknowledged. */
  readonly findings: { readonly [level in FindingLevel]: number };
  readonly acknowledged: number;
  /** How many objects only had their metadata judged, since their kinds have no schema, by `<group>/<kind>`. */
  readonly notJudged: { readonly [kind: string]: number };
}
