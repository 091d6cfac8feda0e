import { Chart, YamlOutputType } from 'cdk8s';
import { distinctNames } from './distinct-names';
import type { Plan, PlannedChart } from './plan';
import { dnsLabel } from '../admission/dns-label';
import { fileNameOf } from '../admission/file-name';
import { manifestToWrite } from '../admission/render-once';
import { groupOf } from '../manifests/manifest';

/** A chart with the name of its file or folder. */
export interface NamedChart extends PlannedChart {
  readonly name: string;
}

/** A file, and what is in it. */
export interface OutputFile {
  /** The paths that it may have below the output directory, without the extension; the first that no other file has is taken. */
  readonly names: readonly string[];
  /** Not given for a file of another shard, whose name is taken. */
  readonly documents?: Iterable<unknown>;
}

/** How charts become files. */
export interface Layout {
  readonly type: YamlOutputType;
  /** Whether the names of the files of objects start with their position. */
  readonly numbered: boolean;
  /** The charts that are written; others only take names. */
  readonly share: ReadonlySet<NamedChart>;
}

/** The charts of an app with the names that cdk8s gives to their files, under any locale; where two would have the same, the later gets a number. */
export function namedCharts({ charts, numbered }: Plan): NamedChart[] {
  const labels = charts.map(({ chart }, position) => (numbered.charts ? `${digits(position)}-${dnsLabel(chart)}` : dnsLabel(chart)));
  const names = distinctNames(labels.map((label) => [label]));
  return charts.map((planned, i) => ({ ...planned, name: names[i] }));
}

/** The files of charts, one after the other; objects are rendered no sooner than they are needed. */
export function* filesOf(charts: readonly NamedChart[], { type, numbered, share }: Layout): Iterable<OutputFile> {
  const written = charts.filter((chart) => share.has(chart));
  switch (type) {
    case YamlOutputType.FILE_PER_APP:
      if (written.length > 0) yield { names: ['app'], documents: documentsOf(written) };
      break;
    case YamlOutputType.FILE_PER_CHART:
      for (const chart of written) yield { names: [chart.name], documents: documentsOf([chart]) };
      break;
    case YamlOutputType.FILE_PER_RESOURCE: {
      let position = 0;
      const next = (object: Named) => namesOf(object, '', numbered ? position++ : undefined);
      for (const chart of charts) {
        if (!share.has(chart)) for (const object of chart.objects) yield { names: next(object) };
        else for (const document of documentsOf([chart])) if (document !== undefined) yield { names: next(document), documents: [document] };
      }
      break;
    }
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      for (const { name, objects } of written) {
        for (const [position, object] of objects.entries()) {
          yield { names: namesOf(object, `${name}/`, numbered ? position : undefined), documents: [manifestToWrite(object)] };
        }
      }
      break;
  }
}

/** The objects of charts, rendered one by one; a chart with a `toJson` of its own is asked for them. */
export function* documentsOf(charts: readonly PlannedChart[]): Iterable<any> {
  for (const { chart, objects } of charts) {
    if (chart.toJson === Chart.prototype.toJson) for (const object of objects) yield manifestToWrite(object);
    else yield* Object.values(chart.toJson());
  }
}

interface Named {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly metadata: { readonly name?: string; readonly namespace?: string };
}

/** The name that cdk8s gives to the file of an object, then longer ones for objects that share it. */
function namesOf({ apiVersion = '', kind, metadata: { name, namespace } }: Named, folder: string, position?: number): string[] {
  const number = position === undefined ? '' : `${digits(position)}-`;
  const [inNamespace, inGroup] = [namespace, groupOf({ apiVersion })].map((part) => (part ? [part] : []));
  const forms = [fileNameOf(kind, name), fileNameOf(kind, ...inNamespace, name), fileNameOf(kind, ...inGroup, ...inNamespace, name)];
  return [...new Set(forms)].map((form) => folder + number + form);
}

function digits(position: number): string {
  return String(position).padStart(4, '0');
}
