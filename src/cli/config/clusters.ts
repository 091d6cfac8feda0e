import { join, relative } from 'path';
import type { ConfigFile, ConfiguredPlatform } from './config';
import { fileTest } from './patterns';
import type { FileTest } from './patterns';
import type { Records } from './records';
import type { NamedCluster } from '../../admission/check-by-file';
import type { Platform } from '../../platform/platform';
import type * as platformFile from '../../platform/platform-file';
import { UsageError } from '../io';
import type { Io } from '../io';
import { platformIn } from '../profile';

/** A cluster, and its Platform where one is described. */
export interface KnownCluster extends NamedCluster {
  readonly platform?: Platform;
}

interface Choice {
  readonly takes: FileTest;
  readonly cluster: KnownCluster;
}

/**
 * The clusters that files go to. What the command line says counts first, then the `clusters` of the config, what a synthesis recorded, and at last the
 * `platform` of the config.
 */
export class Clusters {
  private readonly known = new Map<ConfigFile, { readonly choices: readonly Choice[]; readonly usual?: KnownCluster }>();
  private readonly unknown: KnownCluster = { name: 'the usual cluster', profile: {} };

  /** @param given the cluster of all files, whatever the others say */
  constructor(
    private readonly config: ConfigFile, private readonly records: Records, private readonly given: KnownCluster | undefined, private readonly io: Io,
  ) {}

  /** That of files of which nothing is said. */
  public get usual(): KnownCluster {
    return this.given ?? this.clustersIn(this.config).usual ?? this.unknown;
  }

  /** The clusters of a file, one at least. */
  public of(file: string): readonly KnownCluster[] {
    if (this.given) return [this.given];
    const { choices } = this.clustersIn(this.config);
    const chosen = choices.filter(({ takes }) => takes(file));
    if (chosen.length) return chosen.map(({ cluster }) => cluster);
    const record = this.records.of(file);
    const recorded = record && this.clustersIn(record);
    const taken = recorded?.choices.find(({ takes }) => takes(file))?.cluster ?? recorded?.usual;
    return [taken ?? this.usual];
  }

  private clustersIn(config: ConfigFile): { readonly choices: readonly Choice[]; readonly usual?: KnownCluster } {
    const known = this.known.get(config);
    if (known) return known;
    const { file, directory, config: { platform, clusters = [] } } = config;
    const choices = clusters.map((each, i) => (
      { takes: fileTest(each.files, directory, this.io), cluster: this.clusterOf(each.platform, `${file}, clusters[${i}]`, directory) }
    ));
    const found = { choices, ...platform === undefined ? {} : { usual: this.clusterOf(platform, file, directory) } };
    this.known.set(config, found);
    return found;
  }

  private clusterOf(platform: ConfiguredPlatform, where: string, directory: string): KnownCluster {
    if (typeof platform !== 'string') return clusterFrom(where, writtenPlatform(platform, where));
    const name = relative(this.io.cwd, join(directory, platform));
    return clusterFrom(name, platformIn(name, this.io));
  }
}

/** The cluster of a Platform. */
export function clusterFrom(name: string, platform: Platform): KnownCluster {
  return { name, profile: platform._admissionProfile, platform };
}

function writtenPlatform(platform: Exclude<ConfiguredPlatform, string>, where: string): Platform {
  // Platform loads cdk8s and cdk8s-plus, which nothing else here needs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { platformOf } = require('../../platform/platform-file') as typeof platformFile;
  try {
    return platformOf(platform);
  } catch (error) {
    throw new UsageError(`${where}: ${(error as Error).message}`);
  }
}
