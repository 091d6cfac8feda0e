import type { KubeVirt } from '../../../imports/kubevirt.io';
import { HOST_MODELS } from '../../analysis/nodes/guest-needs';
import { nodeClassesOf } from '../../analysis/nodes/node-class';
import { closestMatch } from '../../kubernetes/closest-match';
import { isLabelValue } from '../../kubernetes/label';
import { CPU_MODELS, OBSOLETE_CPU_MODELS, withoutVersion } from '../../manifests/cpu-models';
import type { Cluster } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { launchedVmi } from '../subjects/launched-vmi';

const NAMES: readonly string[] = [...CPU_MODELS, ...HOST_MODELS];
/** No two models differ by less than three characters, but for a digit and for short names. */
const MOST_EDITS = 2;
const SHORT = 6;

/** A model that nodes on amd64 must have. What nodes of the Platform offer is judged with their room. */
const model: Subject<string> = partsOf(launchedVmi, ({ spec: { domain: { cpu } }, architecture }, { nodes }) => (
  cpu?.model && architecture === 'amd64' && nodeClassesOf(nodes).every(({ cpuModels }) => !cpuModels) ? [{ value: cpu.model, path: 'domain.cpu.model' }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'cpu-model/has-known-name',
    level: FindingLevel.ADVISED,
    subject: model,
    summary: 'The CPU model of a guest must be spelt as nodes have it',
    why: 'KubeVirt admits any text and looks for a node with the label cpu-model.node.kubevirt.io/<model>, in the case in which libvirt writes it. No node has a misspelt one: the launcher pod '
      + 'stays pending.',
    fix: 'Write the name that the labels of the nodes have, or leave the model out: the guest then gets host-model.',
    * check(got) {
      const name = withoutVersion(got);
      // What no label can be is told as that.
      if (NAMES.includes(name) || !isLabelValue(got)) return;
      const meant = closestMatch(name, NAMES, name.length < SHORT ? 1 : MOST_EDITS);
      if (meant) yield { field: '', got, allowed: `${meant}${got.slice(name.length)}` };
    },
  }),
  defineRule({
    id: 'cpu-model/avoids-obsolete',
    level: FindingLevel.ADVISED,
    subject: model,
    summary: 'The CPU model of a guest must not be one that KubeVirt takes for obsolete',
    why: 'KubeVirt labels no node with these models (`DefaultObsoleteCPUModels`), so no node has what the launcher pod selects: it stays pending. obsoleteCPUModels of the KubeVirt CR replaces '
      + 'the list.',
    fix: 'Write a newer model such as Nehalem, or leave it out: the guest then gets host-model.',
    * check(got, cluster) {
      if (!hasOwnList(cluster) && OBSOLETE_CPU_MODELS.includes(withoutVersion(got))) yield { field: '', got, allowed: 'a model that a node is labelled with' };
    },
  }),
];

function hasOwnList({ source }: Cluster): boolean {
  return (source?.manifest as Partial<KubeVirt> | undefined)?.spec?.configuration?.obsoleteCPUModels !== undefined;
}
