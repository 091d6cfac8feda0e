import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Platform } from './platform';
import type { WrittenPlatform } from './platform-file-props';
import { currentId } from '../admission/acknowledgement';
import type { Acknowledgement } from '../admission/acknowledgement';
import type { AcknowledgementEntry } from '../admission/acknowledgement-entry';
import type { Finding } from '../admission/finding';
import { isOnManifest } from '../admission/record';
import { Admission } from '../admission/synth';
import { groupBy } from '../kubernetes/group-by';
import type { AdmissionProfile } from '../manifests/profile';
import { namedCharts } from '../synth/layout';
import { plan } from '../synth/plan';
import { usageError } from '../usage-error';

/** What `.cdk8s-kubevirt.yaml` says in the same words. */
export interface AdmissionRecordFile {
  readonly platform?: WrittenPlatform;
  readonly clusters?: readonly { readonly files: readonly string[]; readonly platform: WrittenPlatform }[];
  readonly acknowledge?: readonly AcknowledgementEntry[];
}

/**
 * What an app was judged by.
 *
 * @param findings what was found in it
 * @param record the construct to tell where it cannot be written
 */
export function recordOf(app: App, findings: readonly Finding[], record: IConstruct): AdmissionRecordFile {
  const clusters = new Map([...Admission.of(app)._submissions()].filter(([, submissions]) => submissions.length));
  const charts = clusters.size > 1 ? filesOfCharts(app, record) : undefined;
  const fileOf = ({ constructPath = '' }: Pick<Finding, 'constructPath'>) => charts && fileAt(constructPath, charts, app);
  const acknowledge = Admission.of(app)._acknowledgements().flatMap((each) => entriesOf(each, findings, fileOf));
  const acknowledged = acknowledge.length ? { acknowledge } : {};
  if (!charts) {
    const [profile] = clusters.keys();
    return { ...profile && { platform: written(profile, record) }, ...acknowledged };
  }
  const chosen = [...clusters].map(([profile, submissions]) => (
    { files: [...new Set(submissions.flatMap((submission) => fileOf(submission) ?? []))], platform: profile ? written(profile, record) : {} }
  ));
  refuseShared(chosen.flatMap(({ files }) => files), record);
  return { clusters: chosen, ...acknowledged };
}

function written(profile: AdmissionProfile, record: IConstruct): WrittenPlatform {
  const platform = Platform._of(profile);
  if (platform) return platform._written;
  throw usageError(record, {
    what: 'Admission.target', got: 'a profile without a Platform', allowed: 'clusters that a Platform describes', fix: 'Create a Platform in that scope instead.',
  });
}

/** A pattern for the file or folder of each chart. */
function filesOfCharts(app: App, record: IConstruct): ReadonlyMap<Chart, string> {
  const { yamlOutputType: type, outputFileExtension } = app;
  const ends = new Map([[YamlOutputType.FILE_PER_CHART, outputFileExtension], [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, '/']]);
  const end = ends.get(type);
  if (end !== undefined) return new Map(namedCharts(plan(app)).map(({ chart, name }) => [chart, `/${name}${end}`]));
  throw usageError(record, {
    what: 'yamlOutputType',
    got: YamlOutputType[type],
    allowed: 'an output type with a file or folder per chart, since the objects are for different clusters',
    fix: 'Leave yamlOutputType out, or give each cluster an app of its own.',
  });
}

function fileAt(constructPath: string, charts: ReadonlyMap<Chart, string>, app: App): string | undefined {
  const construct = constructPath.split('/').reduce<IConstruct | undefined>((at, id) => at?.node.tryFindChild(id), app);
  return construct instanceof ApiObject ? charts.get(Chart.of(construct)) : undefined;
}

function refuseShared(files: readonly string[], record: IConstruct): void {
  const seen = new Set<string>();
  const shared = files.filter((file) => seen.has(file) || !seen.add(file));
  if (!shared.length) return;
  throw usageError(record, {
    what: 'AdmissionRecord',
    got: shared.map((file) => file.slice(1)),
    allowed: 'files whose objects are all for one cluster',
    fix: 'Create the Platform in the chart itself or above it, or give each cluster a chart of its own.',
  });
}

/** What an acknowledgement accepts of written objects, by the files that they are in where that matters. */
function entriesOf(
  { rule, reason, covers }: Acknowledgement, findings: readonly Finding[], fileOf: (finding: Finding) => string | undefined,
): AcknowledgementEntry[] {
  if (reason === '') return [];
  const accepted = findings.filter((finding) => finding.rule === currentId(rule) && isOnManifest(finding) && covers(finding));
  const byFile = groupBy(accepted, (finding) => fileOf(finding) ?? '');
  return [...byFile].map(([file, inFile]) => {
    const objects = new Map(inFile.map(({ apiVersion, kind, namespace = '', name }) => {
      const object = { apiVersion, kind, namespace, name };
      return [JSON.stringify(object), object];
    }));
    return { rule, reason, ...file ? { files: [file] } : {}, objects: [...objects.values()] };
  });
}
