import { KubeVirtInstallation } from '../../manifests/kubevirt-installation';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { KUBEVIRT } from '../subjects/kubevirt';

const CDI = 'cdi.kubevirt.io/CDI';
const AAQ = 'aaq.kubevirt.io/AAQ';
const HYPERCONVERGED = 'hco.kubevirt.io/HyperConverged';

/** What writes a kind of CR, and the name that it gives the one. */
interface Owner {
  readonly name?: string;
  readonly got: string;
  readonly allowed: string;
  readonly fix: string;
}

const ofHyperConverged = (name: string): Owner => ({
  name,
  got: 'a CR of one\'s own beside HyperConverged',
  allowed: 'HyperConverged, whose operator writes this CR',
  fix: 'Set it in the HyperConverged CR, or by one of its patches.',
});
const ofHarvester = (name: string): Owner => ({
  name, got: 'a CR of one\'s own beside Harvester', allowed: 'the CR that Harvester writes', fix: 'Leave it to Harvester and its settings.',
});
const NOT_INSTALLED = 'HyperConverged, which is not installed';

/** The owners by installation and kind: `controllers/handlers` of HyperConverged, `deploy/charts/harvester` of Harvester. */
const OWNERS: ReadonlyMap<KubeVirtInstallation | undefined, ReadonlyMap<string, Owner>> = new Map([
  [KubeVirtInstallation.HYPERCONVERGED, new Map([
    [KUBEVIRT, ofHyperConverged('kubevirt-kubevirt-hyperconverged')],
    [CDI, ofHyperConverged('cdi-kubevirt-hyperconverged')],
    [AAQ, ofHyperConverged('aaq-kubevirt-hyperconverged')],
  ])],
  [KubeVirtInstallation.HARVESTER, new Map<string, Owner>([
    [KUBEVIRT, ofHarvester('kubevirt')],
    [CDI, ofHarvester('cdi')],
    [HYPERCONVERGED, { got: NOT_INSTALLED, allowed: 'none: Harvester writes the CRs of KubeVirt and CDI', fix: 'Leave KubeVirt and CDI to Harvester.' }],
  ])],
  [KubeVirtInstallation.OPERATORS, new Map<string, Owner>([
    [HYPERCONVERGED, { got: NOT_INSTALLED, allowed: 'KubeVirt and CDI', fix: 'Write the CRs of KubeVirt and CDI, or correct the Platform.' }],
  ])],
]);

/** `HyperConvergedName` of HyperConverged, api/v1beta1 of v1.18. */
const NAME = 'kubevirt-hyperconverged';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'installation/has-known-name',
    level: FindingLevel.UNSTARTABLE,
    summary: `The HyperConverged CR must be called ${NAME}`,
    why: 'Its operator looks at the CR of this name in its own namespace only (`validateNamespace` of its controller): of another one it says that the request is invalid, and does nothing.',
    fix: `Write name: ${NAME}, and the namespace of the operator.`,
    * check(manifests) {
      for (const manifest of ofKind(manifests, HYPERCONVERGED)) {
        const { name: got } = manifest.metadata;
        if (got !== undefined && got !== NAME) yield { manifest, field: 'metadata.name', got, allowed: NAME };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'installation/matches-owner',
    level: FindingLevel.ADVISED,
    summary: 'A CR that configures KubeVirt or CDI must be one that the installation leaves to its users',
    why: 'What writes these CRs undoes changes by others. KubeVirt refuses a second CR of its kind, in whatever namespace; the operator of CDI reports an error and '
      + 'stops at a second one. Where HyperConverged is not installed, its kind does not exist. A HyperConverged CR among the manifests says that it is, unless the Platform says otherwise.',
    fix: 'Use the CR of what installs them.',
    * check(manifests, { kubevirtInstallation }) {
      const [hyperconverged] = ofKind(manifests, HYPERCONVERGED);
      const isStated = kubevirtInstallation !== undefined;
      const owners = OWNERS.get(isStated || !hyperconverged ? kubevirtInstallation : KubeVirtInstallation.HYPERCONVERGED) ?? [];
      for (const [kind, { name, ...told }] of owners) {
        for (const manifest of ofKind(manifests, kind)) {
          // The one itself, as kubectl prints it.
          if ('status' in manifest && (!isStated || manifest.metadata.name === name)) continue;
          const isSecond = isStated && kind === KUBEVIRT && manifest.metadata.name !== undefined && manifest.metadata.name !== name;
          yield { manifest, field: 'kind', ...told, ...isStated ? {} : { other: hyperconverged }, ...isSecond ? { level: FindingLevel.REJECTED } : {} };
        }
      }
    },
  }),
];
