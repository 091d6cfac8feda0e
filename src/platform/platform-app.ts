import { App, AppProps, Chart, YamlOutputType } from 'cdk8s';
import { writesDistinctFiles } from '../admission/output-files';
import { Admission } from '../admission/synth';
import { distinctNames } from '../synth/distinct-names';
import { textOf } from '../synth/documents';
import { FileList } from '../synth/file-list';
import { documentsOf, filesOf, NamedChart, namedCharts } from '../synth/layout';
import { NamedFile, OutputDirectory } from '../synth/output-directory';
import { Plan, plan } from '../synth/plan';
import { parseShard, Shard, shareOf, WHOLE } from '../synth/shard';
import { validate } from '../synth/validate';
import { usageError } from '../usage-error';

/** Options of a PlatformApp. */
export interface PlatformAppProps extends AppProps {
  /**
   * Removes files of earlier syntheses that no construct makes any more, after everything has been written. Only files that an earlier
   * synthesis with `prune` has written are removed: the file `.cdk8s-files` in `outdir` (one for each shard) lists them, which neither
   * `kubectl apply -f` nor Argo CD reads. Keep it with the output.
   *
   * @default false
   */
  readonly prune?: boolean;

  /**
   * Writes a share of the charts only, `i/n`: the i-th of n, counted from 1. The n shards together are the whole, and their files are
   * called the same as in the whole. Everything is validated in every shard.
   *
   * @default - the environment variable CDK8S_SHARD, else the whole
   */
  readonly shard?: string;

  /**
   * Prints the warnings and advice found in the app after it has been written, in short, to the standard error stream. It prints nothing
   * where nothing is found, and nothing that is acknowledged.
   *
   * @default true, unless the environment variable CDK8S_KUBEVIRT_ADVICE is `off`
   */
  readonly printAdvice?: boolean;
}

/**
 * An app for many charts. It takes the place of `App` and writes the same bytes, but its time grows with the number of constructs and
 * dependencies, where that of `App` grows with its square: each validator runs once and each object is rendered once.
 *
 * A synthesis that fails leaves the previous output as it was: all files are written beside the output and moved into place at the end. If the
 * process is killed while it moves them, the next synthesis begins by putting the previous ones back. Another synthesis into the same directory at the same time is an error.
 *
 * The files differ from those of `App` where that loses objects or their order (a guarded `App` refuses to synthesize where it would lose
 * an object, see `Admission`):
 * - With a file per resource, `App` writes objects of one kind and name, or of names that differ only in case, into one file. Here such
 *   files have the namespace in their name too, then the API group, then a number: `Service.demo.web.k8s.yaml`.
 * - With a file per resource and dependencies between objects, the names of files begin with their position, as those of charts do:
 *   `kubectl apply -f` follows the names.
 * - The names of files do not depend on the locale of the process, as those of `App` do in Turkish. Names of objects that cdk8s makes do, for
 *   those without `metadata.name`; a guarded app says so.
 * - A dependency of an object on itself, with which `App` loses the object, orders nothing.
 *
 * @example
 * const platform = new PlatformApp({ prune: true });
 * for (const store of ['berlin-01', 'madrid-01']) new Chart(platform, store, { namespace: store });
 * platform.synth();
 */
export class PlatformApp extends App {
  private readonly prunes: boolean;
  private readonly recordsMetadata: boolean;
  private readonly shard: Shard;

  /**
   * @param props options
   * @throws on a shard that is not `i/n`, and on a share of an app that writes a single file
   */
  constructor(props: PlatformAppProps = {}) {
    super(props);
    writesDistinctFiles(this);
    Admission.printAdvice(this, props.printAdvice ?? true);
    this.prunes = props.prune ?? false;
    this.recordsMetadata = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    this.shard = shardOf(props);
    if (this.shard.count > 1 && this.yamlOutputType === YamlOutputType.FILE_PER_APP) {
      throw usageError(this, {
        what: 'shard',
        got: `${this.shard.index}/${this.shard.count}`,
        allowed: 'an output type with a file per chart or resource',
        fix: 'Choose another yamlOutputType: all shards would write the same file.',
      });
    }
  }

  /** All charts, each after those that it depends on, in the order in which they are written. */
  public get charts(): Chart[] {
    return plan(this).charts.map(({ chart }) => chart);
  }

  /**
   * Writes the manifests into `outdir`.
   *
   * @throws when a validator fails, and on constructs that depend on each other; nothing is written then
   */
  public synth(): void {
    Admission.of(this)._advising(() => this.write());
  }

  /**
   * The manifests as one YAML text; of a shard, those of its charts.
   *
   * @throws when a validator fails, and on constructs that depend on each other
   */
  public synthYaml(): string {
    return [...textOf(documentsOf(shareOf(this.planned().charts, this.shard)))].join('');
  }

  private write(): void {
    const { index, count } = this.shard;
    const output = new OutputDirectory(this.outdir, `${index}-of-${count}`);
    try {
      const { charts, numbered } = this.planned();
      const type = this.yamlOutputType;
      const isNumbered = numbered.objects || (numbered.charts && type === YamlOutputType.FILE_PER_RESOURCE);
      const layout = { type, numbered: isNumbered, share: new Set(shareOf(charts, this.shard)) };
      const staged = Array.from(filesOf(charts, layout), ({ names, documents }) => ({ names, file: documents && output.stage(textOf(documents)) }));
      const names = distinctNames(staged.map((each) => each.names));
      const manifests = staged.flatMap(({ file }, i) => (file ? [{ name: names[i] + this.outputFileExtension, staged: file }] : []));
      const metadata = this.recordsMetadata ? [{ name: METADATA, staged: output.stage([metadataOf(charts)]) }] : [];
      this.move([...manifests, ...metadata], manifests.map(({ name }) => name), output);
    } finally {
      output.close();
    }
  }

  private planned(): { readonly charts: NamedChart[]; readonly numbered: Plan['numbered'] } {
    validate(this);
    const planned = plan(this);
    return { charts: namedCharts(planned), numbered: planned.numbered };
  }

  /** Moves files into place, and removes the manifests of earlier syntheses that are not among these, if asked to. */
  private move(files: readonly NamedFile[], manifests: readonly string[], output: OutputDirectory): void {
    if (!this.prunes) return output.commit(files);
    const list = new FileList(this.outdir, this.shard);
    list.announce(manifests);
    try {
      output.commit(files);
    } catch (error) {
      list.withdraw();
      throw error;
    }
    list.prune(manifests);
  }
}

const METADATA = 'construct-metadata.json';

/** The record of constructs as cdk8s writes it. */
function metadataOf(charts: readonly NamedChart[]): string {
  const objects = charts.flatMap((chart) => chart.objects);
  const resources = Object.fromEntries(objects.map(({ name, node }) => [name, { path: node.path }]));
  return JSON.stringify({ version: '1.0.0', resources });
}

function shardOf({ shard }: PlatformAppProps): Shard {
  if (shard !== undefined) return parseShard(shard, 'shard');
  const variable = process.env.CDK8S_SHARD;
  return variable ? parseShard(variable, 'CDK8S_SHARD') : WHOLE;
}
