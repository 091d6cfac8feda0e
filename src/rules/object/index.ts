import { acknowledgeRules } from './acknowledge-rules';
import { engineRules } from './engine-rules';
import { fileRules } from './file';
import { metadataRules } from './metadata-rules';
import { placeholderRules } from './placeholder';
import { schemaRules } from './schema-rules';
import { typeMetaRules } from './type-meta';
import { versionRules } from './version';
import { yamlRules } from './yaml';
import type { RuleFacts } from '../rule';

/** What is found before any rule is asked, and about acknowledgements. */
export const builtInRules: readonly RuleFacts[] = [
  ...fileRules, ...yamlRules, ...typeMetaRules, ...versionRules, ...schemaRules, ...metadataRules, ...placeholderRules,
  ...engineRules, ...acknowledgeRules,
];
