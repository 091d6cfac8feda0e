import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

export const renderable = defineBuiltInRule({
  id: 'object/is-renderable',
  level: FindingLevel.REJECTED,
  summary: 'A construct must render without an error',
  why: 'A construct that throws while it is rendered makes no manifest: there is nothing to apply.',
  fix: 'Correct what the message names.',
});

export const failedRule = defineBuiltInRule({
  id: 'rule/failed',
  level: FindingLevel.ADVISED,
  summary: 'A rule must be able to judge the object',
  why: 'The rule threw an error, so nothing is known of what it would have found; all other rules were asked. This is a defect of cdk8s-kubevirt.',
  fix: 'Report it with the manifest, and check by hand what the rule demands.',
});

export const uniqueFile = defineBuiltInRule({
  id: 'output/has-unique-file',
  level: FindingLevel.REJECTED,
  summary: 'No two objects or charts may be written into one file',
  why: 'The App of cdk8s names a file after the kind and name of its object, or after the path of its chart, and writes the next of that name over it: '
    + 'what was there never reaches the cluster. To macOS and Windows, names that differ only in case are one.',
  fix: 'Use PlatformApp in place of App, which gives each its own file, or choose another yamlOutputType or name.',
});

export const stableNames = defineBuiltInRule({
  id: 'name/avoids-locale',
  level: FindingLevel.ADVISED,
  summary: 'Names must not depend on the locale of the process',
  why: 'Where metadata.name is not given, cdk8s lower-cases the path of the construct by the locale, and in this one an I does not become an i. Elsewhere '
    + 'the object has another name: applied from there it is another object, and this one stays.',
  fix: 'Run synthesis with LC_ALL=C.UTF-8, or give these objects a metadata.name.',
});

export const engineRules = [renderable, failedRule, uniqueFile, stableNames];
