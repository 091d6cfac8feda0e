import type { AcknowledgementEntry } from '../../admission/acknowledgement-entry';
import type { SourceDocument } from '../../manifests/source/document';
import type { WrittenPlatform } from '../../platform/platform-file-props';
import type { FindingLevel } from '../../rules/finding-level';

/** The level of a rule, or that it is not asked; YAML 1.1 reads `off` as a boolean. */
export type RuleLevel = FindingLevel | 'off' | false;

/** Levels by the ids of rules and by topics, of which an id counts before its topic. */
export interface RuleLevels { readonly [rule: string]: RuleLevel }

/** A cluster: the path of a platform file, or what such a file says. */
export type ConfiguredPlatform = string | WrittenPlatform;

/** What `.cdk8s-kubevirt.yaml` says. Paths and patterns begin in its directory. */
export interface Config {
  readonly $schema?: string;
  /** What is judged where the command line names nothing. */
  readonly paths?: readonly string[];
  /** Patterns of files that are not judged, as in .gitignore. */
  readonly ignore?: readonly string[];
  /** Whether kustomizations and charts are rendered. */
  readonly render?: boolean;
  /** The cluster of all files that no entry of `clusters` takes. */
  readonly platform?: ConfiguredPlatform;
  readonly clusters?: readonly ConfiguredCluster[];
  readonly rules?: RuleLevels;
  readonly overrides?: readonly LevelOverride[];
  readonly acknowledge?: readonly AcknowledgementEntry[];
  readonly baseline?: string;
  readonly failOn?: FindingLevel | 'never';
  readonly minLevel?: FindingLevel;
  readonly format?: string;
  readonly output?: string;
}

/** Files that go to one cluster. A file may go to more than one. */
export interface ConfiguredCluster {
  readonly files: readonly string[];
  readonly platform: ConfiguredPlatform;
}

/** Other levels for some files; the last override of a rule counts. */
export interface LevelOverride {
  readonly files: readonly string[];
  readonly rules: RuleLevels;
}

/** A config, and where it stands. */
export interface ConfigFile {
  /** As reports call it. */
  readonly file: string;
  /** The directory in which its paths begin; absolute. */
  readonly directory: string;
  readonly config: Config;
  /** Not given where there is no file. */
  readonly document?: SourceDocument;
}
