import { Chart, Names, YamlOutputType } from 'cdk8s';
import type { Plan, PlannedChart } from './plan';

/** A chart with the name of its file or folder. */
export interface NamedChart extends PlannedChart {
  readonly name: string;
}

/** An output file; its name is the path below the output directory, without the extension. */
export interface OutputFile {
  readonly name: string;
  readonly documents: Iterable<unknown>;
}

/** The charts of an app with the names that cdk8s gives to their files. */
export function namedCharts({ charts, numbered }: Plan): NamedChart[] {
  return charts.map((planned, position) => {
    const label = Names.toDnsLabel(planned.chart);
    return { ...planned, name: numbered ? `${String(position).padStart(4, '0')}-${label}` : label };
  });
}

/** The files of charts, one after the other; each object is rendered when it is needed. */
export function* filesOf(charts: readonly NamedChart[], type: YamlOutputType): Iterable<OutputFile> {
  switch (type) {
    case YamlOutputType.FILE_PER_APP:
      if (charts.length > 0) yield { name: 'app', documents: documentsOf(charts) };
      break;
    case YamlOutputType.FILE_PER_CHART:
      for (const chart of charts) yield { name: chart.name, documents: documentsOf([chart]) };
      break;
    case YamlOutputType.FILE_PER_RESOURCE:
      for (const document of documentsOf(charts)) if (document !== undefined) yield { name: nameOf(document), documents: [document] };
      break;
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      for (const { name, objects } of charts) {
        for (const object of objects) yield { name: `${name}/${nameOf(object)}`, documents: [object.toJson()] };
      }
      break;
  }
}

/** The objects of charts, rendered one by one; a chart with a `toJson` of its own is asked for them. */
export function* documentsOf(charts: readonly PlannedChart[]): Iterable<any> {
  for (const { chart, objects } of charts) {
    if (chart.toJson === Chart.prototype.toJson) for (const object of objects) yield object.toJson();
    else yield* Object.values(chart.toJson());
  }
}

function nameOf({ kind, metadata }: { readonly kind: string; readonly metadata: { readonly name?: string } }): string {
  return `${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
