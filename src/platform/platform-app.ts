import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, AppProps, Chart, YamlOutputType } from 'cdk8s';
import { documentsOf, filesOf, NamedChart, namedCharts } from '../synth/layout';
import { textOf, writeDocuments } from '../synth/output-file';
import { plan } from '../synth/plan';
import { prune } from '../synth/prune';
import { parseShard, Shard, shareOf, WHOLE } from '../synth/shard';
import { validate } from '../synth/validate';
import { usageError } from '../usage-error';

/** Options of a PlatformApp. */
export interface PlatformAppProps extends AppProps {
  /**
   * Removes files of earlier syntheses that no construct makes any more, after everything has been written: files in `outdir`, told by the
   * output file extension and by names such as this output type gives. Keep other files with that extension elsewhere.
   * A shard removes nothing.
   *
   * @default false
   */
  readonly prune?: boolean;

  /**
   * Writes a share of the charts only, `i/n`: the i-th of n, counted from 1. The n shards together are the whole, their files are
   * called the same as in the whole, and where two charts make the same file, the one of the later shard is that of the whole.
   * Everything is validated in every shard.
   *
   * @default - the environment variable CDK8S_SHARD, else the whole
   */
  readonly shard?: string;
}

/**
 * An app for many charts. It takes the place of `App` and writes the same bytes, but its time grows with the number of constructs and
 * dependencies, where that of `App` grows with its square: each validator runs once and each object is rendered once. When a
 * validator fails, nothing is written.
 *
 * A dependency of an object on itself, with which `App` loses the object, orders nothing.
 */
export class PlatformApp extends App {
  private readonly prunes: boolean;
  private readonly recordsMetadata: boolean;
  private readonly shard: Shard;

  /**
   * @param props options
   * @throws on a shard that is not `i/n`, and on a share of an app that writes a single file
   */
  public constructor(props: PlatformAppProps = {}) {
    super(props);
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
    const charts = this.plannedCharts();
    const share = shareOf(charts, this.shard);
    this.makeDirectories(share);
    const made = new Set<string>();
    for (const { name, documents } of filesOf(share, this.yamlOutputType)) {
      writeDocuments(join(this.outdir, name + this.outputFileExtension), documents);
      if (this.prunes) made.add(name);
    }
    if (this.recordsMetadata) this.writeMetadata(charts);
    if (this.prunes && this.shard.count === 1) {
      prune({ path: this.outdir, extension: this.outputFileExtension, type: this.yamlOutputType }, made);
    }
  }

  /**
   * The manifests as one YAML text; of a shard, those of its charts.
   *
   * @throws when a validator fails, and on constructs that depend on each other
   */
  public synthYaml(): string {
    return [...textOf(documentsOf(shareOf(this.plannedCharts(), this.shard)))].join('');
  }

  private plannedCharts(): NamedChart[] {
    validate(this);
    return namedCharts(plan(this));
  }

  private makeDirectories(charts: readonly NamedChart[]): void {
    mkdirSync(this.outdir, { recursive: true });
    if (this.yamlOutputType !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) return;
    charts.forEach(({ name }) => mkdirSync(join(this.outdir, name), { recursive: true }));
  }

  private writeMetadata(charts: readonly NamedChart[]): void {
    const objects = charts.flatMap((chart) => chart.objects);
    const resources = Object.fromEntries(objects.map(({ name, node }) => [name, { path: node.path }]));
    writeFileSync(join(this.outdir, 'construct-metadata.json'), JSON.stringify({ version: '1.0.0', resources }));
  }
}

function shardOf({ shard }: PlatformAppProps): Shard {
  if (shard !== undefined) return parseShard(shard, 'shard');
  const variable = process.env.CDK8S_SHARD;
  return variable ? parseShard(variable, 'CDK8S_SHARD') : WHOLE;
}
