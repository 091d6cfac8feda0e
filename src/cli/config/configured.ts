import { join, relative, resolve, sep } from 'path';
import type * as acknowledging from './acknowledgements';
import { clusterFrom, Clusters } from './clusters';
import type { KnownCluster } from './clusters';
import type { ConfigFile } from './config';
import { BASELINE, configOf } from './find-config';
import type * as levels from './levels';
import type * as patterns from './patterns';
import { Records } from './records';
import type { CheckedObject } from '../../admission/check';
import type { SourceObject } from '../../manifests/source/object';
import { isSameFile } from '../inputs';
import { absolute, UsageError } from '../io';
import type { Io } from '../io';
import type { Parsed } from '../options';
import { platformIn } from '../profile';

/* eslint-disable @typescript-eslint/no-require-imports -- most runs have no config */

/** What the config of a repository, and what syntheses recorded, say to a command: what it reads, for which cluster, and what is accepted there. */
export class Configured {
  public readonly file: ConfigFile;
  public readonly clusters: Clusters;
  private readonly records: Records;
  private readonly own: ReadonlySet<string>;
  private readonly isListed: (file: string, isDirectory: boolean) => boolean;

  /**
   * @param given the cluster of all files (default: that of the command line, if it names one)
   * @throws UsageError where the config, or the platform file of the command line, cannot be read
   */
  constructor(private readonly parsed: Parsed, private readonly io: Io, given: KnownCluster | undefined = clusterGiven(parsed, io)) {
    this.file = configOf(parsed, io);
    this.records = new Records(!parsed.flags.has('no-config'), io);
    this.clusters = new Clusters(this.file, this.records, given, io);
    const { document, directory, config: { ignore } } = this.file;
    this.own = new Set([document?.file, this.baseline()].flatMap((file) => (file === undefined ? [] : absolute(file, io))));
    this.isListed = ignore ? (require('./patterns') as typeof patterns).fileTest(ignore, directory, io) : () => false;
  }

  /**
   * The paths of the command line, or those of the config.
   *
   * @param purpose what they are for, `check`
   * @throws UsageError where there are none
   */
  public paths(purpose: string): readonly string[] {
    const paths = this.named();
    if (!paths.length) throw new UsageError(`nothing to ${purpose}; name files or directories, or - for standard input`);
    return paths;
  }

  /** Whether kustomize and helm are run for what they render. */
  public get renders(): boolean {
    return this.parsed.flags.has('render') || this.file.config.render === true;
  }

  /** The file with what was there before, if there is one, or is to be. */
  public baseline(): string | undefined {
    const { values, flags } = this.parsed;
    const said = this.file.config.baseline ?? (flags.has('write-baseline') ? BASELINE : undefined);
    return values.baseline ?? (said === undefined ? undefined : this.pathOf(said));
  }

  /** The files that say how others are judged, as far as they were asked for; what would be the config or the baseline is among them, though it is not there. */
  public files(): readonly string[] {
    const platforms = [this.file, ...this.records.found].flatMap(({ directory, config: { platform, clusters = [] } }) => (
      [platform, ...clusters.map((each) => each.platform)].flatMap((each) => (typeof each === 'string' ? join(directory, each) : []))
    ));
    const { platform } = this.parsed.values;
    const files = [...platform === undefined ? [] : [platform], ...this.own, ...this.records.found.map(({ file }) => file), ...platforms];
    return files.map((file) => absolute(file, this.io));
  }

  /** A path that the config says, as it is written on the command line. */
  public pathOf(path: string): string {
    return relative(this.io.cwd, resolve(this.file.directory, path)) || '.';
  }

  /** Whether a file is not read: patterns of the config say so, or it is no manifest but a file of ours. */
  public isIgnored(file: string, isDirectory: boolean): boolean {
    return (this.own.size > 0 && this.own.has(absolute(file, this.io))) || this.isListed(file, isDirectory);
  }

  /**
   * The cluster of all objects, for what is told of one cluster.
   *
   * @throws UsageError where there is no such cluster, or more than one
   */
  public clusterOf(objects: readonly SourceObject[]): KnownCluster {
    const common = this.clustersOf(objects);
    if (common.length > 1) throw severalClusters(common, 'say which by --platform');
    return common[0];
  }

  /**
   * The clusters that have all of some objects.
   *
   * @throws UsageError where no cluster has
   */
  public clustersOf(objects: readonly SourceObject[]): readonly KnownCluster[] {
    const each = [...new Set(objects.map(({ document }) => document.file))].map((file) => this.clusters.of(file));
    if (!each.length) return [this.clusters.usual];
    const counts = new Map<KnownCluster, number>();
    for (const cluster of each.flat()) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    const common = [...counts].filter(([, count]) => count === each.length).map(([cluster]) => cluster);
    if (!common.length) throw severalClusters([...counts.keys()], 'name the paths of one of them');
    return common;
  }

  /**
   * What was found, with the levels and the reasons of the config. What is wrong with acknowledgements themselves comes after it.
   *
   * @param objects all that were judged
   */
  public applied(subjects: readonly CheckedObject[], objects: readonly SourceObject[]): readonly CheckedObject[] {
    const { rules, overrides } = this.file.config;
    const configs = [...this.records.found, this.file].map((config) => ({ config, isWhole: this.readsAllOf(config.directory) }));
    let found = subjects;
    if (configs.some(({ config }) => config.config.acknowledge)) {
      found = (require('./acknowledgements') as typeof acknowledging).acknowledged(found, objects, configs, this.io);
    }
    return rules || overrides ? (require('./levels') as typeof levels).levelled(found, this.file, this.io) : found;
  }

  /** The same of what was found object by object, and nothing on acknowledgements: `check` tells what is wrong with them. */
  public accepted<T extends CheckedObject>(subjects: readonly T[], objects: readonly SourceObject[]): readonly T[] {
    const found = this.applied(subjects, objects);
    return subjects.map((subject, i) => ({ ...subject, findings: found[i].findings }));
  }

  /**
   * @param files what must not be replaced, besides the platform file and the config, each with what it is
   * @throws UsageError where a report would replace one
   */
  public refuseReplacing(output: string | undefined, files: ReadonlyMap<string | undefined, string> = new Map()): void {
    const all = new Map([[this.parsed.values.platform, 'describes the cluster'], ...files, [this.file.document?.file, 'is the config']]);
    for (const [file, what] of all) {
      if (output === undefined || file === undefined || file === '-') continue;
      const isSame = absolute(output, this.io) === absolute(file, this.io) || isSameFile(output, file, this.io);
      if (isSame) throw new UsageError(`--output ${output} would replace ${file}, which ${what}`);
    }
  }

  private named(): readonly string[] {
    const { positionals } = this.parsed;
    return positionals.length ? positionals : (this.file.config.paths ?? []).map((path) => this.pathOf(path));
  }

  /** Whether all files below a directory are read. */
  private readsAllOf(directory: string): boolean {
    if (!this.parsed.positionals.length && directory === this.file.directory) return true;
    return this.named().some((path) => path !== '-' && `${directory}${sep}`.startsWith(join(absolute(path, this.io), sep)));
  }
}

function clusterGiven({ values: { platform } }: Parsed, io: Io): KnownCluster | undefined {
  return platform === undefined ? undefined : clusterFrom(platform, platformIn(platform, io));
}

function severalClusters(clusters: readonly KnownCluster[], fix: string): UsageError {
  return new UsageError(`what is named goes to more than one cluster, ${clusters.map(({ name }) => name).join(', ')}; ${fix}`);
}
