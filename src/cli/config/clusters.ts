import { join, relative } from 'path';
import type { ConfigFile, ConfiguredPlatform } from './config';
import { fileTest } from './patterns';
import type { FileTest } from './patterns';
import type { Records } from './records';
import type { NamedCluster } from '../../admission/check-by-file';
import type { AdmissionProfile } from '../../manifests/profile';
import type * as platformFile from '../../platform/platform-file';
import { UsageError } from '../io';
import type { Io } from '../io';
import { profileOf } from '../profile';

interface Choice {
  readonly takes: FileTest;
  readonly cluster: NamedCluster;
}

/**
 * The clusters that files go to. What the command line says counts first, then the `clusters` of the config, what a synthesis recorded, and at last the
 * `platform` of the config.
 */
export class Clusters {
  private readonly known = new Map<ConfigFile, { readonly choices: readonly Choice[]; readonly usual?: NamedCluster }>();
  private readonly usual: NamedCluster = { name: 'the usual cluster', profile: {} };
  private readonly given?: NamedCluster;

  /** @param platform the platform file of the command line */
  constructor(private readonly config: ConfigFile, private readonly records: Records, platform: string | undefined, private readonly io: Io) {
    this.given = platform === undefined ? undefined : { name: platform, profile: profileOf(platform, io) };
  }

  /** The clusters of a file, one at least. */
  public of(file: string): readonly NamedCluster[] {
    if (this.given) return [this.given];
    const { choices, usual = this.usual } = this.clustersIn(this.config);
    const chosen = choices.filter(({ takes }) => takes(file));
    if (chosen.length) return chosen.map(({ cluster }) => cluster);
    const record = this.records.of(file);
    const recorded = record && this.clustersIn(record);
    const taken = recorded?.choices.find(({ takes }) => takes(file))?.cluster ?? recorded?.usual;
    return [taken ?? usual];
  }

  private clustersIn(config: ConfigFile): { readonly choices: readonly Choice[]; readonly usual?: NamedCluster } {
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

  private clusterOf(platform: ConfiguredPlatform, where: string, directory: string): NamedCluster {
    if (typeof platform !== 'string') return { name: where, profile: writtenProfile(platform, where) };
    const name = relative(this.io.cwd, join(directory, platform));
    return { name, profile: profileOf(name, this.io) };
  }
}

function writtenProfile(platform: Exclude<ConfiguredPlatform, string>, where: string): AdmissionProfile {
  // Platform loads cdk8s and cdk8s-plus, which nothing else here needs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { platformOf } = require('../../platform/platform-file') as typeof platformFile;
  try {
    return platformOf(platform)._admissionProfile;
  } catch (error) {
    throw new UsageError(`${where}: ${(error as Error).message}`);
  }
}
