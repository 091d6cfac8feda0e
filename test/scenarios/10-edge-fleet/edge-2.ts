import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { EdgeKubeVirt } from '../../../src';

/** KubeVirt on the one node of a store. */
export function build(app: App): void {
  new EdgeKubeVirt(new Chart(app, 'edge-2', { namespace: 'kubevirt' }), 'kubevirt', {
    componentMemory: { virtApi: Size.mebibytes(150), virtController: Size.mebibytes(150) },
    components: { imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT },
    tolerations: [kplus.NodeTaintQuery.exists('edge-node')],
  });
}
