import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** By kind; the controller adds the time to the name of a cron workflow (`maxCharsInCronWorkflowName` of Argo's validation). */
const LONGEST: ReadonlyMap<string, number> = new Map([['Workflow', 63], ['WorkflowTemplate', 63], ['ClusterWorkflowTemplate', 63], ['CronWorkflow', 52]]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'workflow-name/fits-label',
    level: FindingLevel.UNSTARTABLE,
    subject: objectsOf(...[...LONGEST.keys()].map((kind) => `argoproj.io/${kind}`)),
    summary: 'The name of a workflow must fit a label',
    why: 'Argo labels pods with it: its controller ends workflows of longer names with an error before they have begun, and `argo lint` refuses them.',
    fix: 'Shorten the name.',
    * check({ kind, metadata: { name = '' } }) {
      const longest = LONGEST.get(kind)!;
      if (name.length > longest) yield { field: 'metadata.name', got: `${name.length} characters`, allowed: `at most ${longest} characters` };
    },
  }),
];
