import { join } from 'node:path';
import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CloudInit, EdgeDelivery, EdgeStoreFleet, ExternalSecret, ExternalSecretStore, PlatformApp, StoreInventory,
} from 'cdk8s-kubevirt';

const app = new PlatformApp();
const vault = ExternalSecretStore.clusterSecretStore('vault');
const tolerations = [kplus.NodeTaintQuery.exists('edge-node')];

// Each store is a cluster of one ARM machine with 4 cores and 8 GiB. The inventory says which stores there are, and what is different in some.
const fleet = new EdgeStoreFleet(app, 'stores', {
  inventory: StoreInventory.fromFile(join(__dirname, 'stores.csv')),
  store: {
    virtualMachine: {
      metadata: { name: 'edge-pos' },
      image: 'registry.example.com/images/pos-arm64:2025.11.1',
      memory: Size.gibibytes(2),
      cloudInit: CloudInit.fromSecret(kplus.Secret.fromSecretName(app, 'FirstBoot', 'edge-pos-first-boot')),
      tolerations,
    },
    monitor: {
      metadata: { name: 'edge-monitor' },
      image: 'registry.example.com/edge/edge-monitor:1.4.2',
      envVariables: { OFFLINE_MODE: kplus.EnvValue.fromValue('true') },
      tolerations,
    },
    kubevirt: { componentMemory: { virtApi: Size.mebibytes(150), virtController: Size.mebibytes(150) }, tolerations },
  },
  // Berlin goes first, then the others, one at a time.
  waves: [{ name: 'canary', stores: 0 }, { name: 'main', maxUpdate: kplus.PercentOrAbsolute.absolute(1) }],
  delivery: EdgeDelivery.argoCd({
    repoUrl: 'https://git.example.com/retail/edge.git',
    branch: 'release',
    namespace: 'argocd-stores',
    syncInterval: Duration.minutes(5),
    credentials: { store: vault, key: 'stores/{id}', endpointTemplate: 'https://{id}.example.com:6443' },
  }),
});

// What a store has besides: the user data of its VM, which no manifest shows, from the store that all of them reach when they are online.
for (const store of fleet.stores) new ExternalSecret(store, 'edge-pos-first-boot', { store: vault, data: { userdata: { key: 'edge/pos-first-boot' } } });

// The calculation for one of them, whether it fits its node.
console.log(fleet.stores[0].capacity.toText());

app.synth();
