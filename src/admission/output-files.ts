import { ApiObject, App, Chart, Names, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { fileNameOf } from './file-name';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { uniqueFile } from '../rules/object/engine-rules';

/** An object, and its manifest. */
export type Rendered = readonly [object: ApiObject, manifest: any];

/** What the stock app of cdk8s writes into one file. */
interface Output {
  readonly owner: ApiObject | Chart;
  readonly folder: string;
  readonly file: string;
}

const careful = new WeakSet<IConstruct>();

/** Says that an app gives a file of its own to everything it writes, whatever its output type. */
export function writesDistinctFiles(app: App): void {
  careful.add(app);
}

/**
 * Findings on objects and charts that cdk8s writes over those of others, as of all in one path it keeps the last. Names that differ only in
 * case are one: they are to the file systems of macOS and Windows.
 */
export function fileFindings(root: IConstruct, constructs: readonly IConstruct[], objects: readonly Rendered[]): Finding[] {
  if (!(root instanceof App) || careful.has(root)) return [];
  const first = new Map<string, Output>();
  const findings: Finding[] = [];
  for (const output of outputsOf(root, constructs, objects)) {
    const path = `${output.folder}/${output.file}`.toLowerCase();
    const other = first.get(path);
    if (!other) first.set(path, output);
    else findings.push(findingOf({ rule: uniqueFile, field: '', got: `${output.file}, the file of ${sayOwner(other, output)}` }, objectOf(output.owner)));
  }
  return findings;
}

/** What an app writes besides the one file of FILE_PER_APP, as `App.synth` of cdk8s does. */
function outputsOf({ yamlOutputType, outputFileExtension }: App, constructs: readonly IConstruct[], objects: readonly Rendered[]): Output[] {
  const charts = constructs.filter((construct) => Chart.isChart(construct));
  const nameOf = (kind: string, name: unknown) => fileNameOf(kind, name) + outputFileExtension;
  switch (yamlOutputType) {
    case YamlOutputType.FILE_PER_CHART:
      return waitForEachOther(constructs) ? [] : charts.map((owner) => ({ owner, folder: '', file: Names.toDnsLabel(owner) + outputFileExtension }));
    case YamlOutputType.FILE_PER_RESOURCE:
      // What a chart with a `toJson` of its own writes is not known.
      return objects.filter(([object]) => Chart.of(object).toJson === Chart.prototype.toJson)
        .map(([owner, { kind, metadata }]) => ({ owner, folder: '', file: nameOf(kind, metadata?.name) }));
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE: {
      const areNumbered = waitForEachOther(constructs);
      const folders = new Map(charts.map((chart) => [chart, areNumbered ? chart.node.addr : Names.toDnsLabel(chart)]));
      return objects.map(([owner]) => ({ owner, folder: folders.get(Chart.of(owner)) ?? '', file: nameOf(owner.kind, owner.metadata.name) }));
    }
    default:
      return [];
  }
}

/** Whether cdk8s puts a number before the names of charts, since one depends on another. */
function waitForEachOther(constructs: readonly IConstruct[]): boolean {
  return constructs.some((construct) => (
    (Chart.isChart(construct) && Chart.isChart(construct.node.scope))
    || construct.node.dependencies.some((dependency) => chartOf(dependency) !== chartOf(construct))
  ));
}

function chartOf(construct: IConstruct): IConstruct | undefined {
  return construct.node.scopes.reverse().find((scope) => Chart.isChart(scope));
}

function sayOwner(other: Output, { file }: Output): string {
  return other.file === file ? other.owner.node.path : `${other.owner.node.path} (${other.file}) where the file system ignores case`;
}

function objectOf(owner: ApiObject | Chart): Parameters<typeof findingOf>[1] {
  const { path: constructPath, id } = owner.node;
  if (!(owner instanceof ApiObject)) return { apiVersion: '', kind: 'Chart', name: id, constructPath };
  const { apiVersion, kind, name, metadata: { namespace } } = owner;
  return { apiVersion, kind, ...namespace === undefined ? {} : { namespace }, name, constructPath };
}
