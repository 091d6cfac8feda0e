// Package cdi runs the admission code of the Containerized Data Importer, as virtapi runs that of KubeVirt.
package cdi

import (
	"crypto/rand"
	"crypto/rsa"
	"net/http"

	snapshots "github.com/kubernetes-csi/external-snapshotter/client/v6/clientset/versioned"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/controller-runtime/pkg/client"

	admission "kubevirt.io/containerized-data-importer/pkg/apiserver/webhooks"
	clientset "kubevirt.io/containerized-data-importer/pkg/client/clientset/versioned"
)

// keySize is that of the key that signs the permission to clone, which nobody checks here.
const keySize = 2048

const (
	mutatePath    = "/datavolume-mutate"
	validatePath  = "/datavolume-validate"
	cronPath      = "/dataimportcron-validate"
	populatorPath = "/populator-validate"
	transferPath  = "/objecttransfer-validate"
)

// AddWebhooks adds the handlers of cdi-apiserver for what users write, under their own paths. All look-ups go to the given API server.
func AddWebhooks(mux *http.ServeMux, server *rest.Config) error {
	kube, err := kubernetes.NewForConfig(server)
	if err != nil {
		return err
	}
	cdi, err := clientset.NewForConfig(server)
	if err != nil {
		return err
	}
	snapshot, err := snapshots.NewForConfig(server)
	if err != nil {
		return err
	}
	reader, err := client.New(server, client.Options{})
	if err != nil {
		return err
	}
	key, err := rsa.GenerateKey(rand.Reader, keySize)
	if err != nil {
		return err
	}
	mux.Handle(mutatePath, admission.NewDataVolumeMutatingWebhook(kube, cdi, key))
	mux.Handle(validatePath, admission.NewDataVolumeValidatingWebhook(kube, cdi, snapshot, reader))
	mux.Handle(cronPath, admission.NewDataImportCronValidatingWebhook(kube, cdi))
	mux.Handle(populatorPath, admission.NewPopulatorValidatingWebhook(kube, cdi))
	mux.Handle(transferPath, admission.NewObjectTransferValidatingWebhook(kube, cdi))
	return nil
}
