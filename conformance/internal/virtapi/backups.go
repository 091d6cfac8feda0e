//go:build !before1.8

package virtapi

import (
	"net/http"

	"kubevirt.io/kubevirt/pkg/virt-api/webhooks"
	mutate "kubevirt.io/kubevirt/pkg/virt-api/webhooks/mutating-webhook"
	validate "kubevirt.io/kubevirt/pkg/virt-api/webhooks/validating-webhook"
	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"
)

// backups came with v1.8, and with them the webhook of launcher pods.
func backups(h handling) routes {
	return routes{
		components.VMBackupValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validate.ServeVMBackups(w, r, h.config, h.client, h.informers)
		},
		components.VMBackupTrackerValidatePath: func(w http.ResponseWriter, r *http.Request) { validate.ServeVMBackupTrackers(w, r, h.config) },
		components.VirtLauncherPodMutatePath:   func(w http.ResponseWriter, r *http.Request) { mutate.ServeVirtLauncherPods(w, r, h.config, h.client) },
	}
}

// NoInformers know of no object at all.
func NoInformers() *webhooks.Informers {
	return &webhooks.Informers{
		VMIPresetInformer:  Informer(nil),
		VMRestoreInformer:  Informer(nil),
		VMBackupInformer:   Informer(nil),
		DataSourceInformer: Informer(nil),
		NamespaceInformer:  Informer(nil),
	}
}
